/// Expectation and experience of every dimension on the whole scale.
struct DumbbellFigure {
  let facts: PageFacts
  let rows: [Measured]
  private static let rowHeight = 36.0
  private var language: PageLanguage { facts.language }

  init?(_ facts: PageFacts, _ segment: Segment) {
    rows = facts.dimensionScores(segment).filter { !$0.isHidden && $0.expectation != nil && $0.perception != nil }
    self.facts = facts
    guard facts.hasGap, !rows.isEmpty else { return nil }
  }

  var figure: Drawing {
    let (expected, perceived) = (rows.compactMap(\.expectation), rows.compactMap(\.perception))
    let values = [
      "low": language.number(expected.min()), "high": language.number(expected.max()), "from": language.number(perceived.min()),
      "to": language.number(perceived.max()), "minimum": ends.low, "maximum": ends.high,
    ]
    return Drawing(
      id: "expectation-perception", title: language.words(.expectationAgainstPerception),
      finding: language.words(.dumbbellFinding, values), height: height, table: table, draw: draw)
  }

  private var ends: (low: String, high: String) {
    (language.number(facts.scale.lowerBound, decimals: 0), language.number(facts.scale.upperBound, decimals: 0))
  }

  private var height: Double { Double(rows.count) * Self.rowHeight + 46 }

  private func draw(_ markup: inout Markup) {
    let axis = Axis(facts.scale, from: 12, to: Drawing.width - 12)
    legend(&markup)
    markup.grid(axis, from: 24, to: height - 20, count: 8) { language.number($0, decimals: $1) }
    for (place, row) in rows.enumerated() {
      guard let expectation = row.expectation, let perception = row.perception else { continue }
      let y = Double(place) * Self.rowHeight + 22
      let (from, to) = (axis.place(expectation), axis.place(perception))
      markup.label(DisplayText.cut(facts.name(row.id), to: 28), x: 10, y: y + 15)
      let values = "\(language.number(expectation)) → \(language.number(perception))"
      markup.label(values, x: Drawing.width - 10, y: y + 15, "v")
      markup.bar(from, to, y: y + 24, height: 4, perception < expectation ? "below" : "above")
      markup.shape("circle", ["cx": px(from), "cy": px(y + 26), "r": "5.5", "class": "e"])
      markup.shape("rect", ["x": px(to - 5), "y": px(y + 21), "width": "10", "height": "10", "class": "p"])
    }
  }

  private func legend(_ markup: inout Markup) {
    markup.shape("circle", ["cx": "16", "cy": "10", "r": "5.5", "class": "e"])
    markup.label(language.words(.expectation), x: 28, y: 14, "s")
    markup.shape("rect", ["x": "150", "y": "5", "width": "10", "height": "10", "class": "p"])
    markup.label(language.words(.perception), x: 166, y: 14, "s")
  }

  private var table: FigureTable {
    FigureTable(
      columns: [.dimension, .expectation, .perception, .gap].map { language.words($0) } + ["n"],
      rows: rows.map { row in
        [
          facts.name(row.id), language.number(row.expectation), language.number(row.perception), language.signed(row.value),
          language.count(row.n),
        ]
      })
  }
}
