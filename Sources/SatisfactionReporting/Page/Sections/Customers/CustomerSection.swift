/// Customers: who is lost and over what, what it costs, complaints, and the other measures behind their findings.
struct CustomerSection {
  let page: PageWriter
  static let id = "section-customers"
  private var language: PageLanguage { page.language }
  private var customers: CustomerFacts { CustomerFacts(facts: page.facts, segment: page.segment) }

  var section: PageSection {
    let customers = customers
    return PageSection(id: Self.id, title: language.words(.sectionCustomers), isEmpty: customers.isEmpty) { markup in
      let figures = ClassFigures(customers)
      for sentence in figures.finding.sentences { markup.element("p", ["class": "lead"], sentence) }
      classes(figures, &markup)
      LossPart(page: page, customers: customers).write(&markup)
      ComplaintPart(page: page, customers: customers).write(&markup)
      topics(&markup)
      if let benchmarks { page.topic(benchmarks, &markup) }
    }
  }

  private func classes(_ figures: ClassFigures, _ markup: inout Markup) {
    let drawn = [figures.shares, figures.staying].compactMap(\.self)
    if let grid = figures.grid {
      let title = language.words(.careGrid)
      markup.element("h3", title)
      HeatmapTable(page: page, grid: grid, title: title, most: grid.rows.count).write(&markup)
    }
    if !drawn.isEmpty { page.figures(drawn, &markup) }
    if let differences = figures.differences { page.details(language.words(.careDifferences), differences, &markup) }
  }

  private func topics(_ markup: inout Markup) {
    let topics = CustomerTopics(facts: page.facts, customers: customers).all
    guard !topics.isEmpty else { return }
    markup.element("h3", language.words(.careMore))
    for topic in topics { page.topic(topic, &markup) }
  }

  /// Published figures with their sources; none of them enters a score.
  private var benchmarks: CustomerTopic? {
    let table = customers.table("benchmarks")
    guard !table.isEmpty else { return nil }
    let rows = table.groups.compactMap { group in
      table[group, "published"].map { [table.name(group), published($0), PageLabel.sentence($0.row.text("benchmark_source") ?? "–")] }
    }
    let columns: [Phrase] = [.careFigure, .carePublished, .careWhere]
    return CustomerTopic(
      title: .careBenchmarks, finding: language.words(.careBenchmarksNote),
      tables: [FigureTable(columns: columns.map { language.words($0) }, rows: rows, words: [2])])
  }

  private func published(_ fact: CareFact) -> String {
    let plain = language.amount(fact.benchmark)
    let text =
      switch fact.row.text("unit") {
      case "percent": plain + "%"
      case "times": language.words(.careTimes, ["value": plain])
      case "pounds": "£" + plain
      default: plain
      }
    return language.bound(fact.row, text)
  }
}
