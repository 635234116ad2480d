/// Something wrong with the data, or worth saying about it, with its place.
///
/// A finding never holds a respondent's answer: messages name columns and rules only.
public struct Finding: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable, Comparable {
    /// Said for the record; nothing is lost.
    case note
    /// A person should look; nothing is lost.
    case warning
    /// A record was set aside, or the file was refused.
    case error

    /// Notes come before warnings, warnings before errors.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// The rule's code.
  public let rule: Rule
  /// How much it matters.
  public let severity: Severity
  /// The record it is about; line 0 where it is about the whole file.
  public let position: RecordPosition
  /// The field's column, from 1; 0 where the whole record is meant.
  public let column: Int
  /// The field's name, empty where the whole record is meant.
  public let field: String
  /// One sentence: what is wrong and, where something can be done, what to do.
  public let message: String
  /// How many bytes the record has, so that it can be read again.
  public let byteLength: Int

  /// A finding.
  public init(
    _ rule: Rule, severity: Severity = .error, position: RecordPosition = RecordPosition(), column: Int = 0, field: String = "",
    message: String, byteLength: Int = 0
  ) {
    self.rule = rule
    self.severity = severity
    self.position = position
    self.column = column
    self.field = field
    self.message = message
    self.byteLength = byteLength
  }
}
