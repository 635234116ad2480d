/// A place in a short ASCII text: at most 40 bytes, which is longer than any date and time.
struct TimeCursor {
  private var bytes = InlineArray<40, UInt8>(repeating: 0)
  private var index = 0
  private let end: Int

  /// A cursor at the start of `text` without the blanks round it; nil where it is empty or too long.
  init?(_ text: Span<UInt8>) {
    var (low, high) = (0, text.count)
    while low < high, text[low] == 0x20 || text[low] == 0x09 { low += 1 }
    while high > low, text[high - 1] == 0x20 || text[high - 1] == 0x09 { high -= 1 }
    guard high > low, high - low <= 40 else { return nil }
    end = high - low
    for place in 0..<end { bytes[place] = text[low + place] }
  }

  var isAtEnd: Bool { index == end }

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

  /// The hours `AM` or `PM` adds, if one of them follows.
  mutating func halfOfDay() -> Int? {
    let start = index
    _ = skip(0x20)
    if skipText("AM") || skipText("am") { return 0 }
    if skipText("PM") || skipText("pm") { return 12 }
    index = start
    return nil
  }
}
