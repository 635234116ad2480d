public import StatisticalInference
public import SurveyModel

/// Internal consistency of one scale on one side, over the respondents who answered every item of it on that side.
public struct ReliabilityRow: Sendable {
  /// The dimension, or all items.
  public let subject: ScoreRow.Subject
  /// Whose answers.
  public let segment: SegmentIdentity
  /// Which answers.
  public let side: Side
  /// How many items.
  public let items: Int
  /// Respondents with every answer.
  public let n: Int
  /// Cronbach's alpha.
  public let alpha: Double?
  /// Feldt's interval of alpha.
  public let interval: Interval?
  /// The figures that need the items' covariances; nil where those were not counted.
  public let figures: ScaleReliability?
  /// McDonald's omega of one factor behind the items that vary; nil as `figures` is.
  public let omega: Figure?
  /// Whether the factor would explain more than all of an item (a Heywood case).
  public let isHeywood: Bool
  /// The reliability of the difference by its parts' reliabilities; of gaps only.
  public let differenceReliability: Double?
  /// Items that do not vary, where that was counted.
  public let constantItems: [Item]
  /// Items that run against the sum of the others: to be checked, never turned silently.
  public let suspects: [Item]
  /// Why alpha is missing, or a warning about it.
  public let reason: ReasonCode?

  /// Which answers hang together.
  public enum Side: String, Sendable, CaseIterable {
    /// What was expected.
    case expectation
    /// What was experienced.
    case perception
    /// Their difference.
    case gap
  }
}
