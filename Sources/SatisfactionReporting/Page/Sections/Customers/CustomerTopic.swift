/// One measure that opens on demand: its line says the main thing, the tables behind it the rest.
struct CustomerTopic {
  let title: Phrase
  /// What the numbers say, as a sentence.
  let finding: String?
  let tables: [FigureTable]
  var note: String?
}

extension PageWriter {
  /// A measure under its finding; closed on the screen, open on paper.
  func topic(_ topic: CustomerTopic, _ markup: inout Markup) {
    let title = language.words(topic.title)
    markup.newline()
    markup.element("details") { details in
      details.element("summary") { summary in
        summary.element("strong", title)
        if let finding = topic.finding { summary.text(language.about("", finding)) }
      }
      for (place, table) in topic.tables.enumerated() {
        self.table(table, place == 0 ? title : "\(title) \(place + 1)", &details)
      }
      if let note = topic.note { details.element("p", ["class": "note"], note) }
    }
  }
}

/// The measures that a reader opens on demand.
struct CustomerTopics {
  let facts: PageFacts
  let customers: CustomerFacts
  var language: PageLanguage { facts.language }

  var all: [CustomerTopic] {
    [outcomes, sources, waiting, loyalty, wordOfMouth].compactMap(\.self) + rubrics
      + [levels, lifetime, leftOut].compactMap(\.self)
  }

  func percent(_ fact: CareFact?) -> String { language.cell(fact) { language.percent($0.value) } }
  func share(_ fact: CareFact?) -> String { language.cell(fact) { language.share($0) } }
  func points(_ fact: CareFact?) -> String { language.cell(fact) { language.points($0) } }
  func signed(_ fact: CareFact?) -> String { language.cell(fact) { language.signed($0.value) } }
  func n(_ fact: CareFact?) -> String { fact.map { language.count($0.n) } ?? "–" }
  func titles(_ phrases: [Phrase]) -> [String] { phrases.map { language.words($0) } }

  /// `A 12%, B 34%`: what of some groups is shown.
  func listed(_ table: CareTable, _ statistic: String, _ text: (CareFact) -> String) -> String? {
    let shown = table.groups(with: statistic).compactMap { group in
      table[group, statistic].flatMap { fact in fact.value == nil ? nil : "\(table.name(group)) \(text(fact))" }
    }
    return shown.isEmpty ? nil : language.list(shown)
  }

  // MARK: Outcomes and sources

  private var outcomes: CustomerTopic? {
    let table = customers.table("outcomes")
    guard !table.isEmpty else { return nil }
    let rows = table.groups.map { [table.name($0), share(table[$0, "share"]), n(table[$0, "share"])] }
    return CustomerTopic(
      title: .careOutcomes, finding: listed(table, "share") { language.percent($0.value) } ?? language.words(.hiddenCell),
      tables: [FigureTable(columns: titles([.careOutcome, .careShare]) + ["n"], rows: rows)], note: language.words(.careOutcomesNote))
  }

  private var sources: CustomerTopic? {
    let table = customers.table("sources")
    guard !table.isEmpty else { return nil }
    let worse = table.groups.map { group in
      facts.dimensions.filter { table[group, "gap_difference", $0]?.verdict == "worse" }.map { facts.name($0) }
    }
    let rows = zip(table.groups, worse).map { group, worse in
      let overall = { (statistic: String) in table[group, statistic, "overall_dimensions"] }
      return [
        table.name(group), share(table[group, "share"]), signed(overall("gap")), signed(overall("gap_of_others")),
        language.verdict(overall("gap_difference")), worse.isEmpty ? "–" : language.list(worse),
      ]
    }
    let names = zip(table.groups, worse).filter { !$0.1.isEmpty }.map { language.aside(table.name($0), language.list($1)) }
    let hasGaps = table.first(["gap_difference"]) != nil
    let finding = names.isEmpty ? language.words(.careSourcesNone) : language.words(.careSourcesWorse, ["names": language.list(names)])
    let columns: [Phrase] = [.careSource, .careNamedBy, .gap, .careGapOfOthers, .verdict, .careWorseIn]
    return CustomerTopic(
      title: .careSources, finding: hasGaps ? finding : listed(table, "share") { language.percent($0.value) },
      tables: [FigureTable(columns: titles(columns), rows: rows, words: [4, 5])], note: language.words(.careSourcesNote))
  }

  // MARK: Lifetime value, and what was left out

  private var lifetime: CustomerTopic? {
    let table = customers.table("lifetime")
    guard let mean = table["all", "lifetime_value_mean"] else { return nil }
    let range = mean.interval.map {
      language.words(.range, ["low": language.amount($0.lowerBound), "high": language.amount($0.upperBound)])
    }
    let row = [
      language.words(.careLifetime), language.cell(mean) { facts.money($0.value) },
      mean.isHidden ? language.words(.careHidden) : range ?? "–",
      language.cell(table["all", "lifetime_value_sum"]) { facts.money($0.value) }, language.count(mean.n),
    ]
    let columns =
      titles([.careLifetime, .careMean]) + [language.words(.interval, ["level": facts.level]), language.words(.careTotal), "n"]
    let finding = mean.value.map { language.words(.careLifetimeSentence, ["value": facts.money($0)]) }
    return CustomerTopic(
      title: .careLifetime, finding: finding ?? (mean.isHidden ? language.words(.hiddenCell) : nil),
      tables: [FigureTable(columns: columns, rows: [row])], note: language.words(.careLifetimeNote))
  }

  private static let left: [(table: String, statistic: String, phrase: Phrase)] = [
    ("pyramid", "unclassified", .careUnclassified), ("pyramid", "unreadable_values", .careUnreadable),
    ("complaints", "contradictory", .careContradictory), ("complaints", "path_unknown", .carePathUnknown),
    ("complaints", "speed_unknown", .careSpeedUnknown), ("stages", "out_of_order", .careOutOfOrder),
    ("waiting", "unusable", .careUnusableWaits), ("lifetime", "incomplete", .careIncomplete), ("lifetime", "unreadable", .careUnreadable),
  ]

  /// What does not count in these measures, and why; nil where everything does.
  private var leftOut: CustomerTopic? {
    let counted = Self.left.map { (language.words($0.phrase), customers.table($0.table)["all", $0.statistic]?.value) }
    let levels = customers.table("service_levels")
    let times = levels.groups(with: "unusable").map { group in
      (language.aside(language.words(.careUnusableWaits), levels.name(group)), levels[group, "unusable"]?.value)
    }
    let rows = (counted + times).filter { $0.1 ?? 0 > 0 }.map { [$0.0, language.amount($0.1)] }
    guard !rows.isEmpty else { return nil }
    return CustomerTopic(
      title: .careLeftOut, finding: nil, tables: [FigureTable(columns: titles([.careLeftOut, .count]), rows: rows)])
  }
}
