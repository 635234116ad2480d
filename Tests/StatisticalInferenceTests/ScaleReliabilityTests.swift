import StatisticalInference
import Testing

/// Reference: R 4.2.2 with psych 2.2.9 (`alpha`).
@Suite struct ScaleReliabilityTests {
  @Test func sevenItemsAreAsInPsych() {
    let scale = ScaleReliability(Attitude.covariances(Array(0..<7)), n: 30)
    #expect(near(scale.alpha.value, 0.84314276956475986))
    #expect(near(scale.standardisedAlpha.value, 0.83908380302951058))
    #expect(near(scale.lambda6.value, 0.87521513736034862))
    #expect(near(scale.averageCorrelation.value, 0.42690664264971706))
    #expect(near(scale.medianCorrelation.value, 0.44547793807224512))
    #expect(near(scale.alphaError.value, 0.04243569559057438))
    #expect(scale.constantItems.isEmpty && scale.alphaWithoutConstant == nil && scale.spearmanBrown == nil && !scale.isNegative)
  }

  @Test func twoItemsHaveTheSpearmanBrownFigure() {
    let scale = ScaleReliability(Attitude.covariances([2, 3]), n: 30)
    #expect(near(scale.alpha.value, 0.660329704176878) && near(scale.alphaError.value, 0.123888453507001))
    #expect(near(scale.lambda6.value, 0.493330965641802) && near(scale.medianCorrelation.value, 0.493330965641802))
    #expect(near(scale.spearmanBrown?.value, 2 * 0.493330965641802 / 1.493330965641802))
  }

  @Test func aConstantItemStaysInAlphaOnly() {
    let rows = Attitude.rows.map { $0[1...4] + [3] }.map(Array.init)
    let scale = ScaleReliability(Attitude.covariancesOf(rows), n: 30)
    #expect(scale.constantItems == [4])
    // Five items by numpy 2; psych, which drops the fifth: 0.8367.
    #expect(near(scale.alpha.value, 0.7843779523086305) && near(scale.alphaError.value, 0.04518020103173351))
    #expect(near(scale.alphaWithoutConstant?.value, 0.8366698157958725))
    #expect(near(scale.standardisedAlpha.value, 0.8398118604171662) && near(scale.lambda6.value, 0.8081712893383024))
    #expect(near(scale.medianCorrelation.value, 0.5775120034972328))
  }

  @Test func aSumOfOtherItemsIsSingular() {
    let rows = Attitude.rows.map { [$0[0], $0[1], $0[0] + $0[1]] }
    let scale = ScaleReliability(Attitude.covariancesOf(rows), n: 30)
    #expect(scale.lambda6.shortfall == .singular && scale.alpha.value != nil && scale.alphaError.value != nil)
  }

  @Test func opposedItemsAreNegativeNotInfinite() {
    let opposed = ScaleReliability(CovarianceMatrix([[2, -1], [-1, 1]]), n: 9)
    #expect(near(opposed.alpha.value, -4) && opposed.isNegative)
    let cancelled = ScaleReliability(CovarianceMatrix([[1, -1], [-1, 1]]), n: 9)
    #expect(cancelled.alpha.shortfall == .zeroVariance && cancelled.spearmanBrown?.shortfall == .zeroVariance)
    #expect(cancelled.alphaError.shortfall == .zeroVariance && cancelled.averageCorrelation.value == -1)
  }

  @Test func itemsThatAgreeWhollyHaveNoError() {
    let scale = ScaleReliability(CovarianceMatrix([[2, 2, 2], [2, 2, 2], [2, 2, 2]]), n: 9)
    #expect(near(scale.alpha.value, 1) && near(scale.alphaError.value, 0) && scale.lambda6.shortfall == .singular)
  }

  @Test func whatIsNoScaleSaysWhy() {
    #expect(ScaleReliability(CovarianceMatrix([]), n: 0).alpha.shortfall == .noData)
    #expect(ScaleReliability(CovarianceMatrix([[1]]), n: 9).lambda6.shortfall == .singleItem)
    #expect(ScaleReliability(CovarianceMatrix([[0, 0], [0, 0]]), n: 1).alphaError.shortfall == .tooFew)
    let constant = ScaleReliability(CovarianceMatrix([[0, 0], [0, 0]]), n: 9)
    #expect(constant.alpha.shortfall == .zeroVariance && constant.averageCorrelation.shortfall == .zeroVariance)
    #expect(constant.constantItems == [0, 1] && constant.alphaWithoutConstant == nil)
    let lone = ScaleReliability(CovarianceMatrix([[1, 0], [0, 0]]), n: 9)
    #expect(lone.medianCorrelation.shortfall == .singleItem && lone.alphaWithoutConstant?.shortfall == .singleItem)
    #expect(lone.alpha.value == 0)
  }

  @Test func aDifferenceIsLessReliableThanItsParts() {
    let value = DifferenceReliability.value(reliabilities: (0.8, 0.9), variances: (1, 4), covariance: 0.6)
    #expect(near(value, 3.2 / 3.8))
    #expect(DifferenceReliability.value(reliabilities: (0.8, 0.8), variances: (1, 1), covariance: 1) == nil)
    #expect(near(DifferenceReliability.value(reliabilities: (0.5, 0.5), variances: (1, 1), covariance: 0.6), -0.25))
  }
}
