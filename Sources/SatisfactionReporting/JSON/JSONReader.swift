/// Why bytes are not JSON.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The byte where it ends to be JSON, from 0.
  public let byteOffset: Int
  /// What is wrong there.
  public let message: String

  /// The place and what is wrong.
  public var description: String { "byte \(byteOffset): \(message)" }
}

/// Reads JSON (RFC 8259) with its keys in order and `2` told apart from `2.0`, so that a document that is read is written again as the same
/// bytes, which the system's decoders do not promise.
package struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private static let deepest = 64

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that `bytes` hold.
  ///
  /// - Throws: ``JSONError`` at the first byte that does not fit; also for what is nested deeper than 64 levels.
  package static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.error("more than one value") }
    return value
  }

  private func error(_ message: String) -> JSONError { JSONError(byteOffset: place, message: message) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { place += 1 }
  }

  /// Passes `byte`; whether it was there.
  private mutating func pass(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.deepest else { throw error("nested too deeply") }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let isThere = text.withUTF8Buffer { word in bytes[place...].starts(with: word) }
    guard isThere else { throw error("no value") }
    place += text.utf8CodeUnitCount
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    var members: [JSONValue.Member] = []
    place += 1
    if pass(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("a key is expected") }
      let key = try string()
      guard pass(UInt8(ascii: ":")) else { throw error("':' is expected") }
      members.append(JSONValue.Member(key, try value(depth: depth + 1)))
    } while pass(UInt8(ascii: ","))
    guard pass(UInt8(ascii: "}")) else { throw error("'}' is expected") }
    // Rows of tables lie deeper; their columns are looked at once a table.
    if depth < 3, Set(members.map(\.key)).count < members.count { throw error("a key stands twice in an object that ends here") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    place += 1
    if pass(UInt8(ascii: "]")) { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while pass(UInt8(ascii: ","))
    guard pass(UInt8(ascii: "]")) else { throw error("']' is expected") }
    return .array(elements)
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let integer = Int(text), text.first != "+" { return .integer(integer) }
    guard let number = Double(text), number.isFinite, text.first != "+" else {
      place = start
      throw error("no value")
    }
    return .number(number)
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error("a control character in a string") }
      place += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
    }
    guard next != nil else { throw error("a string without end") }
    place += 1
    guard let string = String(validating: text, as: UTF8.self) else { throw error("a string that is not UTF-8") }
    return string
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("a string without end") }
    place += 1
    let plain: [UInt8: UInt8] = [0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09]
    if let plain = plain[byte] { return text.append(plain) }
    guard byte == UInt8(ascii: "u") else { throw error("an unknown escape") }
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), bytes[place...].starts(with: Array("\\u".utf8)) {
      place += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half of a character") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half of a character") }
    text += String(scalar).utf8
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard place + 4 <= bytes.count, let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16) else {
      throw error("four hexadecimal digits are expected")
    }
    place += 4
    return code
  }
}
