public import SurveyModel
public import SurveyReading

/// How one platform lays out its exports. A dialect reads headers and metadata; it never touches an answer.
public protocol ExportDialect: Sendable {
  /// A stable name such as `plain-csv`.
  var name: String { get }

  /// Whether a file is this dialect's, with the evidence in words.
  func recognise(_ preview: ExportPreview) -> Recognition

  /// What each column or element means.
  ///
  /// - Parameter instrument: the instrument the user named; nil leaves the choice to the evidence.
  /// - Throws: `DialectError` where it cannot be known with certainty, with a draft for a person to finish.
  func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook
}

/// How sure a dialect is that a file is its own.
public struct Recognition: Sendable, Equatable {
  /// How strong the evidence is; the strongest dialect wins.
  public enum Strength: Int, Sendable, Comparable {
    /// Not this dialect's.
    case none
    /// Nothing speaks against it.
    case generic
    /// The layout fits.
    case structure
    /// Something only this platform writes.
    case signature

    /// Weaker comes first.
    public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  /// How strong the evidence is.
  public let strength: Strength
  /// The evidence, one sentence each.
  public let evidence: [String]

  /// A recognition with its evidence.
  public init(_ strength: Strength, because evidence: [String] = []) {
    self.strength = strength
    self.evidence = evidence
  }

  /// Not this dialect's.
  public static let unrecognised = Recognition(.none)
}

/// Why a file's columns cannot be understood, with what a person needs to go on.
public struct DialectError: Error, Sendable, Equatable {
  /// The refusal, with its code, sentence and advice.
  public let refusal: ReadingError
  /// What is certain all the same; nil where nothing is.
  public let draft: CodebookDraft?

  /// A refusal.
  public init(_ kind: ReadingError.Kind, _ message: String, advice: String, line: Int = 0, draft: CodebookDraft? = nil) {
    self.init(ReadingError(kind, message, advice: advice, line: line), draft: draft)
  }

  /// The refusal of a file, with what is certain of it.
  public init(_ refusal: ReadingError, draft: CodebookDraft? = nil) {
    self.refusal = refusal
    self.draft = draft
  }
}
