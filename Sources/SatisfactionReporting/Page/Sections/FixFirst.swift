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
    let columns = columns(rows)
    let table = FigureTable(
      columns: columns.map(\.title), rows: rows.map { row in columns.map { $0.cell(row) } },
      words: Set(columns.indices.filter { columns[$0].isWords }))
    page.table(table, language.words(.fixFirst), &markup)
    if let weights = weights(rows) { markup.element("p", ["class": "note"], language.words(.shareNote, ["weights": weights])) }
  }

  private struct ActionColumn {
    let title: String
    var isWords = false
    let cell: (TableRow) -> String
  }

  /// Shares of the shortfall, weights and places only where there are such.
  private func columns(_ rows: [TableRow]) -> [ActionColumn] {
    var columns = [ActionColumn(title: language.words(.dimension)) { facts.name($0.text("dimension") ?? "") }]
    columns.append(
      ActionColumn(title: language.words(facts.hasGap ? .gap : .perception)) {
        language.number($0.number("value"), signed: facts.hasGap)
      })
    if weights(rows) != nil, rows.contains(where: { $0.number("weight") != nil && $0.text("weight_source") != "equal" }) {
      columns.append(ActionColumn(title: language.words(.weight)) { language.percent($0.number("weight")) })
    }
    if facts.hasGap {
      columns.append(ActionColumn(title: language.words(.shareOfShortfall)) { language.percent($0.number("share_of_shortfall")) })
    }
    columns.append(ActionColumn(title: language.words(.evidence), isWords: true) { evidence($0) })
    if !facts.columns.isEmpty {
      columns.append(ActionColumn(title: language.words(.worseThanRest), isWords: true) { places($0.text("dimension") ?? "") })
    }
    return columns
  }

  /// Where the weights of the shares are from, in words; nil without gaps.
  private func weights(_ rows: [TableRow]) -> String? {
    guard facts.hasGap else { return nil }
    switch rows.first?.text("weight_source") {
    case "points": return language.words(.sourcePoints)
    case "ratings": return language.words(.sourceRatings)
    case "instrument": return language.words(.sourceInstrument)
    default: return language.words(.sourceEqual)
    }
  }

  /// Whether a dimension takes more from the overall score than the others do, or less, or is not told apart.
  private func evidence(_ row: TableRow) -> String {
    if row.text("evidence") == "firm" { return language.words(.evidenceFirm) }
    let isWeighted = ["points", "instrument"].contains(row.text("weight_source"))
    let others = facts.comparisons(.all, isWeighted ? "other_contributions" : "other_dimensions")
    let verdict = others.first { $0.text("dimension") == row.text("dimension") && $0["item"] == .null }?.text("verdict")
    return language.words(verdict == "better" ? .evidenceBetter : verdict == "few" ? .verdictFew : .evidenceTied)
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
      worse.append((facts.place(segment), rest.number("difference") ?? 0))
    }
    worse.sort { $0.difference < $1.difference }
    guard !worse.isEmpty else { return "–" }
    let more = worse.count > 3 ? " (+\(worse.count - 3))" : ""
    return worse.prefix(3).map { language.aside($0.name, language.signed($0.difference)) }.joined(separator: language.comma) + more
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
            facts.name(id), language.signed(row.number("difference")),
            language.range(Measured.range(row, "difference_ci_low", "difference_ci_high")), language.verdict(row),
          ]
        }, words: [3])
      page.table(table, language.words(.sectionAgainstRest), &card)
    }
  }
}
