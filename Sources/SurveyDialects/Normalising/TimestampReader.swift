public import SurveyModel

/// Reads recorded times. A date or time that does not exist is no time, and one whose day and month could be swapped is none either.
struct TimestampReader {
  let rules: TimeRules

  /// The moment `bytes` name, or nil. Accepted: `2026-03-01`, `2026-03-01T08:00:00.5+08:00`, `2026/3/1 8:00`, and by rule `01.03.2026`;
  /// hours may be followed by `AM` or `PM`.
  func read(_ bytes: Span<UInt8>) -> Timestamp? {
    guard var cursor = TimeCursor(bytes) else { return nil }
    guard let date = date(&cursor) else { return nil }
    var time = (hour: 0, minute: 0, second: 0, microsecond: 0)
    if !cursor.isAtEnd {
      guard cursor.skip(0x54) || cursor.skip(0x20), let read = Self.time(&cursor) else { return nil }
      time = read
    }
    guard let offset = Self.offset(&cursor, default: rules.offset), cursor.isAtEnd else { return nil }
    return Timestamp(
      year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute, second: time.second,
      microsecond: time.microsecond, offset: offset)
  }

  private func date(_ cursor: inout TimeCursor) -> (year: Int, month: Int, day: Int)? {
    guard let first = cursor.number(digits: 1...4), let separator = cursor.take(anyOf: (0x2D, 0x2F, 0x2E)) else { return nil }
    guard let second = cursor.number(digits: 1...2), cursor.skip(separator) else { return nil }
    guard let third = cursor.number(digits: 1...4) else { return nil }
    if first.digits == 4 { return third.digits <= 2 ? (first.value, second.value, third.value) : nil }
    guard first.digits <= 2, third.digits == 4 else { return nil }
    switch rules.order {
    case .iso: return nil
    case .dayFirst: return (third.value, second.value, first.value)
    case .monthFirst: return (third.value, first.value, second.value)
    }
  }

  private static func time(_ cursor: inout TimeCursor) -> (hour: Int, minute: Int, second: Int, microsecond: Int)? {
    guard var hour = cursor.number(digits: 1...2)?.value, cursor.skip(0x3A), let minute = cursor.number(digits: 2...2)?.value else {
      return nil
    }
    var second = 0
    var microsecond = 0
    if cursor.skip(0x3A) {
      guard let seconds = cursor.number(digits: 2...2)?.value else { return nil }
      second = seconds
      if cursor.skip(0x2E) {
        guard let fraction = cursor.number(digits: 1...9) else { return nil }
        microsecond = scaled(fraction)
      }
    }
    if let half = cursor.halfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + half
    }
    return (hour, minute, second, microsecond)
  }

  private static func scaled(_ fraction: (value: Int, digits: Int)) -> Int {
    var (value, digits) = fraction
    while digits < 6 { (value, digits) = (value * 10, digits + 1) }
    while digits > 6 { (value, digits) = (value / 10, digits - 1) }
    return value
  }

  private static func offset(_ cursor: inout TimeCursor, default offset: Int) -> Int? {
    if cursor.isAtEnd { return offset }
    if cursor.skip(0x5A) || cursor.skipText(" UTC") || cursor.skipText(" Z") { return 0 }
    _ = cursor.skip(0x20)
    guard let sign = cursor.take(anyOf: (0x2B, 0x2D, 0x2D)), let hours = cursor.number(digits: 2...2)?.value, hours <= 14 else {
      return nil
    }
    _ = cursor.skip(0x3A)
    let minutes = cursor.number(digits: 2...2)?.value ?? 0
    guard minutes < 60 else { return nil }
    return (hours * 3_600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
  }
}

extension Timestamp {
  /// A date, or a date and time, in ISO 8601; without an offset it is UTC.
  public init?(text: String) {
    guard let moment = TimestampReader(rules: TimeRules()).read(Array(text.utf8).span) else { return nil }
    self = moment
  }
}
