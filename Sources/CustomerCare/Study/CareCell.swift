internal import SatisfactionScoring
internal import SurveyModel

/// The tallies of all measures over the responses of one segment.
struct CareCell {
  let plan: CarePlan
  private(set) var outcomes = OutcomeTally()
  private(set) var sources: ExpectationSourceTally
  private(set) var pyramid: PyramidTally
  private(set) var losses = ChurnTally()
  private(set) var lifetime: LifetimeValueTally
  private(set) var complaints: ComplaintTally
  private(set) var stages: StageTally
  private(set) var waiting: WaitTally
  private(set) var loyalty: LoyaltyTally
  private(set) var wordOfMouth = WordOfMouthTally()
  private(set) var rubrics: [RubricTally]
  private(set) var levels: ServiceLevelTally

  init(_ plan: CarePlan) {
    self.plan = plan
    sources = ExpectationSourceTally(shape: .init(sources: plan.sources, dimensions: plan.dimensions))
    pyramid = PyramidTally(shape: .init(basis: .classColumn, dimensions: plan.dimensions))
    lifetime = LifetimeValueTally(shape: plan.lifetimeShape)
    complaints = ComplaintTally(shape: .init(quickWithin: plan.care.choices.quickWithin))
    stages = StageTally(shape: .init(stages: plan.stages, asOf: plan.asOf))
    waiting = WaitTally(shape: plan.waitShape)
    loyalty = LoyaltyTally(shape: plan.loyaltyShape)
    rubrics = plan.rubrics.map { RubricTally(shape: $0) }
    levels = ServiceLevelTally(shape: plan.levels)
  }

  /// Adds one response.
  ///
  /// - Parameter ranking: where the classes lie, where no column says them.
  mutating func add(_ row: CareRow, _ ranking: CustomerRanking?) {
    let places = plan.places
    outcomes.add(row.outcome)
    if !places.sources.isEmpty {
      sources.add(ExpectationSourceTally.Record(ticked: places.sources.map(row.flag), gaps: row.gaps))
    }
    if plan.hasPyramid { pyramid.add(customer(row, ranking)) }
    if plan.hasLosses {
      losses.add(
        ChurnTally.Record(
          hasLeft: row.flag(places.hasLeft), meansToReturn: row.flag(places.returns), value: row[places.customerValue]))
    }
    if plan.hasLifetime {
      lifetime.add(
        LifetimeValueTally.Record(order: row[places.orderValue], ordersPerYear: row[places.ordersPerYear], years: row[places.years]))
    }
    if plan.hasComplaints { complaints.add(complaint(row)) }
    if !places.stages.isEmpty { stages.add(places.stages.map { row[$0] }) }
    if plan.hasWaiting { waiting.add(wait(row)) }
    if plan.hasLoyalty { loyalty.add(loyalty(row)) }
    if plan.hasWordOfMouth { wordOfMouth.add(WordOfMouthTally.Record(outcome: row.outcome, told: row[places.peopleTold])) }
    for (rubric, steps) in places.steps.enumerated() { rubrics[rubric].add(steps.map(row.flag)) }
    if !places.levels.isEmpty {
      levels.add(zip(places.levels, places.promised).map { ServiceLevelTally.Time(actual: row[$0], promised: row[$1]) })
    }
  }

  /// Joins the counts of another cell of the same plan.
  mutating func merge(_ other: CareCell) {
    outcomes.merge(other.outcomes)
    sources.merge(other.sources)
    pyramid.merge(other.pyramid)
    losses.merge(other.losses)
    lifetime.merge(other.lifetime)
    complaints.merge(other.complaints)
    stages.merge(other.stages)
    waiting.merge(other.waiting)
    loyalty.merge(other.loyalty)
    wordOfMouth.merge(other.wordOfMouth)
    for place in rubrics.indices { rubrics[place].merge(other.rubrics[place]) }
    levels.merge(other.levels)
  }

  private func customer(_ row: CareRow, _ ranking: CustomerRanking?) -> PyramidTally.Record {
    let value = row[plan.places.customerValue]
    let named = row[plan.places.customerClass].map { CustomerClass.allCases[Int($0)] }
    let ranked = value.flatMap { value in ExactScore(sum: value).flatMap { _ in ranking?.customerClass(of: value) } }
    return PyramidTally.Record(value: value, customerClass: plan.hasClassColumn ? named : ranked, returns: row.isKept, gaps: row.gaps)
  }

  private func complaint(_ row: CareRow) -> ComplaintRecord {
    let places = plan.places
    var record = ComplaintRecord()
    (record.hadProblem, record.complained) = (row.flag(places.hadProblem), row.flag(places.complained))
    (record.resolved, record.quickly) = (row.flag(places.resolved), row.flag(places.quickly))
    record.resolutionTime = row[places.resolutionTime]
    record.repurchase = places.repurchase != nil ? row.flag(places.repurchase) : row.isKept
    record.dissatisfied = places.dissatisfied != nil ? row.flag(places.dissatisfied) : row.outcome.map { $0 == .dissatisfied }
    // Satisfaction is the gap, where no question of its own asks for it.
    record.satisfaction = places.satisfaction != nil ? row.score(places.satisfaction) : row.gap
    record.recovery = row.score(places.recovery)
    return record
  }

  private func wait(_ row: CareRow) -> WaitTally.Record {
    let places = plan.places
    return WaitTally.Record(
      expected: row[places.waitExpected], perceived: row[places.waitPerceived], actual: row[places.waitActual],
      principles: places.principles.map(row.point))
  }

  private func loyalty(_ row: CareRow) -> LoyaltyTally.Record {
    let places = plan.places
    var record = LoyaltyTally.Record()
    record.satisfaction = places.satisfactionItems.map(row.point)
    record.delight = places.delightItems.map(row.point)
    record.trust = places.trustItems.map(row.point)
    let conduct = places.conduct.map(row.point)
    (record.repurchase, record.recommend, record.resist) = (conduct[0], conduct[1], conduct[2])
    record.gaps = row.gaps
    return record
  }
}
