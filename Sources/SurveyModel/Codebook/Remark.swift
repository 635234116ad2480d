/// Something that was decided, or could not be, when a codebook was made: worth saying to whoever reads the scores.
public struct Remark: Sendable, Hashable {
  /// The rule's code.
  public let rule: Rule
  /// How much it matters.
  public let severity: Finding.Severity
  /// One sentence: what was decided on what grounds and, where something can be done, what to do.
  public let message: String

  /// A remark.
  public init(_ rule: Rule, severity: Finding.Severity, message: String) {
    self.rule = rule
    self.severity = severity
    self.message = message
  }
}
