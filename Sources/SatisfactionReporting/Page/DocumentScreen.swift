/// What a dashboard document says, in a few lines for a terminal, in the page's language.
public struct DocumentScreen: Sendable {
  /// The lines.
  public let lines: [String]

  /// The lines about everybody.
  public init(_ document: DashboardDocument, language: PageLanguage = .english) {
    let facts = PageFacts(document, language: language)
    let page = PageWriter(facts: facts, segment: .all, hasRadar: false, linked: [])
    let rows = facts.dimensionScores().filter { !$0.isHidden && $0.value != nil }.sorted { ($0.value ?? 0) < ($1.value ?? 0) }
    var table = TextTable("lrrrl")
    if !rows.isEmpty {
      let titles: [Phrase] = [.dimension, .expectation, .perception, .gap]
      table.add(titles.map { language.words($0) } + [language.words(.interval, ["level": facts.level])])
    }
    for row in rows {
      let numbers = [language.number(row.expectation), language.number(row.perception)]
      let gap = facts.hasGap ? [language.signed(row.value), language.range(row.interval)] : ["–", ""]
      table.add([facts.name(row.id)] + numbers + gap)
    }
    let finding = CustomerFinding(CustomerFacts(facts: facts, segment: .all)).head
    let head = ([page.title, Headline(facts: facts, segment: .all).text] + [finding].compactMap(\.self)).map(DisplayText.harmless)
    lines = head + (rows.isEmpty ? [] : [""] + table.lines)
  }
}
