internal import SurveyModel

/// One day, week, month, quarter, year or weekday; or what stands for the responses without a recorded time, which comes last.
public struct Period: Hashable, Comparable, Sendable {
  /// What it is one of.
  public let unit: PeriodUnit
  /// Its place in time: days or ISO weeks since the one of 1970-01-01, or months, quarters and years since the year 0; Monday is weekday 1.
  public let key: Int

  static let untimedKey = Int.max

  init(unit: PeriodUnit, key: Int) {
    self.unit = unit
    self.key = key
  }

  /// Earlier periods come first.
  public static func < (left: Period, right: Period) -> Bool { left.key < right.key }

  /// Whether it is a period at all, and not the place of responses without a recorded time.
  public var isTimed: Bool { key != Self.untimedKey }

  /// Its first day, as `2026-06-01`; nil for weekdays.
  public var start: String? { days.map { Timestamp(dayNumber: $0.lowerBound).date } }

  /// Its last day, as `2026-06-30`; nil for weekdays.
  public var end: String? { days.map { Timestamp(dayNumber: $0.upperBound).date } }

  /// Its days, counted from 1970-01-01; nil for weekdays.
  var days: ClosedRange<Int>? {
    guard isTimed else { return nil }
    switch unit {
    case .weekday: return nil
    case .day: return key...key
    case .week: return PeriodUnit.monday(ofWeek: key)...PeriodUnit.monday(ofWeek: key) + 6
    case .month, .quarter, .year:
      let first = key * unit.months
      return Self.firstDay(ofMonth: first)...Self.firstDay(ofMonth: first + unit.months) - 1
    }
  }

  private static func firstDay(ofMonth month: Int) -> Int {
    Timestamp(year: month / 12, month: month % 12 + 1, day: 1)?.dayNumber ?? 0
  }
}

extension Period {
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// As files name it, never like a number: `day-2026-06-01`, `week-2026-w23`, `month-2026-06`, `quarter-2026-q2`, `year-2026`,
  /// `weekday-1-monday`; `no_time` for responses without a recorded time.
  public var id: String {
    guard isTimed else { return "no_time" }
    return "\(unit.rawValue)-" + (unit == .weekday ? "\(key)-" : "") + label.lowercased().map { $0 == " " ? "-" : String($0) }.joined()
  }

  /// As people read it: `2026-06-01`, `2026 W23`, `2026-06`, `2026 Q2`, `2026`, `Monday`.
  public var label: String {
    guard let start else { return isTimed ? Self.weekdays[(key - 1) % 7] : "(no time)" }
    switch unit {
    case .week: return isoWeek
    case .month: return String(start.prefix(7))
    case .quarter: return "\(start.prefix(4)) Q\(key % 4 + 1)"
    case .year: return String(start.prefix(4))
    default: return start
    }
  }

  /// A week belongs to the year of its Thursday, so that week 1 is the one with 4 January (ISO 8601).
  private var isoWeek: String {
    let thursday = Timestamp(dayNumber: PeriodUnit.monday(ofWeek: key) + 3)
    let newYear = Timestamp(year: thursday.civilDate.year, month: 1, day: 1)?.dayNumber ?? thursday.dayNumber
    let week = (thursday.dayNumber - newYear) / 7 + 1
    return "\(thursday.date.prefix(4)) W\(week < 10 ? "0" : "")\(week)"
  }
}
