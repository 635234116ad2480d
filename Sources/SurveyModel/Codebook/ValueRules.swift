/// How the text of an answer becomes a point on its scale.
public struct ValueRules: Sendable, Hashable {
  /// Text that stands for no answer, with its reason; compared as `AnswerText` folds.
  public var missing: [String: MissingReason] = ValueRules.defaultMissing
  /// Answer labels and the number each stands for, in units of the scale; compared as `AnswerText` folds.
  public var labels: [String: Int] = [:]
  /// Whether the number at either end of a label nobody knows is the answer: `4 - Very good`, `(4)`, `Good (4)`.
  public var readsNumberInLabel = false
  /// Why a cell with nothing between two delimiters is missing, where the platform tells it from an empty text.
  public var absentReason: MissingReason = .skipped
  /// Whether an unreadable answer is counted as missing instead of setting its record aside.
  public var unreadableIsMissing = false

  /// Rules with the default list of missing tokens.
  public init() {}
}
