/// Why an answer is missing; the reasons stay apart in every count.
public enum MissingReason: Int16, CaseIterable, Sendable {
  /// Shown and left blank.
  case skipped = -1
  /// The respondent chose "not applicable".
  case notApplicable = -2
  /// The respondent refused or did not know.
  case unknown = -3
  /// The question was not put to this respondent, or the record does not carry the column.
  case notAsked = -4
  /// There was an answer that could not be read, and the codebook says to go on without it.
  case unreadable = -5

  /// The code used in files: `skipped`, `not_applicable`, `dont_know`, `not_asked`, `unreadable`.
  public var code: String {
    switch self {
    case .skipped: "skipped"
    case .notApplicable: "not_applicable"
    case .unknown: "dont_know"
    case .notAsked: "not_asked"
    case .unreadable: "unreadable"
    }
  }

  /// The reason called `code`, or nil.
  public init?(code: String) {
    guard let reason = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = reason
  }
}

/// An answer as it is counted: the point on its scale (0 for the lowest), or a negative `MissingReason`.
public typealias AnswerCode = Int16
