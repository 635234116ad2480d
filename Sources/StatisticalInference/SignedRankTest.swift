/// What Wilcoxon's signed-rank test found.
public struct SignedRankTest: Sendable, Equatable {
  /// Where a p value is from.
  public enum Method: String, Sendable {
    /// From every assignment of signs to the ranks at hand, the ties and the zeros given; so `zsplit` has the p of `pratt`.
    case exact
    /// From the normal distribution, the variance corrected for ties.
    case normal
  }

  /// How the zeros were ranked.
  public let rule: SignedRanks.ZeroRule
  /// How many pairs were ranked: those that differ, and with `pratt` and `zsplit` the zeros too.
  public let ranked: Int
  /// The sum of the ranks of the positive differences; with `zsplit` half of the zeros' ranks is in it.
  public let wPlus: Double
  /// The sum of the ranks of the negative differences; with `zsplit` half of the zeros' ranks is in it.
  public let wMinus: Double
  /// The normal statistic of W+, positive when the positive differences outweigh; nil where no pair differs.
  public let z: Double?
  /// The two-sided p value; nil where no pair differs.
  public let p: Double?
  /// Where p is from; nil where no pair differs.
  public let method: Method?

  /// (W+ - W-)/(W+ + W-), from -1 to 1 (Kerby 2014); nil where no pair differs.
  public var rankBiserial: Double? { z == nil ? nil : (wPlus - wMinus) / (wPlus + wMinus) }
}
