public import SurveyModel
@_spi(_Unicode) internal import Swift

/// The respondent's id as a hash: ids that differ only in blanks round them or in Unicode composition are one.
enum RespondentKey {
  enum Outcome {
    case key(RespondentHash)
    /// A number as a spreadsheet shortens long ones, `1.23E+11`: it tells nobody apart.
    case rounded
    case fault(Rule)
  }

  /// - Parameter pseudonym: what is kept of an id; nil takes a hash without a key, which serves one run.
  static func read(_ bytes: Span<UInt8>, _ pseudonym: RespondentPseudonym?) -> Outcome {
    var (low, high) = (0, bytes.count)
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
    guard low < high else { return .fault(.missingID) }
    if isRounded(bytes, low..<high) { return .rounded }
    for index in low..<high {
      guard bytes[index] < 0x80 else { return readUnicode(bytes, low..<high, pseudonym) }
      guard bytes[index] >= 0x20, bytes[index] != 0x7F else { return .fault(.controlCharacter) }
    }
    if let pseudonym { return .key(bytes.extracting(low..<high).withUnsafeBytes { pseudonym.make($0) }) }
    return .key(hash(bytes.extracting(low..<high)))
  }

  /// `1.23E+11`, with a point or a comma.
  private static func isRounded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 5, range.count <= 24, bytes[range.upperBound - 3] == 0x2B || bytes[range.upperBound - 4] == 0x2B else {
      return false
    }
    var text = ""
    for index in range { text.unicodeScalars.append(Unicode.Scalar(bytes[index] == 0x2C ? 0x2E : bytes[index])) }
    return text.uppercased().contains("E+") && Double(text) != nil
  }

  /// Ids that are canonically equivalent are one: their normalised form (NFC) is hashed, byte by byte.
  private static func readUnicode(_ bytes: Span<UInt8>, _ range: Range<Int>, _ pseudonym: RespondentPseudonym?) -> Outcome {
    var raw: [UInt8] = []
    for index in range { raw.append(bytes[index]) }
    let id = AnswerReader.trimmed(String(decoding: raw, as: UTF8.self))
    guard !id.isEmpty else { return .fault(.missingID) }
    guard !id.unicodeScalars.contains(where: isInvisible) else { return .fault(.invisibleCharacter) }
    let canonical = canonicalBytes(id)
    // Blanks beyond ASCII are gone: what is left may be the id another row has in plain bytes.
    if canonical.allSatisfy({ $0 < 0x80 }) { return read(canonical.span, pseudonym) }
    if let pseudonym { return .key(canonical.withUnsafeBytes { pseudonym.make($0) }) }
    return .key(hash(canonical.span))
  }

  private static func canonicalBytes(_ id: String) -> [UInt8] {
    var canonical = ""
    for scalar in id._nfc { canonical.unicodeScalars.append(scalar) }
    return Array(canonical.utf8)
  }

  /// Zero-width characters, direction marks, soft hyphen, byte order mark: two ids would look the same and differ.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F: true
    default: false
    }
  }

  private static func hash(_ bytes: Span<UInt8>) -> RespondentHash {
    var hash = WordHash(count: bytes.count)
    for offset in stride(from: 0, to: bytes.count, by: 8) {
      var word: UInt64 = 0
      for place in offset..<min(offset + 8, bytes.count) { word |= UInt64(bytes[place]) << (8 * UInt64(place - offset)) }
      hash.add(word)
    }
    return hash.value
  }
}

extension RespondentPseudonym {
  /// The hash of an id as a person writes it, the way readers make it; nil where no reader would take it for an id.
  ///
  /// - Parameter parts: the id, or the parts of one that lies in several columns, in their order.
  public func hash(ofID parts: [String]) -> RespondentHash? {
    var whole: RespondentHash?
    for part in parts {
      guard case .key(let hash) = RespondentKey.read(Array(part.utf8).span, self) else { return nil }
      whole = whole?.joined(with: hash) ?? hash
    }
    return whole
  }
}
