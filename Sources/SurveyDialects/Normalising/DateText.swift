internal import SurveyModel

/// Reads the date at the head of a recorded time.
struct DateText {
  struct Day {
    var year: Int
    var month: Int
    var day: Int
    /// Whether the time may follow without a blank: behind 日 and 일.
    var endsItself = false
  }

  let order: TimeRules.Order

  /// The date; nil where it is none, or its parts could be told apart in two ways.
  func read(_ cursor: inout TimeCursor) -> Day? {
    guard let first = cursor.number(digits: 1...4) else { return Self.monthNamed(&cursor) }
    if let separator = cursor.take(anyOf: (0x2D, 0x2F, 0x2E)) {
      if separator == 0x2D, cursor.isAtLetter { return monthBetween(first, &cursor, 0x2D) }
      return numbers(first, separator, &cursor)
    }
    if cursor.isAtASCII { return monthBetween(first, &cursor, 0x20) }
    return Self.ideographic(first, &cursor)
  }

  /// `2026-4-1`, `2026. 4. 1.`, and by order `01.04.2026` or `4/1/26`.
  private func numbers(_ first: (value: Int, digits: Int), _ separator: UInt8, _ cursor: inout TimeCursor) -> Day? {
    let isDotted = separator == 0x2E
    if isDotted { _ = cursor.skipBlank() }
    guard let second = cursor.number(digits: 1...2), cursor.skip(separator) else { return nil }
    if isDotted { _ = cursor.skipBlank() }
    guard let third = cursor.number(digits: 1...4) else { return nil }
    if first.digits == 4 {
      if isDotted { _ = cursor.skip(separator) }
      return third.digits <= 2 ? Day(year: first.value, month: second.value, day: third.value) : nil
    }
    guard first.digits <= 2, let year = year(third) else { return nil }
    switch order {
    case .iso, .serial: return nil
    case .dayFirst: return Day(year: year, month: second.value, day: first.value)
    case .monthFirst: return Day(year: year, month: first.value, day: second.value)
    }
  }

  /// A year at the end of a date. Of two digits it is one of 1970 to 2069, and only where the order is known: a year may stand first too.
  private func year(_ number: (value: Int, digits: Int)) -> Int? {
    switch (number.digits, order) {
    case (4, _): number.value
    case (2, .dayFirst), (2, .monthFirst): number.value + (number.value < 70 ? 2000 : 1900)
    default: nil
    }
  }

  /// `26 Apr 2018`, `26-Apr-2018`.
  private func monthBetween(_ day: (value: Int, digits: Int), _ cursor: inout TimeCursor, _ separator: UInt8) -> Day? {
    guard day.digits <= 2, separator == 0x2D || cursor.skipBlank(), let month = cursor.month() else { return nil }
    guard cursor.skip(separator), let number = cursor.number(digits: 1...4), let year = year(number) else { return nil }
    return Day(year: year, month: month, day: day.value)
  }

  /// `Apr 26, 2018`, as Java programs write it.
  private static func monthNamed(_ cursor: inout TimeCursor) -> Day? {
    guard let month = cursor.month() else { return nil }
    _ = cursor.skip(0x2E)
    guard cursor.skipBlank(), let day = cursor.number(digits: 1...2) else { return nil }
    _ = cursor.skip(0x2C)
    guard cursor.skipBlank(), let year = cursor.number(digits: 4...4) else { return nil }
    return Day(year: year.value, month: month, day: day.value)
  }

  /// `2026年4月1日` and `2026년 4월 1일`.
  private static func ideographic(_ year: (value: Int, digits: Int), _ cursor: inout TimeCursor) -> Day? {
    guard year.digits == 4 else { return nil }
    let isKorean = cursor.skipText("년")
    guard isKorean || cursor.skipText("年") else { return nil }
    _ = cursor.skipBlank()
    guard let month = cursor.number(digits: 1...2), cursor.skipText(isKorean ? "월" : "月") else { return nil }
    _ = cursor.skipBlank()
    guard let day = cursor.number(digits: 1...2), cursor.skipText(isKorean ? "일" : "日") else { return nil }
    return Day(year: year.value, month: month.value, day: day.value, endsItself: true)
  }
}
