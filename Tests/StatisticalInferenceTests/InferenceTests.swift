import StatisticalInference
import Testing

/// Values computed with scipy 1.17.1 (`stats.t`, `stats.f`, `math.gamma`) and, for Holm, R's `p.adjust`.
@Suite struct InferenceTests {
  @Test func tAndFAreThoseOfR() {
    #expect(near(StudentT.quantile(0.975, df: 206), 1.9715466694452266))
    #expect(near(StudentT.twoSidedP(2, df: 10), 0.073388034770740356))
    #expect(near(StudentT.twoSidedP(-2, df: 10), 0.073388034770740356))
    #expect(near(FisherF.quantile(0.975, df1: 5, df2: 10), 4.236085668188632))
    #expect(near(FisherF.upperTail(2.5, df1: 3, df2: 17.5), 0.09324992632762566))
  }

  @Test func tailsAreThoseOfScipy() {
    #expect(near(StandardNormal.twoSidedP(1.5), 0.13361440253771614))
    #expect(near(StandardNormal.twoSidedP(-1.5), 0.13361440253771614))
    #expect(near(ChiSquared.upperTail(7.5, df: 3), 0.0575584519726364))
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

  @Test func aFinitePopulationNarrowsTheErrorAndLeavesTheEffects() {
    // n = 10 of 20: SE 1·√½, as of measurements drawn without replacement.
    let factor = FinitePopulation.factor(sample: 10, population: 20)
    #expect(near(factor, 0.707106781186547524))
    let whole = MeanEstimate(n: 10, mean: 2, variance: 10, level: 0.95)
    let part = MeanEstimate(n: 10, mean: 2, variance: 10, level: 0.95, factor: factor ?? .nan)
    #expect(near(part.se, 0.707106781186547524) && near(part.t, 2 / 0.707106781186547524))
    #expect(part.sd == whole.sd && part.dz == whole.dz && part.g == whole.g)
    #expect(near(part.interval.map { 2 - $0.low }, StudentT.quantile(0.975, df: 9) * 0.707106781186547524))
    let everybody = MeanEstimate(n: 10, mean: 2, variance: 10, level: 0.95, factor: 0)
    #expect(everybody.se == 0 && everybody.t == nil && everybody.interval == nil && everybody.dz == whole.dz)
    #expect(FinitePopulation.factor(sample: 0, population: 0) == nil)
    #expect(FinitePopulation.factor(sample: 21, population: 20) == nil)
    #expect(FinitePopulation.factor(sample: 20, population: 20) == 0)
  }

  @Test func averagedDeviationsGiveAnotherEffect() {
    // Five pairs E (7, 6, 5, 7, 6), P (4, 5, 5, 5, 8): d_z -0.416, d_av -0.653.
    #expect(near(EffectSize.dAv(difference: -0.8, variances: (0.7, 2.3)), -0.65319726474218087))
    #expect(EffectSize.dAv(difference: 0, variances: (0, 0)) == nil)
  }

  @Test func benjaminiHochbergIsRs() {
    let adjusted = BenjaminiHochberg.adjusted([0.01, 0.04, nil, 0.03, 0.005, 0.2])
    #expect(adjusted[2] == nil)
    #expect(zip(adjusted.compactMap(\.self), [0.025, 0.05, 0.05, 0.025, 0.2]).allSatisfy { near($0, $1) })
    #expect(BenjaminiHochberg.adjusted([]).isEmpty && BenjaminiHochberg.adjusted([nil]) == [nil])
    #expect(BenjaminiHochberg.adjusted([1, 0.9]) == [1, 1])
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
