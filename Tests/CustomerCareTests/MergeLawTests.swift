import CustomerCare
import SurveyTesting
import Testing

/// Every tally joins and parts like whole numbers, and a respondent who is taken out leaves no trace.
@Suite struct MergeLawTests {
  private func violations<Tally: CareTally>(
    _ empty: Tally, seed: Int, _ record: (inout RandomResponses) -> Tally.Record
  ) -> [String] {
    var random = RandomResponses(seed: UInt64(seed))
    let parts = (0..<3).map { _ in (0..<40).map { _ in record(&random) } }
    let tallies = parts.map { part in
      var tally = empty
      for record in part { tally.add(record) }
      return tally
    }
    var broken = MergeLaw<Tally>(shape: empty.shape).violations(tallies[0], tallies[1], tallies[2])
    var joined = tallies[0].merging(tallies[1])
    for record in parts[1].reversed() { joined.retract(record: record) }
    if joined != tallies[0] { broken.append("a respondent taken out") }
    // Anybody's records, dealt out to three tallies and joined, are those of one.
    var (whole, dealt) = (empty, [empty, empty, empty])
    for record in parts.flatMap({ $0 }) {
      whole.add(record)
      dealt[random.below(3)].add(record)
    }
    if dealt[2].merging(dealt[0]).merging(dealt[1]) != whole { broken.append("dealing out") }
    if whole == empty { broken.append("nothing was counted") }
    return broken
  }

  @Test(arguments: 1...4) func gapsAndOutcomes(seed: Int) {
    #expect(violations(GapTally(shape: 5), seed: seed) { $0.gaps() } == [])
    #expect(violations(OutcomeTally(), seed: seed) { SatisfactionOutcome(gaps: $0.gaps()) } == [])
    let sources = ExpectationSourceTally(shape: .init(dimensions: 5))
    #expect(violations(sources, seed: seed) { .init(ticked: [$0.flag(), $0.flag(), $0.flag()], gaps: $0.gaps()) } == [])
  }

  @Test(arguments: PyramidTally.Basis.allCases, 1...4) func pyramid(_ basis: PyramidTally.Basis, seed: Int) {
    let pyramid = PyramidTally(shape: .init(basis: basis, dimensions: 5))
    #expect(
      violations(pyramid, seed: seed) { random in
        let classes: [CustomerClass?] = [.a, .b, .c, .d, nil]
        let value = random.maybe(40).map { $0 == 0 ? Int64.max : Int64($0 - 3) }
        return .init(value: value, customerClass: classes[random.below(5)], returns: random.flag(), gaps: random.gaps())
      } == [])
  }

  @Test(arguments: 1...4) func moneyAndWords(seed: Int) {
    #expect(violations(CustomerValueTally(), seed: seed) { $0.number(9) } == [])
    #expect(
      violations(ChurnTally(), seed: seed) { random in
        .init(hasLeft: random.flag(), meansToReturn: random.flag(), value: random.number(9))
      } == [])
    #expect(
      violations(LifetimeValueTally(shape: .init(order: 2)), seed: seed) { random in
        .init(order: random.number(9_000_000), ordersPerYear: random.number(90_000), years: random.number(900))
      } == [])
    let outcomes = SatisfactionOutcome.allCases
    #expect(violations(WordOfMouthTally(), seed: seed) { .init(outcome: outcomes[$0.below(3)], told: $0.number(20)) } == [])
  }

  @Test(arguments: 1...4) func complaints(seed: Int) {
    #expect(
      violations(ComplaintTally(shape: .init(quickWithin: 5)), seed: seed) { random in
        var record = ComplaintRecord()
        (record.hadProblem, record.complained, record.resolved) = (random.flag(), random.flag(), random.flag())
        (record.repurchase, record.dissatisfied, record.resolutionTime) = (random.flag(), random.flag(), random.number(10))
        record.satisfaction = ExactScore(sum: Int64(random.below(7)), over: Int64(1 + random.below(3)))
        record.recovery = random.number(5).flatMap { ExactScore(sum: $0) }
        return record
      } == [])
    let stages = StageTally(shape: .init(stages: ComplaintStage.published.map { $0.promised(within: 5) }, asOf: 30))
    #expect(violations(stages, seed: seed) { random in (0..<10).map { stage in random.number(4).map { $0 + Int64(2 * stage) } } } == [])
  }

  @Test(arguments: 1...4) func waitsAndLoyalty(seed: Int) {
    #expect(
      violations(WaitTally(shape: WaitTally.block(points: 5)), seed: seed) { random in
        .init(
          expected: random.number(9).map { $0 - 1 }, perceived: random.number(9), actual: random.number(9),
          principles: (0..<7).map { _ in random.maybe(6) })
      } == [])
    let block = ItemBlock(items: 3, points: 7)
    let shape = LoyaltyTally.Shape(
      satisfaction: block, delight: block, trust: block, conductPoints: 11, weights: [3, 2, 1], dimensions: 5)
    #expect(
      violations(LoyaltyTally(shape: shape), seed: seed) { random in
        var record = LoyaltyTally.Record()
        (record.satisfaction, record.delight, record.trust) = (random.points(), random.points(), random.points())
        (record.repurchase, record.recommend, record.resist) = (random.maybe(11), random.maybe(11), random.maybe(11))
        record.gaps = random.gaps()
        return record
      } == [])
    #expect(violations(ItemBlockTally(shape: block), seed: seed) { $0.points() } == [])
  }

  @Test(arguments: 1...4) func rubricsAndServiceLevels(seed: Int) {
    #expect(violations(RubricTally(shape: .followUp), seed: seed) { random in (0..<5).map { _ in random.flag() } } == [])
    #expect(
      violations(ServiceLevelTally(shape: ServiceLevel.published), seed: seed) { random in
        (0..<3).map { _ in .init(actual: random.number(20).map { ($0 - 1) * 600_000_000 }, promised: random.number(3)) }
      } == [])
  }
}

extension RandomResponses {
  /// A number below `bound`, or in one of six cases none.
  mutating func maybe(_ bound: Int) -> Int? { below(6) == 0 ? nil : below(bound) }
  mutating func number(_ bound: Int) -> Int64? { maybe(bound).map { Int64($0) } }
  mutating func flag() -> Bool? { maybe(2).map { $0 == 0 } }
  mutating func points() -> [Int?] { (0..<3).map { _ in maybe(7) } }
  mutating func gaps() -> [ExactScore?] {
    (0..<5).map { _ in number(13).flatMap { sum in ExactScore(sum: sum - 9, over: Int64(1 + below(5))) } }
  }
}
