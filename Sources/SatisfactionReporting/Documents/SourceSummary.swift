public import SurveyModel

/// What became of one source.
public struct SourceSummary: Sendable {
  /// The file's name.
  public var source: String
  /// The SHA-256 of its bytes as 64 hex digits; nil where nothing needed it.
  public var sha256: String?
  /// Its size in bytes.
  public var bytes = 0
  /// Its encoding and how that was learnt.
  public var encoding: Setting<String>?
  /// The dialect's name.
  public var dialect: String?
  /// Why that dialect.
  public var evidence: [String] = []
  /// Where its rows went.
  public var accounting = RowAccounting()
  /// What was found, in file order.
  public var findings: [Finding] = []
  /// Why it was refused; nil where it was read.
  public var refusal: Refusal?
  /// What its responses did to those of earlier files; nil where there is no ledger.
  public var change: LedgerChange?

  /// What the responses of a file did to those that were there: they add up to its responses, people aside who were forgotten.
  public struct LedgerChange: Sendable, Equatable {
    /// Respondents seen for the first time.
    public let added: Int
    /// Respondents whose answers, segments or time are now others.
    public let corrected: Int
    /// Responses that were there already.
    public let unchanged: Int
    /// Responses older than those that were there.
    public let outdated: Int

    /// A change.
    public init(added: Int, corrected: Int, unchanged: Int, outdated: Int) {
      (self.added, self.corrected, self.unchanged, self.outdated) = (added, corrected, unchanged, outdated)
    }
  }

  /// Why a source was refused.
  public struct Refusal: Sendable, Equatable {
    /// The code.
    public let kind: String
    /// What is wrong.
    public let message: String
    /// What to do.
    public let advice: String
    /// The line, from 1; 0 for the whole file.
    public let line: Int
    /// A codebook to finish by hand; nil where there is none.
    public let draft: String?

    /// What is wrong and what to do, as one sentence.
    public var sentence: String { advice.isEmpty ? message : "\(message): \(advice)" }

    /// A refusal.
    public init(kind: String, message: String, advice: String, line: Int, draft: String?) {
      self.kind = kind
      self.message = message
      self.advice = advice
      self.line = line
      self.draft = draft
    }
  }

  /// A source of which nothing is known yet.
  public init(source: String) { self.source = source }

  /// `accept`, `accept_with_quarantine`, `empty` or `refuse`, as in the bad-input contract.
  public var status: String {
    if refusal != nil { return "refuse" }
    if accounting.records == 0 { return "empty" }
    return accounting.quarantined == 0 ? "accept" : "accept_with_quarantine"
  }
}
