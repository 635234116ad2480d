import CustomerCare
import SatisfactionScoring
import TestSupport
import Testing

/// Every measure of 300 customers against scipy and numpy; `Tests/Support/oracle_care.py` wrote what is expected.
@Suite struct OracleTests {
  private let customers: [Customer]
  private let level = 0.95

  init() throws { customers = try Customer.all() }

  private func expect(_ named: Named, _ prefixes: String..., atLeast least: Int) throws {
    let found = try named.differences(prefixes)
    #expect(found.wrong == [])
    #expect(found.compared >= least)
  }

  @Test func gapsBySourceOfExpectation() throws {
    let tally = ExpectationSourceTally(.init(dimensions: 5), of: customers) { customer in
      .init(ticked: ExpectationSource.published.map { customer.flag($0.id) }, gaps: customer.gaps)
    }
    var named = Named()
    for source in tally.measure(level: level) {
      let key = "sources.\(source.source.id)"
      named.put(key, source.share)
      named.put("\(key).gap", source.gap)
      named.put("\(key).against", source.difference)
    }
    try expect(named, "sources.", atLeast: 180)
  }

  private func pyramid(_ basis: PyramidTally.Basis) -> PyramidMeasure {
    PyramidTally(.init(basis: basis, dimensions: 5), of: customers) { customer in
      .init(
        value: customer.number("value"), customerClass: customer.cells["class"].flatMap { CustomerClass(rawValue: $0) },
        returns: customer.flag("returns"), gaps: customer.gaps)
    }.measure(level: level)
  }

  @Test(arguments: [PyramidTally.Basis.classColumn, .ranking]) func pyramids(_ basis: PyramidTally.Basis) throws {
    let (measure, name) = (pyramid(basis), basis == .ranking ? "ranked" : "class")
    var named = Named()
    for own in measure.classes {
      let key = "\(name).\(own.customerClass.rawValue)"
      named.put("\(key).customers", own.share.customers)
      named.put("\(key).share_of_value", own.share.value)
      named.put("\(key).value", own.value)
      named.put("\(key).returns", own.returns)
      named.put("\(key).dissatisfied", own.outcomes.dissatisfied)
      named.put("\(key).satisfied", own.outcomes.satisfied)
      named.put("\(key).delighted", own.outcomes.delighted)
      named.put("\(key).gap", own.gap)
      named.put("\(key).against", own.against)
      named.put("\(key).lost", own.lostOver)
    }
    named.put("pyramid.four_fifths", measure.fourFifths.map { Double($0.count) })
    try expect(named, "\(name).", atLeast: 200)
    if basis == .ranking { try expect(named, "pyramid.", atLeast: 1) }
  }

  @Test func lossesAndLifetimes() throws {
    let churn = ChurnTally(PlainShape(), of: customers) {
      .init(hasLeft: $0.flag("left"), meansToReturn: $0.flag("returns"), value: $0.number("value"))
    }.measure(level: level)
    var named = Named()
    for (key, loss) in [("left", churn.behaviour), ("returns", churn.intention)] {
      named.put("churn.\(key)", loss.share)
      named.put("churn.\(key).at_risk", loss.valueAtRisk.map { Double($0) })
      named.put("churn.\(key).share_of_value", loss.shareOfValue)
    }
    let lifetime = LifetimeValueTally(.init(order: 2), of: customers) {
      .init(order: $0.number("order"), ordersPerYear: $0.number("frequency"), years: $0.number("years"))
    }.measure(level: level)
    named.put("lifetime", lifetime.mean)
    named.put("lifetime.sum", lifetime.sum)
    #expect(lifetime.mean.n + lifetime.incomplete == 300)
    try expect(named, "churn.", "lifetime", atLeast: 15)
  }

  @Test func complaintsAndRecovery() throws {
    let measure = ComplaintTally(.init(quickWithin: 24 * 3_600_000_000), of: customers) { customer in
      var record = ComplaintRecord()
      (record.hadProblem, record.complained, record.resolved) = (
        customer.flag("had"), customer.flag("complained"), customer.flag("resolved")
      )
      record.resolutionTime = customer.number("hours").map { $0 * 3_600_000_000 }
      (record.repurchase, record.dissatisfied) = (customer.flag("repurchase"), customer.flag("dissatisfied"))
      (record.satisfaction, record.recovery) = (customer.score("satisfaction"), customer.score("recovery"))
      return record
    }.measure(level: level)
    var named = Named()
    for path in measure.paths {
      named.put("path.\(path.path.rawValue)", path.share)
      named.put("path.\(path.path.rawValue).repurchase", path.repurchase)
      named.put("path.\(path.path.rawValue).satisfaction", path.satisfaction)
    }
    named.put("complaint_rate", measure.complaintRate)
    for (key, origin) in [("own", SilenceEstimate.Origin.ownData), ("half", .complaintRate), ("tenth", .silentDissatisfied)] {
      let estimate = measure.silence.first { $0.origin == origin }
      named.put("silence.\(key)", estimate?.estimate)
      named.put("silence.\(key).low", estimate?.interval?.low)
    }
    named.put("paradox", measure.paradox.difference)
    named.put("recovery", measure.recovery)
    #expect(measure.contradictory == 0 && measure.unknown == 0)
    try expect(named, "path.", "complaint_rate", "silence.", "paradox", "recovery", atLeast: 70)
  }

  @Test func stages() throws {
    let promises: [Int: Int64] = [2: 4 * 3600, 5: 60 * 3600]
    let stages = (0..<6).map { place in
      let stage = ComplaintStage.published[place]
      return promises[place].map { stage.promised(within: $0) } ?? stage
    }
    let funnel = StageTally(.init(stages: stages, asOf: 1_700_000_000 + 40 * 86_400), of: customers) { customer in
      (0..<6).map { customer.number("stage\($0)") }
    }.measure(level: level)
    var named = Named()
    named.put("funnel.disordered", Double(funnel.disordered))
    for (place, stage) in funnel.stages.enumerated() {
      named.put("funnel.\(place)", stage.share)
      named.put("funnel.\(place).step", stage.sincePrevious.mean)
      named.put("funnel.\(place).median", stage.sincePrevious.median)
      named.put("funnel.\(place).tenth", stage.sincePrevious.upperTenth)
      named.put("funnel.\(place).breaches", stage.breaches)
      named.put("funnel.\(place).overdue", Double(stage.overdue))
    }
    try expect(named, "funnel.", atLeast: 60)
  }

  @Test func waits() throws {
    let waits = WaitTally(WaitTally.block(points: 5), of: customers) {
      .init(expected: $0.number("expected"), perceived: $0.number("perceived"), actual: $0.number("actual"), principles: $0.points("w", 7))
    }.measure(level: level)
    var named = Named()
    for (key, wait) in [("gap", waits.gap), ("perception", waits.perception), ("actual", waits.actual)] {
      named.put("wait.\(key)", wait.difference)
      named.put("wait.\(key).first", wait.first)
    }
    named.put("wait.longer", waits.outcomes.dissatisfied)
    for (item, mean) in waits.principles.items.enumerated() { named.put("wait.principle.\(item)", mean) }
    try expect(named, "wait.", atLeast: 50)
  }

  private func loyalty(_ weights: [Int64]) -> LoyaltyMeasure {
    let three = ItemBlock(items: 3, points: 7)
    let shape = LoyaltyTally.Shape(
      satisfaction: three, delight: ItemBlock(items: 2, points: 7), trust: three, conductPoints: 11, weights: weights, dimensions: 5)
    return LoyaltyTally(shape, of: customers) { customer in
      var record = LoyaltyTally.Record()
      (record.satisfaction, record.delight, record.trust) = (customer.points("s", 3), customer.points("d", 2), customer.points("t", 3))
      record.repurchase = customer.points("rep", 1)[0]
      record.recommend = customer.points("rec", 1)[0]
      record.resist = customer.points("res", 1)[0]
      record.gaps = customer.gaps
      return record
    }.measure(level: level)
  }

  @Test func loyaltyAndWhatGoesWithIt() throws {
    let measure = loyalty([1, 1, 1])
    var named = Named()
    named.put("loyalty.equal", measure.index)
    named.put("loyalty.own", loyalty([1, 2, 3]).index)
    let blocks = [("satisfaction", measure.satisfaction)] + measure.parts.map { ($0.key.rawValue, $0.value) }
    for (key, block) in blocks {
      named.put("loyalty.\(key).index", block.index)
      named.put("loyalty.\(key).alpha", block.alpha)
      named.put("loyalty.\(key).lowest", block.lowestRespondents)
    }
    for association in measure.associations {
      let key = "loyalty.\(association.part.rawValue).\(association.dimension)"
      named.put("\(key).n", Double(association.correlation.n))
      named.put("\(key).r", association.correlation.r)
      named.put("\(key).p", association.correlation.p)
      named.put("\(key).adjusted", association.adjustedP)
    }
    try expect(named, "loyalty.", atLeast: 130)
  }

  @Test func wordsStepsAndPromises() throws {
    var named = Named()
    let words = WordOfMouthTally(PlainShape(), of: customers) {
      .init(outcome: SatisfactionOutcome(gaps: $0.gaps), told: $0.number("told"))
    }.measure(level: level)
    for (key, reach) in [("dissatisfied", words.dissatisfied), ("satisfied", words.satisfied)] {
      named.put("reach.\(key)", reach.benchmarkReach)
      named.put("reach.\(key).told", reach.told)
    }
    let rubric = RubricTally(.problemSolving, of: customers) { customer in (0..<7).map { customer.flag("step\($0)") } }.measure(
      level: level)
    named.put("rubric", rubric.score)
    for (step, share) in rubric.steps.enumerated() { named.put("rubric.\(step)", share) }
    let promise = ServiceLevel(id: "call", labels: "Call", limit: 7200, includesLimit: false)
    let levels = ServiceLevelTally([promise], of: customers) {
      [.init(actual: $0.number("call"), promised: $0.number("call_promise"))]
    }.measure(level: level)
    named.put("level.call", levels[0].kept)
    named.put("level.call.time", levels[0].time.mean)
    named.put("level.call.median", levels[0].time.median)
    try expect(named, "reach.", "rubric", "level.", atLeast: 45)
  }
}
