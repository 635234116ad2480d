/// A moment in microseconds since 1970-01-01T00:00:00Z, by the proleptic Gregorian calendar, leap seconds not counted.
public struct Timestamp: Hashable, Sendable, Comparable {
  /// Microseconds since 1970 UTC.
  public let microseconds: Int64

  /// A moment from its count.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// A civil date and time at `offset` seconds east of UTC; nil for a date or time that does not exist (30 February, 24:61).
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0, offset: Int = 0
  ) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    let seconds = Self.daysSinceEpoch(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(microsecond))
  }

  /// Midnight UTC of a day, counted from 1970-01-01.
  public init(dayNumber: Int) { self.init(microseconds: Int64(dayNumber) * 86_400_000_000) }

  /// Earlier moments come first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

  /// The moment as RFC 3339 in UTC, to the second: `2026-03-01T08:00:00Z`.
  public var rfc3339: String {
    let second = Int(microseconds.flooredDivision(by: 1_000_000)) - dayNumber * 86_400
    return "\(date)T\(pad(second / 3_600)):\(pad(second / 60 % 60)):\(pad(second % 60))Z"
  }

  /// The date in UTC: `2026-03-01`.
  public var date: String {
    let (year, month, day) = civilDate
    return "\(pad(year, to: 4))-\(pad(month))-\(pad(day))"
  }

  /// The date in UTC: month and day from 1.
  public var civilDate: (year: Int, month: Int, day: Int) { Self.civil(daysSinceEpoch: dayNumber) }

  /// Days since 1970-01-01, in UTC.
  public var dayNumber: Int { Int(microseconds.flooredDivision(by: 86_400_000_000)) }

  private func pad(_ number: Int, to width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Timestamp {
  static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since the epoch of a civil date: years are counted from March, so that the leap day ends a year.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear.flooredDivision(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func civil(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension BinaryInteger {
  /// The quotient rounded towards minus infinity.
  func flooredDivision(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
