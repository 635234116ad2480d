import StatisticalInference
import Testing

/// Values computed with scipy 1.17.1 (`stats.t`, `stats.f`, `math.gamma`) and, for Holm, R's `p.adjust`.
@Suite struct InferenceTests {
  private func near(_ left: Double?, _ right: Double, _ digits: Double = 1e-12) -> Bool {
    abs((left ?? .nan) - right) <= digits * max(1, abs(right))
  }

  @Test func tAndFAreThoseOfR() {
    #expect(near(StudentT.quantile(0.975, df: 206), 1.9715466694452266))
    #expect(near(StudentT.twoSidedP(2, df: 10), 0.073388034770740356))
    #expect(near(StudentT.twoSidedP(-2, df: 10), 0.073388034770740356))
    #expect(near(FisherF.quantile(0.975, df1: 5, df2: 10), 4.236085668188632))
  }

  @Test func hedgesFactorIsExact() {
    // Γ(1)/(√1·Γ(1/2)) and Γ(5)/(√5·Γ(9/2))
    #expect(near(HedgesCorrection.exact(df: 2), 0.56418958354775628))
    #expect(near(HedgesCorrection.exact(df: 10), 0.9227456080530874))
    #expect(HedgesCorrection.exact(df: 1) == nil)
  }

  @Test func aMeanCarriesItsUncertainty() {
    // scipy.stats.ttest_1samp([-3, -1, 0, -2, 2], 0)
    let estimate = MeanEstimate(n: 5, mean: -0.8, variance: 3.7, level: 0.95)
    #expect(near(estimate.t, -0.9299811099505544))
    #expect(near(estimate.p, 0.40502331430906036))
    #expect(near(estimate.interval?.low, -3.1883883880999804))
    #expect(near(estimate.dz, -0.41590019592802907))
  }

  @Test func holmIsRs() {
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, nil, 0.005, 0.2])
    #expect(zip(adjusted, [0.04, 0.09, 0.09, nil, 0.025, 0.2]).allSatisfy { $0 == nil ? $1 == nil : near($0, $1 ?? .nan) })
  }

  @Test func alphaAndItsInterval() {
    #expect(CronbachAlpha.value(itemVariances: [1], totalVariance: 1) == nil)
    #expect(CronbachAlpha.value(itemVariances: [1, 1], totalVariance: 0) == nil)
    #expect(near(CronbachAlpha.value(itemVariances: [1, 1, 1], totalVariance: 6), 0.75))
    // 1 - (1 - 0.75) * scipy.stats.f.ppf(0.975 and 0.025, 49, 98)
    let interval = CronbachAlpha.feldtInterval(alpha: 0.75, n: 50, k: 3, level: 0.95)
    #expect(near(interval?.low, 0.6002406277569441) && near(interval?.high, 0.8498363546846726))
  }
}
