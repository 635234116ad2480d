public import StatisticalInference

/// Whether the segments of one column differ at all, before any two are compared.
public struct SegmentTest: Sendable {
  /// What is compared.
  public let subject: ScoreRow.Subject
  /// The segment column's code.
  public let key: String
  /// How many segments there are.
  public let segments: Int
  /// Welch's analysis of variance over the segments' means; nil where fewer than two have a spread.
  public let means: WelchAnova?
  /// Segments left out of it, since they have one respondent or nothing varies: their codes.
  public let excluded: [String]
  /// Kruskal and Wallis's test over the ranks of respondents' scores as exact fractions; nil for fewer than two segments.
  public let ranks: KruskalWallis?
  /// Why a test is missing.
  public let reason: ReasonCode?
}
