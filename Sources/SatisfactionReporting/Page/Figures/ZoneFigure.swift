/// Zones of tolerance: a band from the lowest acceptable to the desired level, and the experience as a mark (Zeithaml, Berry and Parasuraman 1993).
struct ZoneFigure {
  private struct Row {
    let name: String
    let minimum: Double
    let desired: Double
    let perceived: Double
    let n: Int
  }

  private let facts: PageFacts
  private let rows: [Row]
  private static let rowHeight = 36.0
  private var language: PageLanguage { facts.language }

  init?(_ facts: PageFacts, _ segment: Segment) {
    self.facts = facts
    rows = facts.rows("zone", segment).filter { $0["item"] == .null && !$0.flag("suppressed") }.compactMap {
      row in
      guard let id = row.text("dimension"), facts.dimensions.contains(id), let minimum = row.number("minimum_mean"),
        let desired = row.number("desired_mean"), let perceived = row.number("perceived_mean")
      else { return nil }
      return Row(name: facts.name(id), minimum: minimum, desired: desired, perceived: perceived, n: row.integer("n_triples") ?? 0)
    }
    guard !rows.isEmpty else { return nil }
  }

  var figure: Drawing {
    let below = rows.filter { $0.perceived < $0.minimum }.map(\.name)
    let above = rows.filter { $0.perceived > $0.desired }.map(\.name)
    let inside = rows.count - below.count - above.count
    let finding = language.sentences([
      language.words(.zoneFinding, ["count": "\(inside)", "all": "\(rows.count)"]),
      below.isEmpty ? nil : language.words(.zoneBelow, ["names": language.list(below)]),
      above.isEmpty ? nil : language.words(.zoneAbove, ["names": language.list(above)]),
    ])
    return Drawing(
      id: "zone-of-tolerance", title: language.words(.zoneOfTolerance), finding: finding, note: language.words(.zoneNote), height: height,
      table: table, draw: draw)
  }

  private var table: FigureTable {
    FigureTable(
      columns: [.dimension, .minimum, .desired, .perception, .adequacy, .superiority].map { language.words($0) } + ["n"],
      rows: rows.map { row in
        [
          row.name, language.number(row.minimum), language.number(row.desired), language.number(row.perceived),
          language.signed(row.perceived - row.minimum), language.signed(row.perceived - row.desired), language.count(row.n),
        ]
      })
  }

  private var height: Double { Double(rows.count) * Self.rowHeight + 24 }

  private func draw(_ markup: inout Markup) {
    let axis = Axis(facts.scale, from: 12, to: Drawing.width - 12)
    markup.grid(axis, from: 4, to: height - 20, count: 8) { language.number($0, decimals: $1) }
    for (place, row) in rows.enumerated() {
      let (y, x) = (Double(place) * Self.rowHeight, axis.place(row.perceived))
      markup.label(DisplayText.cut(row.name, to: 24), x: 10, y: y + 15)
      let band = "\(language.number(row.minimum)) – \(language.number(row.desired)): \(language.number(row.perceived))"
      markup.label(band, x: Drawing.width - 10, y: y + 15, "v")
      markup.bar(axis.place(row.minimum), axis.place(row.desired), y: y + 20, height: 12, "band")
      let style = row.perceived < row.minimum ? "below" : row.perceived > row.desired ? "above" : "p"
      markup.shape("rect", ["x": px(x - 5), "y": px(y + 21), "width": "10", "height": "10", "class": style])
    }
  }
}
