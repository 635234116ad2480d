internal import SatisfactionScoring

/// Whether customers whose complaint was resolved are more satisfied than those who never had a problem. It is tested, not assumed: a
/// resolved complaint mostly leaves customers less satisfied than no problem at all.
public struct RecoveryParadox: Sendable, Equatable {
  /// What the test says.
  public enum Finding: String, Sendable {
    /// The recovered are more satisfied, beyond chance.
    case present
    /// The recovered are less satisfied, beyond chance.
    case reversed
    /// Neither.
    case noClearDifference = "no_clear_difference"
    /// Fewer than 30 on a side.
    case few
  }

  /// Satisfaction of those whose complaint was resolved, quickly or not.
  public let recovered: CareMean
  /// Satisfaction of those who had no problem.
  public let untroubled: CareMean
  /// The first less the second, by Welch's test.
  public let difference: CareContrast
  /// What it says; nil where there is no test.
  public let finding: Finding?

  init(recovered: CareMean, untroubled: CareMean, level: Double) {
    (self.recovered, self.untroubled) = (recovered, untroubled)
    let judged = CareContrast.judged([CareContrast(recovered, untroubled, level: level)], level: level)
    difference = judged[0]
    finding = difference.verdict.map { verdict in
      switch verdict {
      case .better: .present
      case .worse: .reversed
      case .noClearDifference: .noClearDifference
      case .few: .few
      }
    }
  }
}
