import StatisticalInference
import Testing

/// Values computed with scipy 1.17.1 (`scipy.special.gammaln`) and numpy 2.4.6; constants as in Montgomery's appendix VI.
@Suite struct ControlChartTests {
  private func near(_ left: Double?, _ right: Double, _ digits: Double = 1e-12) -> Bool {
    abs((left ?? .nan) - right) <= digits * max(1, abs(right))
  }

  @Test func constantsAreTheTables() {
    #expect(near(ControlConstants.individualsReach, 2.658681, 5e-7))
    #expect(near(ControlConstants.movingRangeUpper, 3.266532, 5e-7))
    #expect(near(ControlConstants.c4(size: 2), 0.7978845608028655))
    #expect(near(ControlConstants.c4(size: 5), 0.9399856029866253))
    #expect(near(ControlConstants.c4(size: 25), 0.9896403755857051))
    #expect(near(ControlConstants.c4(size: 100), 0.9974779760712214))
    #expect(ControlConstants.c4(size: 1) == nil)
  }

  @Test func individualsHaveLimitsFromMovingRanges() throws {
    let chart = try #require(IndividualsChart([-0.52, -0.61, -0.47, -0.58, -0.66, -0.49, -0.71]))
    #expect(near(chart.limits.centre, -0.5771428571428572))
    #expect(near(chart.meanMovingRange, 0.135))
    #expect(near(chart.limits.lower, -0.9360647619512241) && near(chart.limits.upper, -0.21822095233449018))
    #expect(near(chart.movingRangeUpper, 0.44098180910396123))
    #expect(IndividualsChart([1]) == nil && IndividualsChart([2, 2, 2]) == nil)
  }

  @Test func meansHaveLimitsByTheirOwnSize() throws {
    let samples: [(n: Int, mean: Double, sd: Double?)] = [
      (40, -0.5, 1.1), (25, -0.6, 0.9), (60, -0.4, 1.3), (1, -1.5, nil), (33, -0.55, 1.0), (12, -0.7, 1.4),
    ]
    let chart = try #require(MeansChart(samples.map { MeansChart.Sample(n: $0.n, mean: $0.mean, sd: $0.sd) }))
    #expect(near(chart.centre, -0.5090643274853802))
    #expect(near(chart.sigma, 1.15618854026924))
    #expect(near(chart.limits(n: 12).lower, -1.5103529749229896) && near(chart.limits(n: 12).upper, 0.49222431995222904))
    #expect(near(chart.limits(n: 1).lower, -3.9776299482931))
    #expect(MeansChart([MeansChart.Sample(n: 1, mean: 1, sd: nil), MeansChart.Sample(n: 5, mean: 2, sd: 0)]) == nil)
  }

  /// Values in halves of the reach: 2 is on the upper limit.
  private func signals(_ halves: [Double]) -> [ControlSignal?] {
    ControlSignal.signals(halves.map { (0.3 + $0 * 0.05, ControlLimits(centre: 0.3, reach: 0.1)) })
  }

  @Test func aValueBeyondALimitIsASignalAndOneOnItIsNone() {
    #expect(signals([0, 2, 2.1, -2, -2.1]) == [nil, nil, .outside, nil, .outside])
  }

  @Test func eightInARowAreTold() {
    #expect(signals(Array(repeating: 0.5, count: 9)) == Array(repeating: nil, count: 7) + [.runOfEight, .runOfEight])
    #expect(signals(Array(repeating: -0.5, count: 7) + [0.5] + Array(repeating: -0.5, count: 7)).allSatisfy { $0 == nil })
    // A value on the centre line ends a run.
    #expect(signals(Array(repeating: 0.5, count: 7) + [0, 0.5]).allSatisfy { $0 == nil })
  }

  @Test func threeOfFourNearALimitAreTold() {
    #expect(signals([1.5, 0.2, 1.5, 1.5, 0.2, 1.5]) == [nil, nil, nil, .threeOfFour, nil, .threeOfFour])
    #expect(signals([1.5, 1.5, 1.5]) == [nil, nil, .threeOfFour])
    #expect(signals([1.5, -1.5, 1.5, -1.5, -1.5]) == [nil, nil, nil, nil, .threeOfFour])
    // Half way is as near to the centre as to the limit.
    #expect(signals([1.5, 1, 1, 1.5]) == [nil, nil, nil, nil])
  }

  @Test func theFirstRuleThatAppliesIsTold() {
    #expect(signals([0.5, 0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5]).last == .runOfEight)
    #expect(signals([1.5, 1.5, 2.5]).last == .outside)
  }
}
