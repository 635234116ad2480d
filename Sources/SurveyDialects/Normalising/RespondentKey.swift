internal import SurveyModel

/// The respondent's id as a hash: ids that differ only in blanks round them or in Unicode composition are one.
enum RespondentKey {
  enum Outcome {
    case key(RespondentHash)
    /// A number as a spreadsheet shortens long ones, `1.23E+11`: it tells nobody apart.
    case rounded
    case fault(Rule)
  }

  static func read(_ bytes: Span<UInt8>) -> Outcome {
    var (low, high) = (0, bytes.count)
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
    guard low < high else { return .fault(.missingID) }
    if isRounded(bytes, low..<high) { return .rounded }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var second: UInt64 = 0
    for index in low..<high {
      guard bytes[index] < 0x80 else { return readUnicode(bytes, low..<high) }
      guard bytes[index] >= 0x20, bytes[index] != 0x7F else { return .fault(.controlCharacter) }
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
      second = (second &+ UInt64(bytes[index]) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    }
    return .key(finished(hash, second))
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

  private static func readUnicode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Outcome {
    var raw: [UInt8] = []
    for index in range { raw.append(bytes[index]) }
    let id = AnswerReader.trimmed(String(decoding: raw, as: UTF8.self))
    guard !id.isEmpty else { return .fault(.missingID) }
    guard !id.unicodeScalars.contains(where: isInvisible) else { return .fault(.invisibleCharacter) }
    // Blanks beyond ASCII are gone: what is left may be the id another row has in plain bytes.
    if id.utf8.allSatisfy({ $0 < 0x80 }) { return read(Array(id.utf8).span) }
    return .key(finished(hash(id, seed: 0), hash(id, seed: 1)))
  }

  /// Zero-width characters, direction marks, soft hyphen, byte order mark: two ids would look the same and differ.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F: true
    default: false
    }
  }

  /// Equal for canonically equivalent text, as String's == is.
  private static func hash(_ id: String, seed: Int) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(seed)
    hasher.combine(id)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  private static func finished(_ hash: UInt64, _ second: UInt64) -> RespondentHash {
    RespondentHash(high: mixed(hash) | 1, low: UInt32(truncatingIfNeeded: mixed(second)))
  }

  /// Spreads the bits: the finaliser of MurmurHash3.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}
