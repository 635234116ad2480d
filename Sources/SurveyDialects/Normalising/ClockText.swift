/// Reads the time of day behind a date.
enum ClockText {
  typealias Time = (hour: Int, minute: Int, second: Int, microsecond: Int)

  /// Half a day: how many hours it adds, and whether its hours may count from 0, as Japanese ones do.
  private typealias Half = (hours: Int, countsFromZero: Bool)

  /// `8:05`, `08:05:00.250`, `8:05 PM`, `下午 8:05`; nil where it is none.
  static func read(_ cursor: inout TimeCursor) -> Time? {
    let before = cursor.isAtDigit ? nil : leadingHalf(&cursor)
    if before != nil { _ = cursor.skipBlank() }
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
    if let half = before ?? closingHalf(&cursor) {
      guard hour <= 12, hour > 0 || half.countsFromZero else { return nil }
      hour = hour % 12 + half.hours
    }
    return (hour, minute, second, microsecond)
  }

  private static func scaled(_ fraction: (value: Int, digits: Int)) -> Int {
    var (value, digits) = fraction
    while digits < 6 { (value, digits) = (value * 10, digits + 1) }
    while digits > 6 { (value, digits) = (value / 10, digits - 1) }
    return value
  }

  /// The half before the time, as Chinese, Korean and Japanese software writes it. Both 0 and 12 are the first hour of either half.
  private static func leadingHalf(_ cursor: inout TimeCursor) -> Half? {
    if cursor.skipText("上午") || cursor.skipText("오전") || cursor.skipText("午前") { return (0, true) }
    if cursor.skipText("下午") || cursor.skipText("오후") || cursor.skipText("午後") { return (12, true) }
    return nil
  }

  /// The half behind it: `AM`, `pm`, `a.m.`, `p. m.`.
  private static func closingHalf(_ cursor: inout TimeCursor) -> Half? {
    var ahead = cursor
    _ = ahead.skipBlank()
    guard let letter = ahead.take(anyOf: (0x41, 0x61, 0x50)) ?? ahead.take(anyOf: (0x70, 0x70, 0x70)) else { return nil }
    let isDotted = ahead.skip(0x2E)
    if isDotted { _ = ahead.skipBlank() }
    guard ahead.skip(0x4D) || ahead.skip(0x6D), !isDotted || ahead.skip(0x2E), !ahead.isAtLetter else { return nil }
    cursor = ahead
    return (letter | 0x20 == 0x70 ? 12 : 0, false)
  }
}
