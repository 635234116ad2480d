internal import SatisfactionScoring
internal import SurveyModel

/// Numbers of who the customers are, what they are worth and who is lost.
extension CareCell {
  private static let outcomeNames = ["dissatisfied", "satisfied", "delighted"]

  func addOutcomes(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.dimensions > 0 else { return }
    let measure = outcomes.measure(level: context.level)
    for (outcome, share) in zip(SatisfactionOutcome.allCases, [measure.dissatisfied, measure.satisfied, measure.delighted]) {
      figures.share(CareGroup(outcome), "share", share)
    }
  }

  func addSources(_ context: CareContext, _ figures: inout CareFigures) {
    for measure in sources.measure(level: context.level) {
      let (group, line) = (CareGroup(measure.source.id, measure.source.labels), "gap \(measure.source.id)")
      figures.share(group, "share", measure.share)
      figures.gaps(group, "gap", measure.gap, line: line)
      figures.gaps(group, "gap_of_others", measure.gapOfOthers, line: line, side: "others")
      figures.contrasts(group, "gap_difference", measure.difference, line: line)
    }
  }

  func addPyramid(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.hasPyramid else { return }
    let measure = pyramid.measure(plan.pyramid, ranking: context.ranking, level: context.level)
    for own in measure.classes { addClass(own, &figures) }
    figures.share(.top, "customers_share", measure.top.customers, plan.benchmarks["top_customers"])
    if plan.places.customerValue != nil {
      figures.number(.top, "value_share", .share, measure.top.value, n: measure.top.customers.count, reason: measure.top.reason)
    }
    let basis: ReasonCode? = measure.warnings.first { $0 == .rankedRespondents }
    figures.count(.all, "customers", measure.n, reason: basis)
    figures.count(.all, "unclassified", measure.unclassified)
    if measure.unreadable > 0 { figures.count(.all, "unreadable_values", measure.unreadable) }
    guard context.isWhole else { return }
    if let fourFifths = measure.fourFifths { figures.share(.all, "bring_four_fifths", fourFifths) }
    for tie in measure.ties {
      figures.count(CareGroup(tie.boundary.rawValue, plan.labels(of: tie.boundary)), "tied_at_cut", tie.customers, reason: .tiedAtCut)
    }
  }

  private func addClass(_ own: PyramidClass, _ figures: inout CareFigures) {
    let group = CareGroup(own.customerClass.rawValue, plan.labels(of: own.customerClass))
    figures.count(group, "customers", own.share.customers.count, reason: own.reason)
    figures.share(group, "customers_share", own.share.customers)
    if plan.places.customerValue != nil {
      figures.number(
        group, "value_share", .share, own.share.value, n: own.value.n, reason: own.share.reason, line: "value")
      figures.mean(group, "value_mean", .money, own.value, over: moneyUnit(plan.places.customerValue), line: "value")
    }
    figures.gaps(group, "gap", own.gap, line: "gap")
    figures.contrasts(group, "gap_against_others", own.against, line: "gap")
    if plan.dimensions > 0 { figures.outcomes(group, own.outcomes, names: Self.outcomeNames, line: "outcomes") }
    guard let keeping = plan.keeping else { return }
    figures.share(group, keeping.basis == .behaviour ? "stayed" : "mean_to_stay", own.returns, line: "staying")
    figures.contrasts(group, "lost_over", own.lostOver, line: "gap", splitsGroup: true)
  }

  /// How many units of a money column make one of money.
  private func moneyUnit(_ place: Int?) -> Double { (0..<plan.decimals(place)).reduce(1.0) { power, _ in power * 10 } }

  func addLosses(_ context: CareContext, _ figures: inout CareFigures) {
    let measure = losses.measure(level: context.level)
    if plan.places.hasLeft != nil { addLoss(measure.behaviour, .behaviour, &figures) }
    if plan.places.returns != nil { addLoss(measure.intention, .intention, &figures) }
    guard plan.places.hasLeft != nil, context.isWhole else { return }
    let share = measure.behaviour.share
    for (period, kept) in (RetentionCurve(churn: (share.count, share.n), periods: 5)?.shares ?? []).enumerated().dropFirst() {
      figures.number(.period(period), "kept_at_this_rate", .share, kept, n: share.n)
    }
  }

  private func addLoss(_ loss: CustomerLoss, _ group: CareGroup, _ figures: inout CareFigures) {
    figures.share(group, "lost_share", loss.share)
    guard plan.places.customerValue != nil else { return }
    let atRisk = loss.valueAtRisk.map { Double($0) / moneyUnit(plan.places.customerValue) }
    let missing: ReasonCode? = atRisk == nil ? loss.reason : nil
    figures.number(group, "value_at_risk", .money, atRisk, n: loss.share.count, reason: missing)
    figures.number(group, "value_at_risk_share", .share, loss.shareOfValue, n: loss.share.count, reason: loss.reason)
  }

  /// The cost of keeping up the number of customers at the rate of loss that was observed.
  func addChurnCost(_ context: CareContext, _ figures: inout CareFigures) {
    guard context.isWhole, plan.hasLosses else { return }
    let measure = losses.measure(level: context.level)
    let loss = plan.places.hasLeft != nil ? measure.behaviour : measure.intention
    let churn = plan.care.choices.churn
    let presets = ["acquisition_factor_low", "acquisition_factor_high"].compactMap { plan.benchmarks[$0] }
    let factors = churn.map(\.factors).flatMap { $0.isEmpty ? nil : $0 } ?? presets.map(\.value)
    let unit: CareFigure.Unit = churn?.unitCost == nil ? .keepingCosts : .money
    for factor in factors {
      let cost = ChurnCost(
        customers: churn?.customers ?? loss.share.n, rate: (loss.share.count, loss.share.n), factor: factor,
        unitCost: churn?.unitCost ?? 1)
      let text = factor == factor.rounded() && abs(factor) < 1e9 ? "\(Int(factor))" : "\(factor)"
      let group = CareGroup.factor(text)
      let benchmark = churn?.factors.isEmpty == false ? nil : presets.first { $0.value == factor }
      figures.number(group, "customers", .count, Double(churn?.customers ?? loss.share.n), n: loss.share.n)
      figures.number(group, "acquisition_factor", .times, factor, n: loss.share.n, benchmark)
      let add = { (statistic: String, unit: CareFigure.Unit, value: Double?, figures: inout CareFigures) in
        figures.number(group, statistic, unit, value, n: loss.share.n, reason: value == nil ? .noData : nil)
      }
      add("lost_customers", .count, cost?.lost, &figures)
      add("acquisition_cost", unit, cost?.acquisition, &figures)
      add("retention_cost", unit, cost?.retention, &figures)
      add("total_cost", unit, cost?.total, &figures)
      add("extra_cost_of_churn", unit, cost?.extra, &figures)
    }
  }

  func addLifetime(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.hasLifetime else { return }
    let measure = lifetime.measure(level: context.level)
    figures.mean(.all, "lifetime_value_mean", .money, measure.mean)
    let missing = measure.sum == nil ? measure.mean.reason : nil
    figures.number(.all, "lifetime_value_sum", .money, measure.sum, n: measure.mean.n, reason: missing)
    figures.count(.all, "incomplete", measure.incomplete)
    figures.count(.all, "unreadable", measure.unreadable)
  }
}
