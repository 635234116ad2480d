internal import SurveyModel

/// Settles the encoding of a file from its first bytes. Nothing is guessed by statistics: GB18030, for one, reads almost any other
/// East Asian text without an error, and wrongly.
struct EncodingDetection {
  let head: [UInt8]
  let declared: TextEncoding?

  struct Result {
    let encoding: Setting<TextEncoding>
    let markLength: Int
  }

  func settle() throws(ReadingError) -> Result {
    if let mark = byteOrderMark { return try settle(mark) }
    if let name = XMLDeclaration.encoding(in: head) { return try settle(xmlDeclaration: name) }
    if let declared { return Result(encoding: Setting(declared, .declared, evidence: "--encoding"), markLength: 0) }
    try refuseBinary()
    return Result(encoding: Setting(.utf8, .inferred, evidence: "no mark and no declaration: strict UTF-8"), markLength: 0)
  }

  private var byteOrderMark: (encoding: TextEncoding?, length: Int)? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) { return (nil, 4) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  private func settle(_ mark: (encoding: TextEncoding?, length: Int)) throws(ReadingError) -> Result {
    guard let encoding = mark.encoding else {
      throw ReadingError(.encodingUnsupported, "the file is UTF-32", advice: "export it as UTF-8")
    }
    let isUTF16 = encoding != .utf8
    if let declared, declared != encoding, !(isUTF16 && declared == .utf16LittleEndian) {
      throw conflict(mark: encoding, with: "--encoding \(declared)")
    }
    let text = isUTF16 ? narrowed : Array(head.dropFirst(3))
    if let name = XMLDeclaration.encoding(in: text) {
      let named = TextEncoding(named: name)
      let agrees = isUTF16 ? named == .utf16LittleEndian || named == .utf16BigEndian : named == .utf8
      guard agrees else { throw conflict(mark: encoding, with: "the XML declaration, which says \(name)") }
    }
    return Result(encoding: Setting(encoding, .inferred, evidence: "byte order mark"), markLength: mark.length)
  }

  /// UTF-16 without its zero bytes: enough to read an XML declaration, which is ASCII.
  private var narrowed: [UInt8] { head.dropFirst(2).filter { $0 != 0 } }

  private func conflict(mark: TextEncoding, with other: String) -> ReadingError {
    ReadingError(
      .encodingConflict, "the byte order mark says \(mark), which disagrees with \(other)",
      advice: "find out which is true and export the file again")
  }

  private func settle(xmlDeclaration name: String) throws(ReadingError) -> Result {
    guard let encoding = TextEncoding(named: name) else {
      throw ReadingError(
        .encodingUnsupported, "the XML declaration names the encoding \(name), which is not read", advice: "export it as UTF-8")
    }
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
      throw ReadingError(.encodingConflict, "the XML declaration says \(name), but the bytes are not UTF-16")
    }
    if let declared, declared != encoding {
      throw ReadingError(.encodingConflict, "--encoding \(declared) disagrees with the XML declaration, which says \(name)")
    }
    return Result(encoding: Setting(encoding, .declared, evidence: "XML declaration"), markLength: 0)
  }

  /// Refuses UTF-16 without a mark, and what is no text at all.
  private func refuseBinary() throws(ReadingError) {
    let zeros = head.count { $0 == 0 }
    if zeros * 5 > head.count {
      throw ReadingError(
        .encodingUndetermined, "every other byte is zero: this looks like UTF-16 without a byte order mark",
        advice: "give --encoding utf-16le or utf-16be")
    }
    let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B].contains($0) }
    if controls * 20 > head.count { throw ReadingError(.notText, "the file holds binary data", advice: "export it as CSV or XML") }
  }
}

/// The declaration an XML document may begin with.
enum XMLDeclaration {
  /// The encoding named by `<?xml ... encoding="..."?>` at the start of `bytes`, or nil.
  static func encoding(in bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("<?xml".utf8)) else { return nil }
    let declaration = String(decoding: bytes.prefix(256), as: UTF8.self).prefix { $0 != ">" }
    guard let found = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[found.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}
