/// The first screen, one printed sheet: the headline, what to fix first and where, gaps, segments, waves, and what all this cannot tell.
struct BoardSection {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var segment: Segment { page.segment }
  private var language: PageLanguage { page.language }

  /// Segments that the first screen shows; all are further down.
  private static let mostSegments = 8

  func write(_ markup: inout Markup) {
    markup.element("section", ["class": "first", "aria-labelledby": "title"]) { board in
      if !page.isAll { board.element("p") { $0.element("a", ["href": page.link(to: .all)], "← " + language.words(.backToAll)) } }
      board.element("h1", ["id": "title"]) { $0.element("bdi", page.title) }
      board.element("p", ["class": "about"], about)
      board.element("p", ["class": "headline"], Headline(facts: facts, segment: segment).text)
      if let lost = CustomerFinding(CustomerFacts(facts: facts, segment: segment)).head {
        board.element("p", ["class": "headline"]) { line in
          line.text(lost + (language == .english ? " " : ""))
          line.element("a", ["href": "#" + CustomerSection.id], language.words(.sectionCustomers))
        }
      }
      if let answers = AnswerShares(facts: facts, segment: segment).text { board.element("p", answers) }
      for caution in cautions { board.element("p", ["class": "caution"], language.about(language.words(.caution), caution)) }
      board.element("div", ["class": "board"]) { grid in
        grid.element("div") { left in
          FixFirst(page: page).write(&left)
          if let gaps = GapFigures(facts: facts, segment: segment).dimensions { page.figure(gaps, &left) }
        }
        grid.element("div") { right in
          whereItIs(&right)
          waves(&right)
        }
        grid.element("div", ["class": "below-both"]) { limits(&$0) }
      }
    }
  }

  private var about: String {
    let run = facts.document.run
    let label = run["instrument_labels"].flatMap { ($0[language.rawValue] ?? $0["en"] ?? $0.members.first?.value)?.text }
    let name = PageLabel.shown(label ?? run["instrument"]?.text ?? "")
    let values = [
      "instrument": run["instrument_origin"]?.text == "default" ? language.aside(name, language.words(.assumed)) : name,
      "minimum": language.short(facts.scale.lowerBound),
      "maximum": language.short(facts.scale.upperBound), "period": page.period(run),
    ]
    var text = language.words(.about, values)
    for end in ["; ", "；"] where text.hasSuffix(end) { text.removeLast(end.count) }
    let answered = facts.score("overall_dimensions", segment)?.responses ?? 0
    let people = page.isAll ? used : language.words(.answeredBy, ["count": language.count(answered)])
    return text + wave + (language == .english ? ". " : "。") + people
  }

  private var wave: String {
    guard let wave = facts.document.run["wave"]?.text else { return "" }
    return (language == .english ? "; " : "；") + PageLabel.shown(wave, columns: 40)
  }

  private var used: String {
    let responses = facts.document.run["responses"]?.integer ?? 0
    let records = responses + (facts.document.run["quarantined"]?.integer ?? 0)
    return language.words(.used, ["used": language.count(responses), "records": language.count(records)])
  }

  private var cautions: [String] {
    guard page.isAll else { return [] }
    return facts.document.run["cautions"]?.elements.compactMap { caution in
      switch caution["code"]?.text {
      case "scale_looks_shorter": language.words(.cautionScale)
      case "reversal_doubtful": language.words(.cautionReversed)
      case "weights_sum": language.words(.cautionPoints)
      default: caution["message"]?.text.map(PageLabel.sentence)
      }
    } ?? []
  }

  // MARK: Cards

  private func whereItIs(_ markup: inout Markup) {
    if page.isAll, let column = facts.columns.first(where: { !$0.segments.isEmpty }) {
      let cells = HeatmapCells(facts, column)
      let title = language.words(.whereItIs, ["column": column.label])
      card(title, &markup) { card in
        HeatmapTable(page: page, grid: cells.grid, title: title, most: Self.mostSegments).write(&card)
        if facts.columns.count > 1 { card.element("p") { $0.element("a", ["href": "#section-segments"], language.words(.otherColumns)) } }
      }
    } else if !page.isAll {
      AgainstRest(page: page).write(&markup)
    }
  }

  private func waves(_ markup: inout Markup) {
    if let changes = GapFigures(facts: facts, segment: segment).changes {
      page.figure(changes, &markup)
    } else if let trend = PageSections(page: page).trend("overall_dimensions") {
      page.figure(trend, &markup, isRepeated: true)
    }
  }

  private func limits(_ markup: inout Markup) {
    card(language.words(.cannotTell), &markup) { card in
      card.element("ul") { list in
        for line in cannotTell { list.element("li", line) }
      }
    }
  }

  private var cannotTell: [String] {
    let minimum = facts.document.run["conventions"]?["minimum_cell"]?.integer ?? 0
    let top = facts.score("overall_dimensions", segment)?.row.number("top_expectation_share")
    let ceiling = top.map { language.words(.cannotCeiling, ["share": language.percent($0)]) }
    let few = language.words(minimum > 0 ? .cannotFew : .cannotFewShown, ["few": "\(PageFacts.fewest)", "minimum": "\(minimum)"])
    return [language.words(facts.hasGap ? .cannotCause : .cannotCausePerception), silent, ceiling, few].compactMap(\.self)
  }

  private var silent: String {
    let rate = facts.rows("response_rate", segment).first
    guard let share = rate?.number("response_rate"), let invited = rate?.integer("invited") else { return language.words(.cannotSilent) }
    return language.words(.cannotSilentRate, ["share": language.percent(share), "count": language.count(invited)])
  }

  private func card(_ title: String, _ markup: inout Markup, _ content: (inout Markup) -> Void) {
    markup.newline()
    markup.element("div", ["class": "card"]) { card in
      card.element("h2", title)
      content(&card)
    }
  }
}
