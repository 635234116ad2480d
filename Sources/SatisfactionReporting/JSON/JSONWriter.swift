/// Writes JSON as UTF-8: rows of tables on a line each, so that files can be compared by line.
public struct JSONWriter {
  private var bytes: [UInt8] = []

  /// A value in compact form, on one line.
  public static func line(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    return writer.bytes
  }

  /// A table: an array with one row on each line.
  public static func table(_ rows: [JSONValue]) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(rows: rows)
    writer.bytes.append(0x0A)
    return writer.bytes
  }

  /// A document whose members are written one to a line, arrays of rows as tables.
  public static func document(_ members: [JSONValue.Member]) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(document: members)
    writer.bytes.append(0x0A)
    return writer.bytes
  }

  private mutating func write(document members: [JSONValue.Member]) {
    bytes += "{\n".utf8
    for (index, member) in members.enumerated() {
      writeKey(member.key)
      switch member.value {
      case .object(let inner) where inner.contains(where: { if case .array = $0.value { true } else { false } }): write(document: inner)
      case .array(let rows): write(rows: rows)
      default: write(member.value)
      }
      bytes += (index + 1 < members.count ? ",\n" : "\n").utf8
    }
    bytes += "}".utf8
  }

  private mutating func write(rows: [JSONValue]) {
    bytes += "[".utf8
    for (index, row) in rows.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      write(row)
    }
    bytes += (rows.isEmpty ? "]" : "\n]").utf8
  }

  private mutating func writeKey(_ key: String) {
    write(string: key)
    bytes += ": ".utf8
  }

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let bool): bytes += (bool ? "true" : "false").utf8
    case .integer(let integer): integer.magnitude < 1 << 53 ? bytes += "\(integer)".utf8 : write(string: "\(integer)")
    case .number(let number): bytes += NumberFormat.shortest(number).utf8
    case .string(let string): write(string: string)
    case .array(let elements):
      bytes.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes += ", ".utf8 }
        write(element)
      }
      bytes.append(0x5D)
    case .object(let members):
      bytes.append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { bytes += ", ".utf8 }
        writeKey(member.key)
        write(member.value)
      }
      bytes.append(0x7D)
    }
  }

  /// Characters that end scripts or lines in a page are escaped too, so that the document may be put inside one.
  private mutating func write(string: String) {
    bytes.append(0x22)
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{00}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes += String(scalar).utf8
      }
    }
    bytes.append(0x22)
  }
}
