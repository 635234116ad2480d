/// How the text of an answer becomes a point on its scale.
public struct ValueRules: Sendable, Hashable {
  /// Text that stands for no answer, with its reason; compared without case after trimming.
  public var missing: [String: MissingReason] = ValueRules.defaultMissing
  /// Answer labels and the number each stands for, in units of the scale; compared without case after trimming.
  public var labels: [String: Int] = [:]
  /// Whether a number that leads a label is the answer: `4 - Very good`, `(4)`, `4)`.
  public var readsNumberInLabel = false
  /// Why a cell with nothing between two delimiters is missing, where the platform tells it from an empty text.
  public var absentReason: MissingReason = .skipped
  /// Whether an unreadable answer is counted as missing instead of setting its record aside.
  public var unreadableIsMissing = false

  /// Rules with the default list of missing tokens.
  public init() {}

  /// Text that is no answer on any platform. Numbers are never in this list: a codebook must say that 9 or 99 means no answer.
  public static let defaultMissing: [String: MissingReason] = [
    "na": .notApplicable, "n/a": .notApplicable, "#n/a": .skipped, "null": .skipped, "-": .skipped, "--": .skipped, ".": .skipped,
    "not applicable": .notApplicable, "不适用": .notApplicable, "不適用": .notApplicable, "无": .skipped, "無": .skipped,
    "don't know": .unknown, "不知道": .unknown, "해당 없음": .notApplicable, "該当なし": .notApplicable,
  ]
}
