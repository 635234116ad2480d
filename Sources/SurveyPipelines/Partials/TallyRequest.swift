public import SatisfactionReporting

/// Which slice of a survey is to be counted into a partial, and how.
public struct TallyRequest: Sendable {
  /// The files, and how they are read and counted. What only matters when measuring is left for then.
  public var study: StudyRequest
  /// The bytes of the one file that are counted; nil counts all of every file.
  public var range: Range<Int>?
  /// Whether the range begins inside a quoted field; nil counts the quotes of everything before it.
  public var startsInsideQuotes: Bool?
  /// The SHA-256 of the one file, where it is known; nil takes it.
  public var sha256: String?
  /// What the one file is called; nil takes the last part of its path.
  public var name: String?
  /// The place of the files in the order of arrival, which decides between equally late responses of one respondent; files of one
  /// place arrive in the order of their names.
  public var arrival = 0
  /// Whether it is promised that no respondent is in another slice; those who are in this one twice are found all the same.
  public var isUnique = false

  /// A request for all of the files of `study`.
  public init(_ study: StudyRequest) { self.study = study }
}

/// Why there is no partial.
public enum TallyingError: Error, Sendable, CustomStringConvertible {
  /// The run cannot go on.
  case study(StudyError)
  /// The file of which a range was to be counted cannot be used.
  case refused(source: String, SourceSummary.Refusal)
  /// Two files have the same bytes, or one name and nothing else to tell them apart.
  case twice(source: String)
  /// Customer-care measures look at respondents a second time, so that a partial has to carry them.
  case careNeedsResponses
  /// An instrument or a codebook that cannot be written down and read back.
  case notStorable(what: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .study(let error): error.description
    case .refused(let source, let refusal): "\(source): \(refusal.kind): \(refusal.sentence)"
    case .twice(let source): "\(source) is there twice, byte for byte: it would count twice"
    case .careNeedsResponses:
      "the codebook's customer-care measures look at respondents a second time, so that a partial carries them: leave --ids-unique out"
    case .notStorable(let what): "the \(what) cannot be written down without loss: give it as a file of its own"
    }
  }
}
