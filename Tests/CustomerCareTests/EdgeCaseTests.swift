import CustomerCare
import SatisfactionScoring
import Testing

/// Nothing asked, nothing varying, numbers at the limits: a null has a reason, and nothing traps.
@Suite struct EdgeCaseTests {
  private let level = 0.95

  @Test func scoresHaveLimits() {
    let limit = ExactScore.limit
    #expect(ExactScore(sum: limit, over: limit) != nil && ExactScore(sum: -limit) != nil)
    for (sum, unit) in [(limit + 1, 1), (Int64.min, 1), (1, 0), (1, -1), (1, limit + 1)] as [(Int64, Int64)] {
      #expect(ExactScore(sum: sum, over: unit) == nil)
    }
    let (p, e) = (ExactScore(sum: limit, over: limit - 1), ExactScore(sum: limit - 1, over: limit - 2))
    // The two ratios part only in their 28th digit: as doubles they are equal.
    if let p, let e { #expect(SatisfactionOutcome(perception: p, expectation: e) == .dissatisfied) }
    let thirds = (1...3).map { _ in ExactScore(sum: 1, over: 3) } + [ExactScore(sum: -1)]
    #expect(SatisfactionOutcome(gaps: thirds) == .satisfied && SatisfactionOutcome(gaps: [nil, nil]) == nil)
    let primes = [99_999_999_977, 99_999_999_947, 99_999_999_943].map { ExactScore(sum: 1, over: $0) }
    #expect(SatisfactionOutcome(gaps: primes) == nil)
  }

  @Test func sumsAtTheLimitDoNotOverflow() {
    var wait = WaitTally(shape: WaitTally.block(points: 5))
    let limit = ExactScore.limit
    for _ in 0..<1_000 {
      wait.count(.init(expected: limit, perceived: 0, actual: limit), times: 100_000)
      wait.count(.init(expected: 0, perceived: limit, actual: limit), times: 100_000)
    }
    let gap = wait.measure(level: level).gap.difference
    #expect(gap.n == 200_000_000 && gap.value == 0)
    #expect(abs((gap.estimate?.sd ?? 0) / Double(limit) - 1) < 1e-8)
  }

  @Test func emptyTalliesSayWhy() {
    #expect(GapTally(shape: 5).measure(level: level).overall.reason == .noData)
    let sources = ExpectationSourceTally(shape: .init(dimensions: 5)).measure(level: level)
    #expect(sources.map(\.share.reason) == [.notAsked, .notAsked, .notAsked] && sources[0].difference?.overall.reason == .noData)
    let churn = ChurnTally().measure(level: level)
    #expect(churn.intention.reason == .notAsked && churn.intention.valueAtRisk == nil && churn.behaviour.share.reason == .notAsked)
    #expect(LifetimeValueTally(shape: .init()).measure(level: level).mean.reason == .noData)
    #expect(WaitTally(shape: WaitTally.block(points: 5)).measure(level: level).gap.difference.reason == .notAsked)
    #expect(RubricTally(shape: .capability).measure(level: level).steps.allSatisfy { $0.reason == .notAsked })
    #expect(ServiceLevelTally(shape: ServiceLevel.published).measure(level: level)[0].kept.reason == .notAsked)
    let words = WordOfMouthTally().measure(level: level)
    #expect(words.satisfied.told.reason == .notAsked && words.satisfied.peopleTold == nil && words.satisfied.benchmarkReach == 0)
    let block = ItemBlockTally(shape: ItemBlock(items: 2, points: 5)).measure(level: level)
    #expect(block.alphaReason == .noData && block.index.reason == .noData && block.lowestRespondents.reason == .noData)
    #expect(StageTally(shape: .init()).measure(level: level).stages[0].share.reason == .noData)
  }

  @Test func oneRespondentHasNoSpread() {
    var gaps = GapTally(shape: 2)
    gaps.add([ExactScore(sum: -3, over: 4), nil])
    let one = gaps.measure(level: level)
    #expect(one.overall.value == -0.75 && one.overall.reason == .tooFew && one.dimensions[1].reason == .noData)
    gaps.add([ExactScore(sum: -6, over: 8), nil])
    let same = gaps.measure(level: level)
    #expect(same.dimensions[0].reason == .zeroVariance && same.overall.reason == .zeroVariance && same.overall.estimate?.interval == nil)
  }

  @Test func dissatisfactionIsNoRisk() {
    var churn = ChurnTally()
    churn.add(.init(value: 500))
    #expect(churn.measure(level: level).intention.valueAtRisk == nil)
    churn.add(.init(meansToReturn: false, value: 300))
    churn.add(.init(meansToReturn: true, value: 100))
    churn.add(.init(meansToReturn: false))
    let loss = churn.measure(level: level)
    #expect(loss.intention.valueAtRisk == 300 && loss.intention.shareOfValue == 0.75 && loss.intention.valued == 2)
    #expect(loss.intention.share.count == 2 && loss.behaviour.valueAtRisk == nil)
  }

  @Test func costsAndCurvesOfChurn() {
    let cost = ChurnCost(customers: 1_000, rate: (1, 10), factor: 5, unitCost: 25)
    #expect(cost?.total == 35_000 && cost?.extra == 10_000 && cost?.lost == 100)
    for (lost, of, factor) in [(2, 1, 5.0), (1, 0, 5), (-1, 10, 5), (1, 10, -1), (1, 10, .infinity)] {
      #expect(ChurnCost(customers: 10, rate: (lost, of), factor: factor) == nil)
    }
    #expect(RetentionCurve(churn: (1, 2), periods: 3)?.shares == [1, 0.5, 0.25, 0.125])
    #expect(RetentionCurve(churn: (1, 2), periods: 3)?.periodsKept == 1.75)
    #expect(RetentionCurve(retention: [0.9, 0.5])?.shares == [1, 0.9, 0.45] && RetentionCurve(retention: [1.1]) == nil)
  }

  @Test func lifetimesThatCannotBeAreCounted() {
    var tally = LifetimeValueTally(shape: .init(order: 2, ordersPerYear: 1))
    tally.add(.init(order: 1_000, ordersPerYear: 25, years: 4))
    tally.add(.init(order: -1, ordersPerYear: 1, years: 1))
    tally.add(.init(order: .max, ordersPerYear: .max, years: 1))
    tally.add(.init(order: 1, ordersPerYear: nil, years: 1))
    let measure = tally.measure(level: level)
    // 10.00 an order, 2.5 orders a year, 4 years.
    #expect(measure.mean.value == 100 && measure.sum == 100 && measure.unreadable == 2 && measure.incomplete == 1)
    #expect(LifetimeValue(order: 1, ordersPerYear: 1, years: 1).growth(from: LifetimeValue(order: 0, ordersPerYear: 1, years: 1)) == nil)
  }

  @Test func aLongerWaitIsAWorseGap() {
    var tally = WaitTally(shape: WaitTally.block(points: 5))
    tally.add(.init(expected: 5, perceived: 9, actual: 7, principles: [4, nil, 0]))
    tally.add(.init(expected: 5, perceived: 5, actual: 5))
    tally.add(.init(expected: 5, perceived: -1))
    let wait = tally.measure(level: level)
    #expect(wait.gap.difference.value == -2 && wait.perception.difference.value == -1 && wait.actual.difference.value == -1)
    #expect(wait.outcomes.dissatisfied.count == 1 && wait.outcomes.satisfied.count == 1 && wait.unreadable == 1)
    #expect(wait.principles.items.map(\.value) == [100, nil, 0, nil, nil, nil, nil])
  }

  @Test func promisesAreKeptWithinOrUnderTheirLimit() {
    let hour: Int64 = 3_600_000_000
    var tally = ServiceLevelTally(shape: ServiceLevel.published)
    tally.add([.init(actual: 24 * hour), .init(actual: 2 * hour), .init(actual: hour, promised: 2 * hour)])
    tally.add([.init(actual: 24 * hour + 1), .init(actual: 2 * hour - 1), .init(actual: -1)])
    let levels = tally.measure(level: level)
    #expect(levels.map(\.kept.count) == [1, 1, 1] && levels.map(\.kept.n) == [2, 2, 1] && levels[2].unreadable == 1)
    var open = ServiceLevelTally(shape: [ServiceLevel(id: "open", labels: "Open", limit: nil)])
    open.add([.init(actual: 5)])
    #expect(open.measure(level: level)[0].kept.reason == .noPromise)
  }

  @Test func loyaltyNeedsEveryPartThatHasAWeight() {
    let block = ItemBlock(items: 2, points: 3)
    func index(_ weights: [Int64]) -> CareMean {
      let shape = LoyaltyTally.Shape(satisfaction: block, delight: block, trust: block, conductPoints: 5, weights: weights, dimensions: 1)
      var record = LoyaltyTally.Record()
      (record.satisfaction, record.trust) = ([2, 1], [nil, 0])
      var tally = LoyaltyTally(shape: shape)
      tally.add(record)
      return tally.measure(level: level).index
    }
    #expect(index([1, 1, 1]).value == nil && index([1, 0, 1]).value == 37.5 && index([3, 0, 1]).value == 56.25)
    // Weights that are none are equal ones, and delight is missing.
    #expect(index([0, 0, 0]).value == nil && index([-1, 0, 1]).value == nil)
  }

  @Test func associationsNeedWhatVaries() {
    let block = ItemBlock(items: 1, points: 7)
    let shape = LoyaltyTally.Shape(satisfaction: block, delight: block, trust: block, conductPoints: 7, dimensions: 1)
    var tally = LoyaltyTally(shape: shape)
    for point in 0..<4 {
      var record = LoyaltyTally.Record()
      (record.trust, record.repurchase, record.gaps) = ([point], 3, [ExactScore(sum: Int64(point - 5), over: 2)])
      tally.add(record)
    }
    let found = tally.measure(level: level).associations
    #expect(found.map(\.part) == LoyaltyPart.allCases && found.map(\.correlation.n) == [0, 4, 4, 0, 0])
    #expect(found.map(\.correlation.reason) == [.noData, .singular, .zeroVariance, .noData, .noData])
    #expect(found[1].correlation.r == 1 && found[1].correlation.p == nil)
  }
}
