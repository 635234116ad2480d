public import SurveyModel

/// How time is cut into periods. Days begin at midnight UTC; weeks are those of ISO 8601, from Monday to Sunday.
public enum PeriodUnit: String, CaseIterable, Sendable {
  case day, week, month, quarter, year
  /// Monday to Sunday whatever the date: a breakdown, not a sequence.
  case weekday

  /// Whether periods follow one another, so that a run of them means something.
  public var isSequence: Bool { self != .weekday }

  /// The period that a moment falls into.
  public func period(of moment: Timestamp) -> Period { Period(unit: self, key: key(moment.microseconds)) }

  /// The key of a recorded time in microseconds since 1970 UTC; `Int64.min` stands for no time.
  func key(_ microseconds: Int64) -> Int {
    guard microseconds != .min else { return Period.untimedKey }
    let moment = Timestamp(microseconds: microseconds)
    switch self {
    case .day: return moment.dayNumber
    case .week: return Self.weeks(to: moment.dayNumber)
    case .weekday: return moment.dayNumber - Self.monday(ofWeek: Self.weeks(to: moment.dayNumber)) + 1
    case .month, .quarter, .year:
      let (year, month, _) = moment.civilDate
      return (year * 12 + month - 1) / months
    }
  }

  /// How many months a period has; 1 where it is not made of months.
  var months: Int {
    switch self {
    case .year: 12
    case .quarter: 3
    default: 1
    }
  }

  /// Weeks since the one of 1 January 1970, which began on Monday, 29 December 1969.
  private static func weeks(to dayNumber: Int) -> Int {
    let days = dayNumber + 3
    return days >= 0 ? days / 7 : (days - 6) / 7
  }

  /// The first day of a week, in days since 1970-01-01.
  static func monday(ofWeek week: Int) -> Int { week * 7 - 3 }
}
