/// How many customers are lost, what value goes with them, and what it costs to win others.
struct LossPart {
  let page: PageWriter
  let customers: CustomerFacts
  private var language: PageLanguage { page.language }
  private var losses: CareTable { customers.table("churn") }
  private var costs: CareTable { customers.table("churn_cost") }

  func write(_ markup: inout Markup) {
    let sentences = [lost("behaviour", .careHaveLeft), lost("intention", .careWillLeave), kept].compactMap(\.self)
    guard !sentences.isEmpty || !costs.isEmpty else { return }
    markup.element("h3", language.words(.careLosses))
    for sentence in sentences { markup.element("p", sentence) }
    cost(&markup)
    if let years { page.details(language.words(.careKeptAtRate), years, &markup) }
  }

  /// Who left, or will, and the value that goes with them where it is known.
  private func lost(_ group: String, _ phrase: Phrase) -> String? {
    guard let share = losses[group, "lost_share"] else { return nil }
    guard share.value != nil else { return share.isHidden ? language.about(losses.name(group), language.words(.hiddenCell)) : nil }
    let values = ["share": language.percent(share.value), "level": page.facts.level, "range": language.shares(share.interval)]
    let part = losses[group, "value_at_risk_share"].flatMap { $0.value.map { language.percent($0) } }
    let value = losses[group, "value_at_risk"]?.value.map { value in
      language.words(part == nil ? .careAtRisk : .careAtRiskShare, ["value": page.facts.money(value), "share": part ?? ""])
    }
    return language.sentences([language.words(phrase, values), value])
  }

  // MARK: At this rate

  private var periods: [(name: String, fact: CareFact)] {
    losses.groups(with: "kept_at_this_rate").compactMap { group in
      losses[group, "kept_at_this_rate"].map { (losses.name(group), $0) }
    }
  }

  private var kept: String? {
    guard let last = periods.last, last.fact.value != nil else { return nil }
    return language.words(.careKeptSentence, ["share": language.percent(last.fact.value), "count": "\(periods.count)"])
  }

  private var years: FigureTable? {
    guard !periods.isEmpty else { return nil }
    return FigureTable(
      columns: [.period, .careStillThere].map { language.words($0) },
      rows: periods.map { period in [period.name, language.cell(period.fact) { language.percent($0.value) }] })
  }

  // MARK: Cost

  private func cost(_ markup: inout Markup) {
    let groups = costs.groups(with: "acquisition_factor")
    guard !groups.isEmpty else { return }
    let statistics = ["lost_customers", "acquisition_cost", "retention_cost", "total_cost", "extra_cost_of_churn"]
    let titles: [Phrase] = [.careCost, .careLostCustomers, .careWinning, .careKeeping, .careTotal, .careExtra]
    let table = FigureTable(
      columns: titles.map { language.words($0) },
      rows: groups.map { group in
        [costs.name(group)] + statistics.map { statistic in language.cell(costs[group, statistic]) { language.amount($0.value) } }
      })
    page.table(table, language.words(.careLosses), &markup)
    let customers = language.amount(costs[groups[0], "customers"]?.value)
    let unit = costs[groups[0], "total_cost"]?.row.text("unit")
    let measure = unit == "keeping_costs" ? language.words(.careInKeepingCosts) : language.words(.careIn, ["money": page.facts.moneyName])
    markup.element("p", ["class": "note"], language.sentences([language.words(.careCostNote, ["count": customers]), measure]))
  }
}

extension PageFacts {
  /// What amounts of money are in, where the document says it.
  var moneyName: String { document.run["money"]?.text.map { PageLabel.shown($0, columns: 12) } ?? language.words(.careMoneyUnits) }

  /// An amount of money: `379,684 EUR`.
  func money(_ value: Double?) -> String { "\(language.amount(value)) \(moneyName)" }
}
