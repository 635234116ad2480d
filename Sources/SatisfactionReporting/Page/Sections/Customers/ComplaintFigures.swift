internal import CustomerCare

/// Figures of complaints: what became of problems, and how far complaints came.
struct ComplaintFigures {
  let customers: CustomerFacts
  private var facts: PageFacts { customers.facts }
  private var language: PageLanguage { facts.language }
  var complaints: CareTable { customers.table("complaints") }
  var stages: CareTable { customers.table("stages") }

  // MARK: Paths

  /// Who buys again, by what became of the problem, with the published figures as ticks.
  var paths: Drawing? {
    let complaints = complaints
    let groups = ComplaintPath.allCases.map(\.rawValue).filter { complaints[$0, "repurchase"] != nil }
    let facts = groups.compactMap { complaints[$0, "repurchase"] }
    guard !facts.isEmpty else { return nil }
    let rows = zip(groups, facts).map { ShareFigure.Row($1, complaints.name($0), language) }
    let drawing = ShareFigure(rows: rows, language: language)
    let judged = zip(groups, facts).filter { !$0.1.isFew && $0.1.value != nil }
    let ordered = judged.sorted { ($0.1.value ?? 1) < ($1.1.value ?? 1) }
    let isClear = ordered.count > 1 && (ordered[0].1.interval?.upperBound ?? 1) < (ordered[1].1.interval?.lowerBound ?? 0)
    let said: String? =
      if facts.contains(where: \.isHidden) {
        language.words(.carePathsHidden)
      } else if isClear {
        language.words(.careLeastAgain, ["name": complaints.name(ordered[0].0), "share": language.share(ordered[0].1)])
      } else {
        ordered.count > 1 ? language.words(.carePathsClose) : nil
      }
    return Drawing(
      id: "care-paths", title: language.words(.carePaths),
      finding: said ?? language.words(.fewFinding, ["few": "\(PageFacts.fewest)"]), note: drawing.note(self.facts, source(facts)),
      height: drawing.height, table: pathTable(groups, complaints), draw: drawing.draw)
  }

  private func source(_ facts: [CareFact]) -> String? {
    let sources = facts.filter { $0.benchmark != nil }.compactMap { $0.row.text("benchmark_source") }
    return sources.first.map { language.words(.careTickNote, ["source": PageLabel.sentence($0)]) }
  }

  private func pathTable(_ groups: [String], _ complaints: CareTable) -> FigureTable {
    let titles: [Phrase] = [.carePath, .careAgain, .carePublished]
    return FigureTable(
      columns: titles.map { language.words($0) } + ["n"],
      rows: groups.map { group in
        let again = complaints[group, "repurchase"]
        return [
          complaints.name(group), language.cell(again) { language.share($0) }, again?.benchmark.map { language.percent($0) } ?? "–",
          language.count(again?.n ?? 0),
        ]
      })
  }

  /// How many are on each path and how satisfied they are; nil without paths.
  var outcomes: FigureTable? {
    let complaints = complaints
    let groups = ComplaintPath.allCases.map(\.rawValue).filter { complaints[$0, "share"] != nil }
    guard !groups.isEmpty else { return nil }
    let mean = { (fact: CareFact?) in language.cell(fact) { language.number($0.value) } }
    let hasRecovery = groups.contains { complaints[$0, "recovery_satisfaction_mean"] != nil }
    let titles: [Phrase] = [.carePath, .careShare, .careSatisfaction] + (hasRecovery ? [.careHandling] : [])
    return FigureTable(
      columns: titles.map { language.words($0) },
      rows: groups.map { group in
        let satisfied = ["satisfaction_mean"] + (hasRecovery ? ["recovery_satisfaction_mean"] : [])
        return [complaints.name(group), language.cell(complaints[group, "share"]) { language.share($0) }]
          + satisfied.map { mean(complaints[group, $0]) }
      })
  }

  // MARK: Stages

  /// How far complaints came, and when.
  var funnel: Drawing? {
    let stages = stages
    let groups = stages.groups(with: "reached_share")
    let facts = groups.compactMap { stages[$0, "reached_share"] }
    guard !facts.isEmpty else { return nil }
    let rows = zip(groups, facts).map { group, fact in
      let median = stages[group, "since_first_median"]?.value.map { language.words(.careWithin, ["time": language.hours($0)]) }
      let text = [language.percent(fact.value), median].compactMap(\.self).joined(separator: language.comma)
      return ShareFigure.Row(fact, stages.name(group), language, text: text)
    }
    let drawing = ShareFigure(rows: rows, language: language)
    return Drawing(
      id: "care-stages", title: language.words(.careStages), finding: broken(groups, stages), note: drawing.note(self.facts),
      height: drawing.height, table: stageTable(groups, stages), draw: drawing.draw)
  }

  private func broken(_ groups: [String], _ stages: CareTable) -> String {
    let promises = groups.compactMap { group in stages[group, "promise_broken_share"].map { (group, $0) } }
    let said = promises.compactMap { group, fact in
      fact.value.map { share in
        let overdue = stages[group, "overdue"]?.value ?? 0
        let name = language.words(.careBroken, ["name": stages.name(group), "share": language.percent(share)])
        return overdue > 0 ? language.aside(name, language.words(.careOverdue, ["count": language.amount(overdue)])) : name
      }
    }
    if promises.isEmpty { return language.words(.careNoPromises) }
    return said.isEmpty ? language.words(.hiddenCell) : language.words(.careBrokenAll, ["names": language.list(said)])
  }

  private func stageTable(_ groups: [String], _ stages: CareTable) -> FigureTable {
    let titles: [Phrase] = [.careStage, .careReached, .careMedianFirst, .careNineTenths]
    return FigureTable(
      columns: titles.map { language.words($0) },
      rows: groups.map { group in
        let times = ["since_first_median", "since_first_nine_tenths"].map { hours(stages[group, $0]) }
        return [stages.name(group), count(stages[group, "reached"])] + times
      })
  }

  private func hours(_ fact: CareFact?) -> String { language.cell(fact) { language.hours($0.value) } }
  private func count(_ fact: CareFact?) -> String { language.cell(fact) { language.amount($0.value) } }

  /// How long each stage took, and which promises were broken or are overdue; nil without stages.
  var times: FigureTable? {
    let stages = stages
    let groups = stages.groups(with: "reached_share")
    guard !groups.isEmpty else { return nil }
    let titles: [Phrase] = [
      .careStage, .careSkipped, .careMedianPrevious, .careNineTenths, .carePromise, .careBrokenShare, .careOverdueCount,
    ]
    return FigureTable(
      columns: titles.map { language.words($0) },
      rows: groups.map { group in
        [
          stages.name(group), count(stages[group, "skipped"]), hours(stages[group, "since_previous_median"]),
          hours(stages[group, "since_previous_nine_tenths"]), hours(stages[group, "promise"]),
          language.cell(stages[group, "promise_broken_share"]) { language.share($0) }, count(stages[group, "overdue"]),
        ]
      })
  }
}
