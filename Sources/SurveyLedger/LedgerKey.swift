internal import SurveyDigest
public import SurveyModel

/// The secret under which respondents' ids are hashed. It is kept outside the ledger: who has the ledger alone cannot find out whether a
/// person is in it.
public struct LedgerKey: Sendable {
  /// The fewest bytes a key may have.
  public static let minimumBytes = 16

  private let secret: [UInt8]

  /// A key from the bytes of a file or the text of an environment variable; blanks and line ends round it do not count.
  ///
  /// - Throws: `no_key` for fewer than 16 bytes.
  public init(_ bytes: [UInt8]) throws(LedgerError) {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let trimmed = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    guard trimmed.count >= Self.minimumBytes else {
      throw LedgerError(
        .noKey, "the key has \(trimmed.count) bytes, and needs at least \(Self.minimumBytes)",
        advice: "make one with: servqual ledger key FILE")
    }
    secret = Array(trimmed)
  }

  /// What the ledger keeps to know its key again: a code of a fixed text, which tells nothing of the key.
  var check: [UInt8] { Array(code("servqual ledger", of: []).prefix(16)) }

  /// How respondents' ids are hashed in one wave of a survey: the first 96 bits of HMAC-SHA-256 over survey, wave and id.
  public func pseudonym(survey: String, wave: String) -> RespondentPseudonym {
    let hash = KeyedHash(key: secret, context: Self.context("id", survey, wave))
    return RespondentPseudonym { Self.hash(hash.code($0)) }
  }

  /// How people are hashed who were forgotten: in no survey's and no wave's terms, so that they are known in those to come.
  var person: RespondentPseudonym {
    let hash = KeyedHash(key: secret, context: Self.context("person", "", ""))
    return RespondentPseudonym { Self.hash(hash.code($0)) }
  }

  /// How rows without an id are told apart: over what they say, and the how-manieth row it is that says just that.
  func rowHash(survey: String, wave: String) -> KeyedHash { KeyedHash(key: secret, context: Self.context("row", survey, wave)) }

  static func hash(_ code: [UInt8]) -> RespondentHash {
    let high = code[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    // The lowest bit keeps a hash from being the one that stands for no id.
    return RespondentHash(high: high | 1, low: code[8..<12].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
  }

  private func code(_ context: String, of message: [UInt8]) -> [UInt8] {
    message.withUnsafeBytes { KeyedHash(key: secret, context: context).code($0) }
  }

  private static func context(_ kind: String, _ survey: String, _ wave: String) -> String { "\(kind)\u{1F}\(survey)\u{1F}\(wave)\u{1F}" }
}
