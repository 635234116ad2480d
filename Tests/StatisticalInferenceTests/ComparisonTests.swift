import StatisticalInference
import Testing

/// Reference: R 4.2.2 `t.test` and scipy 1.17.1 `ttest_ind`, `ttest_rel`.
@Suite struct ComparisonTests {
  private let first = MeanEstimate(n: 4, mean: 2.625, variance: 6.6875 / 3, level: 0.95)
  private let second = MeanEstimate(n: 5, mean: 5, variance: 11.5, level: 0.95)

  @Test func welchIsRs() {
    let test = WelchTest(MeanWithError(first), MeanWithError(second), level: 0.95)
    #expect(near(test.se, 1.6903525273346582) && near(test.df, 5.7250872694742894))
    #expect(near(test.t, -1.40503235957821) && near(test.p, 0.21188202893102))
    #expect(near(test.interval?.low, -6.5597684487321546) && near(test.interval?.high, 1.8097684487321553))
  }

  @Test func withoutSharedRespondentsItIsWelchs() {
    let sides = (MeanWithError(first), MeanWithError(second))
    let welch = WelchTest(sides.0, sides.1, level: 0.95)
    let overlap = Overlap(first: 4, second: 5, shared: 0, covariance: 0)
    let test = WelchTest(sides.0, sides.1, overlap: overlap, level: 0.95)
    #expect(near(test.df, welch.df ?? .nan) && near(test.p, welch.p ?? .nan) && test.se == welch.se)
  }

  @Test func withoutUnsharedRespondentsItIsThePairedTest() {
    // (1,2) (2,7) (3,1) (4.5,9) (2,6): variances 1.75 and 11.5, covariance 2.25
    let first = MeanEstimate(n: 5, mean: 2.5, variance: 1.75, level: 0.95)
    let overlap = Overlap(first: 5, second: 5, shared: 5, covariance: 2.25 / 5)
    let test = WelchTest(MeanWithError(first), MeanWithError(second), overlap: overlap, level: 0.95)
    #expect(test.df == 4 && near(test.t, -1.889822365046136) && near(test.p, 0.13177756749413533))
    #expect(near(test.interval?.low, -6.172891638587964) && near(test.interval?.high, 1.1728916385879637))
  }

  @Test func partlySharedSamplesLieBetween() {
    // (4,5) (5,5) (6,7) (3,4) (7,6) in both, 5 4 6 in the first and 6 7 5 7 4 6 in the second alone: the formulae by numpy 2.
    let first = MeanEstimate(n: 8, mean: 5, variance: 12 / 7.0, level: 0.95)
    let second = MeanEstimate(n: 11, mean: 62 / 11.0, variance: 138 / 110.0, level: 0.95)
    let overlap = Overlap(first: 8, second: 11, shared: 5, covariance: 0.06933008208466863)
    let test = WelchTest(MeanWithError(first), MeanWithError(second), overlap: overlap, level: 0.95)
    #expect(near(test.se, 0.4355170913904946) && near(test.df, 8.601682141568794))
    #expect(near(test.t, -1.4611679976367644) && near(test.p, 0.17951402065986))
  }

  @Test func whatCannotBeComparedSaysOnlyTheDifference() {
    let lone = MeanEstimate(n: 1, mean: 3, variance: nil, level: 0.95)
    let test = WelchTest(MeanWithError(lone), MeanWithError(second), level: 0.95)
    #expect(test.difference == -2 && test.se == nil && test.df == nil && test.t == nil && test.interval == nil)
    let constant = MeanWithError(mean: 3, se: 0, df: 4)
    let same = WelchTest(constant, constant, level: 0.95)
    #expect(same.difference == 0 && same.se == 0 && same.df == nil && same.p == nil)
    // One constant side: the other's error and degrees of freedom.
    let oneSided = WelchTest(constant, MeanWithError(second), level: 0.95)
    #expect(oneSided.se == second.se && near(oneSided.df, 4) && oneSided.p != nil)
    // Everybody moved by the same amount: the difference does not vary.
    let side = MeanWithError(mean: 3, se: 0.1, df: 9)
    let overlap = Overlap(first: 10, second: 10, shared: 10, covariance: 0.1 * 0.1)
    #expect(WelchTest(side, side, overlap: overlap, level: 0.95).t == nil)
  }

  @Test func equivalenceNeedsTheIntervalWithinTheMargin() {
    let close = Equivalence(estimate: 0.1, se: 0.1, df: 50, margin: 0.5)
    #expect(near(close?.p, 0.00010459512318201668) && close?.isEquivalent == true)
    #expect(near(close?.interval.low, -0.06759050251630969))
    let far = Equivalence(estimate: -0.4, se: 0.1, df: 50, margin: 0.5)
    #expect(near(far?.p, 0.16106282255012225) && far?.isEquivalent == false)
    #expect(Equivalence(estimate: 0, se: 0, df: 50, margin: 0.5) == nil)
    #expect(Equivalence(estimate: 0, se: 1, df: 50, margin: 0) == nil)
    #expect(Equivalence(estimate: 0, se: 1, df: 0, margin: 1) == nil)
    #expect(Equivalence(estimate: 0, se: 1, df: 9, margin: 1, alpha: 0.5) == nil)
  }
}
