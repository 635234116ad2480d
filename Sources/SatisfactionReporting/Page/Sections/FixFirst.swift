/// What to fix first: dimensions by what they take from the overall score, with the evidence and where it is worst.
struct FixFirst {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var language: PageLanguage { page.language }

  func write(_ markup: inout Markup) {
    markup.element("div", ["class": "card"]) { card in
      card.element("h2", language.words(.fixFirst))
      if page.isAll { actions(&card) } else { dimensions(&card) }
    }
  }

  // MARK: Everybody

  private func actions(_ markup: inout Markup) {
    let rows = facts.document.rows("actions").filter { $0.number("value") != nil }
    if let doubt = doubt(rows) { markup.element("p", doubt) }
    guard !rows.isEmpty else { return }
    let value = language.words(facts.hasGap ? .gap : .perception)
    let columns = [.dimension].map { language.words($0) } + [value] + [.shareOfShortfall, .evidence].map { language.words($0) }
    let hasPlaces = !facts.columns.isEmpty
    page.table(
      FigureTable(
        columns: columns + (hasPlaces ? [language.words(.worseThanRest)] : []),
        rows: rows.map { row in
          let evidence = row.text("evidence") == "firm" ? language.words(.evidenceFirm) : language.words(.evidenceTied)
          return [
            facts.name(row.text("dimension") ?? ""), language.number(row.number("value"), signed: facts.hasGap),
            language.percent(row.number("share_of_shortfall")), evidence,
          ] + (hasPlaces ? [places(row.text("dimension") ?? "")] : [])
        }, words: [3, 4]), language.words(.fixFirst), &markup)
  }

  private func doubt(_ rows: [TableRow]) -> String? {
    guard let first = rows.first else { return language.words(.fixFew) }
    if first.number("contribution").map({ $0 >= 0 }) ?? false { return language.words(.fixNothing) }
    if first.integer("n") ?? 0 < PageFacts.fewest { return language.words(.fixFew) }
    return rows.contains { $0.text("evidence") == "firm" } ? nil : language.words(.fixTied)
  }

  /// The segments that are worse than the rest in a dimension, beyond chance, the worst first.
  private func places(_ dimension: String) -> String {
    var worse: [(name: String, difference: Double)] = []
    for segment in facts.columns.flatMap(\.segments) {
      guard let rest = facts.rest(segment, dimension), rest.text("verdict") == "worse" else { continue }
      worse.append((facts.name(segment), rest.number("difference") ?? 0))
    }
    worse.sort { $0.difference < $1.difference }
    guard !worse.isEmpty else { return "–" }
    let more = worse.count > 3 ? " (+\(worse.count - 3))" : ""
    return worse.prefix(3).map { "\($0.name) (\(language.signed($0.difference)))" }.joined(separator: ", ") + more
  }

  // MARK: One segment

  private func dimensions(_ markup: inout Markup) {
    let scores = facts.dimensionScores(page.segment).filter { !$0.isHidden && $0.value != nil }.sorted { ($0.value ?? 0) < ($1.value ?? 0) }
    if let first = scores.first, facts.hasGap, first.value ?? 0 >= 0 { markup.element("p", language.words(.fixNothing)) }
    if (scores.map(\.n).min() ?? 0) < PageFacts.fewest { markup.element("p", language.words(.fixFew)) }
    guard !scores.isEmpty else { return }
    let columns: [Phrase] = [.dimension, facts.hasGap ? .gap : .perception, .everybody]
    page.table(
      FigureTable(
        columns: columns.map { language.words($0) },
        rows: scores.map { score in
          let everybody = facts.score(score.id)
          return [
            facts.name(score.id), language.number(score.value, signed: facts.hasGap),
            language.number(everybody?.value, signed: facts.hasGap),
          ]
        }), language.words(.fixFirst), &markup)
  }
}

/// A segment against everybody else, dimension by dimension.
struct AgainstRest {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var language: PageLanguage { page.language }

  func write(_ markup: inout Markup) {
    let rows = (["overall_dimensions"] + facts.dimensions).compactMap { id in facts.rest(page.segment, id).map { (id, $0) } }
    guard !rows.isEmpty else { return }
    markup.element("div", ["class": "card"]) { card in
      card.element("h2", language.words(.sectionAgainstRest))
      card.element("p", language.words(.againstRest))
      let table = FigureTable(
        columns: [
          language.words(.dimension), language.words(.difference), language.words(.interval, ["level": facts.level]),
          language.words(.verdict),
        ],
        rows: rows.map { id, row in
          [
            id == "overall_dimensions" ? language.words(.overall) : facts.name(id), language.signed(row.number("difference")),
            language.range(Measured.range(row, "difference_ci_low", "difference_ci_high")), Self.verdict(row, language),
          ]
        }, words: [3])
      page.table(table, language.words(.sectionAgainstRest), &card)
    }
  }

  private static func verdict(_ row: TableRow, _ language: PageLanguage) -> String {
    switch row.text("verdict") {
    case "worse": language.words(.verdictWorse)
    case "better": language.words(.verdictBetter)
    case "no_clear_difference": language.words(.verdictNone)
    case "few": language.words(.verdictFew)
    default: "–"
    }
  }
}
