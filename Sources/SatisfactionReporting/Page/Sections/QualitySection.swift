/// Whether the data can be trusted: where every row went, what was found, who was asked, and what was left out.
struct QualitySection {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var language: PageLanguage { page.language }

  var section: PageSection {
    PageSection(id: "section-quality", title: language.words(.sectionQuality)) { markup in
      markup.element("p", language.sentences([account, latest]))
      for doubt in AnswerShares(facts: facts, segment: .all).doubts + points { markup.element("p", doubt) }
      if let sources { page.table(sources, language.words(.sectionQuality), &markup) }
      if let findings {
        markup.element("h3", language.words(.reasons))
        page.table(findings, language.words(.reasons), &markup)
        markup.element("p", ["class": "note"], language.words(.setAsideWhy))
      }
      if let rates { page.details(language.words(.responseRate), rates, &markup) }
      if let missing { page.details(language.words(.missingByItem), missing, &markup) }
    }
  }

  private var account: String {
    let run = facts.document.run
    let (responses, quarantined) = (run["responses"]?.integer ?? 0, run["quarantined"]?.integer ?? 0)
    return language.words(
      .qualitySentence,
      [
        "records": language.count(responses + quarantined), "responses": language.count(responses),
        "quarantined": language.count(quarantined),
      ])
  }

  /// What became of respondents' importance points.
  private var points: [String] {
    guard let points = facts.document.run["points"], let used = points["used"]?.integer else { return [] }
    let count = { (name: String) in language.count(points[name]?.integer ?? 0) }
    let values = ["used": language.count(used), "rescaled": count("rescaled"), "refused": count("refused")]
    return [language.words(.pointsUse, values)]
  }

  private var latest: String? {
    facts.document.run["period_end"]?.text.map { language.words(.latest, ["day": language.day($0)]) }
  }

  private var sources: FigureTable? {
    let rows = facts.document.rows("sources")
    guard !rows.isEmpty else { return nil }
    let counts = ["rows", "header_rows", "other_rows", "records", "responses", "quarantined"]
    let titles: [Phrase] = [.source, .rows, .headerRows, .otherRows, .records, .responses, .setAside, .encoding, .dialect]
    return FigureTable(
      columns: titles.map { language.words($0) },
      rows: rows.map { row in
        [PageLabel.shown(row.text("source") ?? "")] + counts.map { language.count(row.integer($0) ?? 0) }
          + [PageLabel.shown(row.text("encoding") ?? "–"), PageLabel.shown(row.text("dialect") ?? "–")]
      }, words: [7, 8])
  }

  /// What was found in the files, rule by rule; nil where nothing was.
  private var findings: FigureTable? {
    let rows = facts.document.rows("quality")
    guard !rows.isEmpty else { return nil }
    return FigureTable(
      columns: [.source, .reason, .count].map { language.words($0) },
      rows: rows.prefix(50).map { row in
        [PageLabel.shown(row.text("source") ?? ""), PageLabel.shown(row.text("rule") ?? ""), language.count(row.integer("count") ?? 0)]
      }, words: [1])
  }

  private var rates: FigureTable? {
    let rows = facts.document.rows("response_rate")
    guard !rows.isEmpty else { return nil }
    return FigureTable(
      columns: [.segment, .invited, .responses, .rate].map { language.words($0) },
      rows: rows.prefix(100).map { row in
        [
          facts.place(Segment(row)), row.integer("invited").map(language.count) ?? "–", language.count(row.integer("responses") ?? 0),
          language.percent(row.number("response_rate")),
        ]
      })
  }

  private var missing: FigureTable? {
    let items = facts.itemScores().filter { !$0.isHidden && $0.responses > $0.n && $0.responses > 0 }
      .sorted { ($0.n, $0.id) < ($1.n, $1.id) }.prefix(10)
    guard !items.isEmpty else { return nil }
    return FigureTable(
      columns: [.item, .missing, .rate].map { language.words($0) },
      rows: items.map { item in
        let count = item.responses - item.n
        return [facts.name(item.id), language.count(count), language.percent(Double(count) / Double(item.responses))]
      })
  }
}
