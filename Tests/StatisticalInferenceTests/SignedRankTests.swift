import StatisticalInference
import Testing

/// Reference: scipy 1.17.1 `stats.wilcoxon`, with `PermutationMethod` for exact values with ties, and R 4.2.2 `wilcox.test`.
@Suite struct SignedRankTests {
  /// (12,9) (9,6) (15,16) (11,11) (8,4) (14,15) (10,10) (13,17)
  private let eight = SignedRanks(zeros: 2, groups: [(0, 2), (2, 0), (1, 1)])
  private let many = SignedRanks(zeros: 37, groups: [(21, 48), (10, 33), (4, 17), (2, 6), (0, 1)])

  @Test func eachRuleForZerosHasItsStatistic() {
    let tests = [SignedRanks.ZeroRule.drop, .pratt, .zsplit].map { eight.test($0) }
    #expect(tests.map { min($0.wPlus, $0.wMinus) } == [8.5, 14.5, 16])
    #expect(tests.map { max($0.wPlus, $0.wMinus) } == [12.5, 18.5, 20])
    #expect(tests.map(\.ranked) == [6, 8, 8])
    #expect(near(tests[0].rankBiserial, 4 / 21.0) && near(tests[1].rankBiserial, 4 / 33.0))
  }

  @Test(arguments: [
    (SignedRanks.ZeroRule.drop, 0.4228131380653519, 0.71875), (.pratt, 0.284627226785928, 0.84375),
    (.zsplit, 0.2814390178921167, 0.84375),
  ])
  func aFewPairsHaveAnExactP(rule: SignedRanks.ZeroRule, z: Double, p: Double) {
    let test = eight.test(rule)
    #expect(near(test.z, z) && test.p == p && test.method == .exact)
  }

  @Test(arguments: [
    (SignedRanks.ZeroRule.drop, 0.31710985354901394, 0.7511602484004583), (.pratt, 0.213470420089446, 0.8309600587263296),
    (.zsplit, 0.21107926341908756, 0.8328254210823566),
  ])
  func continuityMovesTheNormalStatistic(rule: SignedRanks.ZeroRule, z: Double, p: Double) {
    let test = eight.test(rule, continuity: .half, exactUpTo: 0)
    #expect(near(test.z, z) && near(test.p, p) && test.method == .normal)
  }

  @Test(arguments: [
    (SignedRanks.ZeroRule.drop, 2412, -5.526714932743954, 3.26282471751122e-08, 3.282159341553667e-08),
    (.pratt, 3781, -5.7284890466450165, 1.0132909434257675e-08, 1.0176609458666018e-08),
    (.zsplit, 4132.5, -5.708198159134503, 1.1417844330809483e-08, 1.1466746205756677e-08),
  ])
  func tiesAreCorrected(rule: SignedRanks.ZeroRule, w: Double, z: Double, plain: Double, corrected: Double) {
    let test = many.test(rule)
    #expect(test.wPlus == w && near(test.z, z) && relatively(test.p, plain) && test.method == .normal)
    #expect(relatively(many.test(rule, continuity: .half).p, corrected))
  }

  @Test func untiedPairsHaveThePOfTheTables() {
    let signs = (1...20).map { [4, 7, 12, 17].contains($0) ? (positive: 0, negative: 1) : (positive: 1, negative: 0) }
    #expect(near(SignedRanks(zeros: 0, groups: signs).test(.drop).p, 0.013616561889648438, 1e-15))
    let fifty = (1...50).map { $0 % 3 == 0 ? (positive: 0, negative: 1) : (positive: 1, negative: 0) }
    #expect(near(SignedRanks(zeros: 0, groups: fifty).test(.drop).p, 0.02616696817119646))
  }

  @Test func aMillionZerosCountAsAllSignsAloneDo() {
    // Every rank is nearly the same: as extreme are all five of one sign, or one of the three lowest ranks against four.
    let test = SignedRanks(zeros: 1_000_000, groups: [(1, 0), (1, 0), (0, 1), (1, 0), (1, 0)]).test(.pratt)
    #expect(test.p == 2.0 * (1 + 3) / 32 && test.wPlus == 4_000_012 && test.wMinus == 1_000_003)
    // All 2¹¹ assignments by Python: the same with few zeros and with many, which are counted another way.
    let groups: [(positive: Int, negative: Int)] = [(3, 1), (2, 1), (4, 0)]
    #expect(SignedRanks(zeros: 3, groups: groups).test(.pratt).p == 0.029296875)
    #expect(SignedRanks(zeros: 400, groups: groups).test(.pratt).p == 0.029296875)
  }

  @Test func beyondWhatCanBeCountedTheNormalValueHolds() {
    let alternating = (0..<63).map { (positive: $0 % 2, negative: 1 - $0 % 2) }
    #expect(SignedRanks(zeros: 0, groups: alternating).test(.drop, exactUpTo: 1_000).method == .normal)
    #expect(SignedRanks(zeros: 0, groups: Array(alternating.prefix(62))).test(.drop, exactUpTo: 1_000).method == .exact)
    #expect(SignedRanks(zeros: 0, groups: Array(alternating.prefix(51))).test(.drop).method == .normal)
  }

  @Test func nothingDiffers() {
    for rule in SignedRanks.ZeroRule.allCases {
      let test = SignedRanks(zeros: 4, groups: [(0, 0)]).test(rule)
      #expect(test.z == nil && test.p == nil && test.method == nil && test.rankBiserial == nil)
    }
    #expect(SignedRanks(zeros: 0, groups: []).test(.drop).p == nil)
  }

  @Test func balancedRanksAreNoEvidence() {
    // The correction stops at the mean: a quarter of a rank away it would otherwise pass it.
    let test = SignedRanks(zeros: 0, groups: [(1, 1), (1, 1)]).test(.drop, continuity: .half)
    #expect(test.z == 0 && test.p == 1)
    let near = SignedRanks(zeros: 0, groups: [(1, 1), (0, 1), (1, 0)]).test(.drop, continuity: .half, exactUpTo: 0)
    #expect(near.z == 0 && near.p == 1)
  }

  @Test func millionsOfPairsLoseNoDigits() {
    // (W+ - mean)/SD by Python's integers and fractions.
    let test = SignedRanks(zeros: 3_000_000, groups: [(1_000_000, 1_001_000), (2_000_000, 1_999_000)]).test(.pratt)
    #expect(relatively(test.z, 0.19867853143695403))
  }
}
