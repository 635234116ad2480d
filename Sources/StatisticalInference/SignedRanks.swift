/// Differences counted by magnitude and sign, as Wilcoxon's signed-rank test needs them.
///
/// Whoever counts decides which differences are tied, from exact numbers; means rounded to floating point break ties.
public struct SignedRanks: Sendable {
  /// How the pairs without a difference are ranked.
  public enum ZeroRule: String, CaseIterable, Sendable {
    /// Left out before ranking (Wilcoxon 1945).
    case drop
    /// Ranked lowest, then left out (Pratt 1959).
    case pratt
    /// Ranked lowest as one tie, half of their ranks to each side.
    case zsplit
  }

  /// Correction of the normal approximation for a statistic that moves in steps.
  public enum Continuity: String, CaseIterable, Sendable {
    /// No correction.
    case none
    /// Half a rank towards the mean, never past it.
    case half
  }

  /// How many pairs do not differ.
  public let zeros: Int
  /// How many pairs differ.
  public let nonZeros: Int
  /// The magnitudes that occur, ascending, each with twice its average rank among the pairs that differ.
  let groups: [(positive: Int, negative: Int, doubledRank: Int)]

  /// Counts of the differences.
  ///
  /// - Parameters:
  ///   - zeros: How many pairs do not differ.
  ///   - groups: One entry per distinct |difference|, in ascending order: how many pairs are above zero and how many below.
  public init(zeros: Int, groups: [(positive: Int, negative: Int)]) {
    self.zeros = zeros
    var below = 0
    // Ranks below+1 to below+t average (2·below + t + 1)/2: kept doubled, they are whole.
    self.groups = groups.compactMap { group in
      let size = group.positive + group.negative
      defer { below += size }
      return size > 0 ? (group.positive, group.negative, 2 * below + size + 1) : nil
    }
    nonZeros = below
  }

  /// Wilcoxon's test of symmetry around zero.
  ///
  /// - Parameters:
  ///   - rule: How zeros are ranked.
  ///   - continuity: Correction of `z`, and of the p value where that is the normal one.
  ///   - exactUpTo: Up to how many pairs that differ p is exact, 62 at most; its work grows with their number's cube, and at
  ///     worst with its fourth power where zeros are ranked.
  public func test(_ rule: ZeroRule, continuity: Continuity = .none, exactUpTo: Int = 50) -> SignedRankTest {
    let ranked = Ranked(self, rule)
    let z = nonZeros > 0 ? ranked.z(continuity) : nil
    let exact = nonZeros > 0 && nonZeros <= min(exactUpTo, 62)
    return SignedRankTest(
      rule: rule, ranked: rule == .drop ? nonZeros : nonZeros + zeros,
      wPlus: Double(ranked.doubledPlus) / 2, wMinus: Double(ranked.doubledMinus) / 2, z: z,
      p: exact ? ranked.exactP : z.map(StandardNormal.twoSidedP), method: z == nil ? nil : exact ? .exact : .normal)
  }
}
