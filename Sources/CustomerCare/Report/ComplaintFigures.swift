internal import SatisfactionScoring
internal import SurveyModel

/// Numbers of complaints and what became of them.
extension CareCell {
  func addComplaints(_ context: CareContext, _ figures: inout CareFigures) {
    guard plan.hasComplaints else { return }
    let measure = complaints.measure(plan.benchmarks, level: context.level)
    for path in measure.paths {
      let group = CareGroup(path.path)
      figures.share(group, "share", path.share, line: "path")
      if plan.places.repurchase != nil || plan.keeping != nil {
        figures.share(group, "repurchase", path.repurchase, line: "repurchase", path.benchmark)
      }
      figures.mean(group, "satisfaction_mean", .points, path.satisfaction, line: "satisfaction")
      if plan.places.recovery != nil, path.path != .noProblem, path.path != .silent {
        figures.mean(group, "recovery_satisfaction_mean", .points, path.recovery, line: "recovery")
      }
    }
    figures.share(.all, "complaint_rate", measure.complaintRate, plan.benchmarks["complaint_rate"])
    if plan.places.recovery != nil { figures.mean(.all, "recovery_satisfaction_mean", .points, measure.recovery) }
    figures.contrast(
      .recovered, "satisfaction_against_no_problem", measure.paradox.difference, line: "satisfaction",
      verdict: measure.paradox.finding?.rawValue, parts: ComplaintPath.judgedByParadox.map(\.rawValue))
    addSilence(measure.silence, &figures)
    figures.count(.all, "contradictory", measure.contradictory)
    figures.count(.all, "path_unknown", measure.unknown)
    figures.count(.all, "speed_unknown", measure.speedUnknown)
  }

  private func addSilence(_ estimates: [SilenceEstimate], _ figures: inout CareFigures) {
    for estimate in estimates {
      let group = CareGroup(estimate.origin)
      figures.number(
        group, "dissatisfied_estimate", .count, estimate.estimate, n: estimate.complaints, reason: estimate.reason,
        estimate.origin == .ownData ? nil : plan.benchmarks[estimate.origin.rawValue], interval: estimate.interval)
      figures.number(
        group, "dissatisfied_per_complaint", .times, estimate.multiplier, n: estimate.complaints, reason: estimate.reason)
    }
  }

  func addStages(_ context: CareContext, _ figures: inout CareFigures) {
    guard !plan.places.stages.isEmpty else { return }
    let funnel = stages.measure(level: context.level)
    for (place, stage) in funnel.stages.enumerated() {
      let group = CareGroup(stage.stage.id, stage.stage.labels)
      figures.share(group, "reached_share", stage.share)
      figures.part(group, "reached", stage.reached, of: funnel.complaints)
      figures.part(group, "skipped", stage.skipped, of: funnel.complaints)
      if place > 0 {
        figures.time(group, "since_previous", stage.sincePrevious)
        figures.time(group, "since_first", stage.sinceStart)
      }
      guard let promise = stage.stage.promise else { continue }
      figures.number(group, "promise", .hours, Double(promise) / CareFigures.hour, n: funnel.complaints)
      figures.share(group, "promise_broken_share", stage.breaches)
      figures.part(group, "overdue", stage.overdue, of: funnel.complaints)
    }
    figures.count(.all, "complaints", funnel.complaints)
    figures.count(.all, "out_of_order", funnel.disordered)
  }

  func addLevels(_ context: CareContext, _ figures: inout CareFigures) {
    for measure in levels.measure(level: context.level) {
      let group = CareGroup(measure.level.id, measure.level.labels)
      figures.share(group, "kept_share", measure.kept)
      if let limit = measure.level.limit {
        figures.number(group, "promise", .hours, Double(limit) / CareFigures.hour, n: measure.kept.n)
      }
      figures.time(group, "actual", measure.time)
      if measure.unreadable > 0 { figures.count(group, "unusable", measure.unreadable) }
    }
  }

  func addRubrics(_ context: CareContext, _ figures: inout CareFigures) {
    for (rubric, tally) in zip(plan.care.choices.rubrics, rubrics) {
      let measure = tally.measure(level: context.level)
      figures.mean(CareGroup(rubric.id, rubric.labels ?? Labels(["en": rubric.id])), "steps_done", .percent, measure.score)
      for (step, share) in zip(plan.care.choices.steps[rubric.id] ?? [], zip(tally.shape.steps, measure.steps)) {
        figures.share(CareGroup("\(rubric.id)/\(step.id)", share.0), "done_share", share.1)
      }
    }
  }
}

extension ComplaintPath {
  /// The paths whose satisfaction the recovery paradox holds against each other.
  static let judgedByParadox: [ComplaintPath] = [.resolved, .quicklyResolved, .noProblem]
}

extension SilenceEstimate.Origin {
  /// The name for people.
  var labels: Labels {
    switch self {
    case .ownData: Labels("By one's own data", hans: "按本调查数据", hant: "按本調查資料")
    case .complaintRate: Labels("At least, fewer than half complain", hans: "至少:投诉者不到一半", hant: "至少:投訴者不到一半")
    case .silentDissatisfied: Labels("At least, over 90% stay silent", hans: "至少:90% 以上沉默", hant: "至少:90% 以上沉默")
    }
  }
}

extension CareFigures {
  /// Microseconds in an hour, and in a minute.
  static let hour = 3_600_000_000.0
  static let minute = 60_000_000.0

  /// The mean, the median and what nine of ten were within, in hours.
  mutating func time(_ group: CareGroup, _ statistic: String, _ time: DurationMeasure) {
    mean(group, "\(statistic)_mean", .hours, time.mean, over: Self.hour)
    let (n, reason): (Int, ReasonCode?) = (time.mean.n, time.mean.n == 0 ? .noData : nil)
    number(group, "\(statistic)_median", .hours, time.median.map { $0 / Self.hour }, n: n, reason: reason)
    number(group, "\(statistic)_nine_tenths", .hours, time.upperTenth.map { $0 / Self.hour }, n: n, reason: reason)
  }
}
