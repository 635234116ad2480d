internal import SurveyModel

/// A place in a short text: at most 48 bytes, which is longer than any date and time.
struct TimeCursor {
  private var bytes = InlineArray<48, UInt8>(repeating: 0)
  private var index = 0
  private let end: Int

  /// A cursor at the start of `text` without the blanks round it; nil where it is empty or too long.
  init?(_ text: Span<UInt8>) {
    var (low, high) = (0, text.count)
    while low < high, text[low] == 0x20 || text[low] == 0x09 { low += 1 }
    while high > low, text[high - 1] == 0x20 || text[high - 1] == 0x09 { high -= 1 }
    guard high > low, high - low <= 48 else { return nil }
    end = high - low
    for place in 0..<end { bytes[place] = text[low + place] }
  }

  var isAtEnd: Bool { index == end }
  var isAtDigit: Bool { index < end && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
  var isAtLetter: Bool { index < end && Self.isLetter(bytes[index]) }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < end, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func skipText(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= end else { return false }
    for place in 0..<length where bytes[index + place] != text.utf8Start[place] { return false }
    index += length
    return true
  }

  /// A blank: plain, no-break (as software puts it before AM and PM), narrow no-break or ideographic.
  mutating func skipBlank() -> Bool {
    skip(0x20) || !isAtASCII && (skipText("\u{202F}") || skipText("\u{A0}") || skipText("\u{3000}"))
  }

  /// Whether nothing beyond ASCII follows at once, so that no other word need be looked for.
  var isAtASCII: Bool { index == end || bytes[index] < 0x80 }

  mutating func take(anyOf choices: (UInt8, UInt8, UInt8)) -> UInt8? {
    guard index < end, bytes[index] == choices.0 || bytes[index] == choices.1 || bytes[index] == choices.2 else { return nil }
    defer { index += 1 }
    return bytes[index]
  }

  /// A number of so many digits, and how many there were.
  mutating func number(digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
    var value = 0
    var count = 0
    while index < end, count < digits.upperBound, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      value = value * 10 + Int(bytes[index] - 0x30)
      (index, count) = (index + 1, count + 1)
    }
    return count >= digits.lowerBound ? (value, count) : nil
  }

  /// Up to eight letters, and no letter behind them.
  mutating func letters() -> ZoneAbbreviation? {
    var (letters, place): (UInt64, Int) = (0, index)
    while place < end, Self.isLetter(bytes[place]) {
      guard place - index < 8 else { return nil }
      letters = letters << 8 | UInt64(bytes[place])
      place += 1
    }
    guard place > index else { return nil }
    index = place
    return ZoneAbbreviation(packed: letters)
  }

  /// The month an English name means: in full, or its first three letters, or `Sept`; in any case.
  mutating func month() -> Int? {
    var length = 0
    while index + length < end, Self.isLetter(bytes[index + length]) { length += 1 }
    guard let month = Self.months.firstIndex(where: { isName($0, length) }) else { return nil }
    index += length
    return month + 1
  }

  private func isName(_ name: StaticString, _ length: Int) -> Bool {
    let full = name.utf8CodeUnitCount
    guard length == 3 || length == full || length == 4 && full == 9 else { return false }
    return (0..<length).allSatisfy { bytes[index + $0] | 0x20 == name.utf8Start[$0] }
  }

  private static let months: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
