internal import SatisfactionScoring
internal import SurveyModel

/// Numbers of waiting, loyalty and what customers tell others.
extension CareCell {
  func addWaiting(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.hasWaiting else { return }
    let (measure, places) = (waiting.measure(level: context.level), plan.places)
    let has = (places.waitExpected != nil, places.waitPerceived != nil, places.waitActual != nil)
    if has.0, has.1 {
      let group = CareGroup.expectedWait
      figures.wait(group, ["expected_mean", "perceived_mean"], measure.gap)
      figures.outcomes(group, measure.outcomes, names: ["longer_than_expected", "as_expected", "shorter_than_expected"])
    }
    if has.2, has.1 {
      let group = CareGroup.perceivedWait
      figures.wait(group, ["actual_mean", "perceived_mean"], measure.perception)
    }
    if has.0, has.2 {
      let group = CareGroup.actualWait
      figures.wait(group, ["expected_mean", "actual_mean"], measure.actual)
    }
    if measure.unreadable > 0 { figures.count(.all, "unusable", measure.unreadable) }
    for (place, principle) in WaitPrinciple.allCases.enumerated() where places.principles[place] != nil {
      let mean = measure.principles.items[place]
      figures.mean(CareGroup(principle), "agreement", .percent, mean)
    }
  }

  func addLoyalty(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.hasLoyalty else { return }
    let (measure, places) = (loyalty.measure(level: context.level), plan.places)
    let isWhole = !places.satisfactionItems.isEmpty && !places.delightItems.isEmpty && !places.trustItems.isEmpty
    if isWhole { figures.mean(.loyalty, "index", .percent, measure.index) }
    if !places.satisfactionItems.isEmpty {
      figures.block(.satisfaction, measure.satisfaction, items: places.satisfactionItems.count)
    }
    let items = [places.delightItems.count, places.trustItems.count] + places.conduct.map { $0 == nil ? 0 : 1 }
    for (part, count) in zip(LoyaltyPart.allCases, items) where count > 0 {
      if let block = measure.parts[part] { figures.block(CareGroup(part), block, items: count) }
      for association in measure.associations where association.part == part {
        figures.association(CareGroup(part), association)
      }
    }
  }

  func addWordOfMouth(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.hasWordOfMouth, plan.dimensions > 0 else { return }
    let measure = wordOfMouth.measure(plan.benchmarks, level: context.level)
    guard measure.dissatisfied.told.n + measure.satisfied.told.n > 0 else { return }
    let sides = [(CareGroup.dissatisfied, measure.dissatisfied), (.satisfied, measure.satisfied)]
    for (group, reach) in sides {
      figures.share(group, "share", reach.share)
      figures.mean(group, "told_mean", .people, reach.told, line: "told", benchmark: reach.benchmark)
      figures.number(
        group, "told_sum", .people, reach.peopleTold.map { Double($0) }, n: reach.told.n, reason: reach.peopleTold == nil ? .notAsked : nil,
        line: "told")
      figures.number(
        group, "reach_by_benchmark", .people, reach.benchmarkReach, n: reach.share.count,
        reason: reach.benchmarkReach == nil ? .notAsked : .fromBenchmark, reach.benchmark)
    }
  }

  /// Published figures, which stand beside no number of the survey's own, with their sources.
  func addBenchmarks(_ context: CareContext, _ figures: inout CareFigures) {
    guard context.isWhole else { return }
    for benchmark in plan.benchmarks.all {
      let unit: CareFigure.Unit =
        switch benchmark.unit {
        case .percent: .percent
        case .people: .people
        case .times: .times
        case .pounds, .poundsInFiveYears: .pounds
        }
      figures.number(CareGroup(benchmark.id, benchmark.labels), "published", unit, nil, n: 0, reason: .fromBenchmark, benchmark)
    }
  }
}

extension CareFigures {
  fileprivate mutating func wait(_ group: CareGroup, _ names: [String], _ wait: WaitDifference) {
    mean(group, names[0], .minutes, wait.first, over: Self.minute)
    mean(group, names[1], .minutes, wait.second, over: Self.minute)
    mean(group, "difference", .minutes, wait.difference, over: Self.minute)
  }

  fileprivate mutating func block(_ group: CareGroup, _ block: ItemBlockMeasure, items: Int) {
    mean(group, "index", .percent, block.index)
    share(group, "lowest_answer_share", block.lowestRespondents)
    guard items > 1 else { return }
    number(group, "alpha", .coefficient, block.alpha, n: block.alphaN, reason: block.alphaReason)
  }

  fileprivate mutating func association(_ group: CareGroup, _ association: LoyaltyAssociation) {
    var figure = CareFigure(segment, group, "correlation_with_gap", .coefficient, n: association.correlation.n)
    (figure.value, figure.adjustedP) = (association.correlation.r, association.adjustedP)
    (figure.dimension, figure.reason) = (association.dimension, association.correlation.reason)
    add(figure)
  }
}

extension LoyaltyPart {
  /// The name for people.
  var labels: Labels {
    switch self {
    case .delight: Labels("Delight", hans: "愉悦度", hant: "愉悅度")
    case .trust: Labels("Trust", hans: "信赖度", hant: "信賴度")
    case .repurchase: Labels("Buy again", hans: "再次购买", hant: "再次購買")
    case .recommend: Labels("Recommend", hans: "推荐", hant: "推薦")
    case .resist: Labels("Resist rivals", hans: "抗拒竞争者", hant: "抗拒競爭者")
    }
  }
}
