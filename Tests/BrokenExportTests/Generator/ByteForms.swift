/// Ways to write text as bytes, done by hand so that no decoder of the product is trusted with its own test.
enum ByteForms {
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let utf16LittleMark: [UInt8] = [0xFF, 0xFE]
  static let utf16BigMark: [UInt8] = [0xFE, 0xFF]

  static func utf16Little(_ text: String) -> [UInt8] { text.utf16.flatMap(little) }
  static func utf16Big(_ text: String) -> [UInt8] { text.utf16.flatMap { little($0.byteSwapped) } }
  static func utf32Little(_ text: String) -> [UInt8] { text.unicodeScalars.flatMap { little($0.value) } }

  /// UTF-7 with the characters of markup hidden.
  static func utf7(_ text: String) -> [UInt8] {
    let hidden: [Character: String] = ["<": "+ADw-", ">": "+AD4-", "\"": "+ACI-", "+": "+-"]
    return Array(text.map { hidden[$0] ?? String($0) }.joined().utf8)
  }

  /// A number's bytes, least significant first.
  static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}

extension [UInt8] {
  /// The bytes with every `#` replaced, for markup in which bytes are wanted that are no text.
  func replacingHash(with bytes: [UInt8]) -> [UInt8] { flatMap { $0 == UInt8(ascii: "#") ? bytes : [$0] } }
}
