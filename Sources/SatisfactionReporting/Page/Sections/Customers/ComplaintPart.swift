/// Complaints and what became of them.
struct ComplaintPart {
  let page: PageWriter
  let customers: CustomerFacts
  private var language: PageLanguage { page.language }

  func write(_ markup: inout Markup) {
    let figures = ComplaintFigures(customers: customers)
    let (complaints, drawn) = (figures.complaints, [figures.paths, figures.funnel].compactMap(\.self))
    guard !complaints.isEmpty || !drawn.isEmpty else { return }
    markup.element("h3", language.words(.careComplaints))
    for sentence in [rate(complaints), recovery(complaints), paradox(complaints)].compactMap(\.self) { markup.element("p", sentence) }
    page.figures(drawn, &markup)
    if let outcomes = figures.outcomes {
      let note = language.words(.careSatisfactionNote)
      page.topic(CustomerTopic(title: .careByPath, finding: nil, tables: [outcomes], note: note), &markup)
    }
    if let times = figures.times { page.topic(CustomerTopic(title: .careStageTimes, finding: nil, tables: [times]), &markup) }
    if let silent = silent(complaints) { page.topic(silent, &markup) }
  }

  private func rate(_ complaints: CareTable) -> String? {
    guard let fact = complaints["all", "complaint_rate"] else { return nil }
    if fact.isHidden { return language.about(language.words(.careRate), language.words(.hiddenCell)) }
    guard fact.value != nil else { return nil }
    let values = ["share": language.percent(fact.value), "level": page.facts.level, "range": language.shares(fact.interval)]
    let published = fact.benchmark.map { benchmark in
      language.words(.carePublishedRate, ["share": language.bound(fact.row, language.percent(benchmark))])
    }
    return language.sentences([language.words(.careRateSentence, values), published])
  }

  private func recovery(_ complaints: CareTable) -> String? {
    guard let fact = complaints["all", "recovery_satisfaction_mean"], fact.value != nil else { return nil }
    return language.words(.careRecovery, ["value": language.number(fact.value), "count": language.count(fact.n)])
  }

  /// Whether those whose complaint was resolved are more satisfied than those without a problem: tested, not assumed.
  private func paradox(_ complaints: CareTable) -> String? {
    guard let fact = complaints["recovered", "satisfaction_against_no_problem"] else { return nil }
    let value = ["value": language.number(fact.value.map(abs)), "few": "\(PageFacts.fewest)"]
    switch fact.verdict {
    case "present": return language.words(.careParadoxPresent, value)
    case "reversed": return language.words(.careParadoxReversed, value)
    case "no_clear_difference": return language.words(.careParadoxNone, ["value": language.signed(fact.value)])
    case "few": return language.words(.careParadoxFew, value)
    default: return fact.isHidden ? language.words(.careParadoxHidden) : nil
    }
  }

  /// How many dissatisfied customers stand behind the complaints, by one's own data and by published figures.
  private func silent(_ complaints: CareTable) -> CustomerTopic? {
    let groups = complaints.groups(with: "dissatisfied_estimate")
    guard !groups.isEmpty else { return nil }
    let table = FigureTable(
      columns: [.careEstimate, .carePerComplaint, .careDissatisfiedEstimate, .careRestsOn].map { language.words($0) },
      rows: groups.map { group in
        let fact = complaints[group, "dissatisfied_estimate"]
        let isOwn = group == "own_data"
        return [
          complaints.name(group), language.cell(complaints[group, "dissatisfied_per_complaint"]) { language.number($0.value, decimals: 1) },
          language.cell(fact) { estimate($0) }, language.words(isOwn ? .careOwnData : .carePublished),
        ]
      }, words: [3])
    let own = complaints["own_data", "dissatisfied_estimate"]?.value
    let said = own.map { language.words(.careSilentOwn, ["value": language.amount($0.rounded())]) }
    return CustomerTopic(title: .careSilent, finding: said, tables: [table], note: language.words(.careSilentNote))
  }

  private func estimate(_ fact: CareFact) -> String {
    let value = language.amount(fact.value?.rounded())
    guard let range = fact.interval else { return value }
    let ends = [range.lowerBound, range.upperBound].map { language.amount($0.rounded()) }
    return language.aside(value, language.words(.range, ["low": ends[0], "high": ends[1]]))
  }
}

extension PageLanguage {
  /// A published figure as it is meant: under it, over it, or itself.
  func bound(_ row: TableRow, _ text: String) -> String {
    switch row.text("benchmark_bound") {
    case "below": words(.careUnder, ["value": text])
    case "above": words(.careOver, ["value": text])
    default: text
    }
  }
}
