public import StatisticalInference

/// Tests and effect sizes of one gap beside the paired t test.
public struct GapTests: Sendable {
  /// Wilcoxon's signed-rank test over respondents' (for an item: pairs') gaps as exact fractions, under each rule for zeros.
  public let signedRanks: [SignedRankTest]
  /// The rule whose test stands in the scores table.
  public let rule: SignedRanks.ZeroRule
  /// How many gaps are exactly zero.
  public let zeros: Int
  /// d_av: the gap in units of √((expectation variance + perception variance)/2).
  public let dAv: Double?
  /// The correlation of expectation and perception.
  public let correlation: Double?
  /// Whether the gap is too small to matter; nil where no margin was asked for.
  public let equivalence: Equivalence?
  /// Benjamini and Hochberg's adjustment of the t test's p value, in the family that Holm's is made in.
  public internal(set) var discoveryP: Double?
  /// Why the signed-rank test is missing.
  public var reason: ReasonCode? { ranked?.z == nil ? (zeros > 0 ? .allZero : .noData) : nil }

  /// The signed-rank test of the scores table.
  public var ranked: SignedRankTest? { signedRanks.first { $0.rule == rule } }

  init(_ differences: SignedDifferences, _ row: ScoreRow, _ conventions: MeasurementConventions) {
    let continuity: SignedRanks.Continuity = conventions.hasContinuity ? .half : .none
    signedRanks = SignedRanks.ZeroRule.allCases.map { differences.ranks.test($0, continuity: continuity) }
    (rule, zeros) = (conventions.zeroRule, differences.ranks.zeros)
    let (expectation, perception) = (row.expectation?.sd, row.perception?.sd)
    dAv = Self.dAv(row.gap?.mean, expectation, perception)
    correlation = Self.correlation(row.gap?.sd, expectation, perception)
    equivalence = row.gap.flatMap { gap in
      guard let margin = conventions.equivalenceMargin, let se = gap.se, let df = gap.df else { return nil }
      return Equivalence(estimate: gap.mean, se: se, df: df, margin: margin, alpha: 1 - conventions.level)
    }
  }

  private static func dAv(_ gap: Double?, _ expectation: Double?, _ perception: Double?) -> Double? {
    guard let gap, let expectation, let perception else { return nil }
    return EffectSize.dAv(difference: gap, variances: (expectation * expectation, perception * perception))
  }

  /// From the three variances over the same people: cov = (s_E² + s_P² - s_gap²)/2.
  private static func correlation(_ gap: Double?, _ expectation: Double?, _ perception: Double?) -> Double? {
    guard let gap, let expectation, let perception, expectation > 0, perception > 0 else { return nil }
    let covariance = (expectation * expectation + perception * perception - gap * gap) / 2
    return min(1, max(-1, covariance / (expectation * perception)))
  }
}

extension [ScoreRow] {
  /// Adjusts the p values of one family of gaps.
  mutating func adjust() {
    let tested = map { $0.gap?.p }
    let (family, discovery) = (Holm.adjusted(tested), BenjaminiHochberg.adjusted(tested))
    for index in indices {
      self[index].adjustedP = family[index]
      self[index].tests?.discoveryP = discovery[index]
    }
  }
}
