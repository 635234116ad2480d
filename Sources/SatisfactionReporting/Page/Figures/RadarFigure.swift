internal import Glibc

/// Expectation and experience around a circle, from the lowest answer in the middle to the highest at the rim: a picture that many teams
/// know. It stands beside the others and never alone, because areas mislead.
struct RadarFigure {
  let facts: PageFacts
  let rows: [Measured]
  private static let centre = (x: Drawing.width / 2, y: 160.0)
  private static let radius = 108.0
  private var language: PageLanguage { facts.language }

  init?(_ facts: PageFacts, _ segment: Segment) {
    rows = facts.dimensionScores(segment).filter { !$0.isHidden && $0.perception != nil }
    self.facts = facts
    guard rows.count > 2 else { return nil }
  }

  var figure: Drawing {
    let values = [
      "minimum": language.number(facts.scale.lowerBound, decimals: 0), "maximum": language.number(facts.scale.upperBound, decimals: 0),
    ]
    return Drawing(
      id: "radar", title: language.words(.radar), finding: language.words(.radarFinding, values), height: 330,
      table: FigureTable(
        columns: [.dimension, .expectation, .perception].map { language.words($0) },
        rows: rows.map { [facts.name($0.id), language.number($0.expectation), language.number($0.perception)] }), draw: draw)
  }

  private func point(_ place: Int, _ answer: Double) -> (x: Double, y: Double) {
    let angle = 2 * Double.pi * Double(place) / Double(rows.count) - Double.pi / 2
    let share = (answer - facts.scale.lowerBound) / (facts.scale.upperBound - facts.scale.lowerBound)
    return (Self.centre.x + Self.radius * share * cos(angle), Self.centre.y + Self.radius * share * sin(angle))
  }

  private func draw(_ markup: inout Markup) {
    let answers = Axis(facts.scale, from: 0, to: Self.radius)
    for tick in answers.ticks(8) where tick > facts.scale.lowerBound {
      markup.shape(
        "circle", ["cx": px(Self.centre.x), "cy": px(Self.centre.y), "r": px(answers.place(tick)), "class": "ring"])
      markup.label(language.number(tick, decimals: 0), x: Self.centre.x + 3, y: Self.centre.y - answers.place(tick) + 12, "s")
    }
    for place in rows.indices {
      let rim = point(place, facts.scale.upperBound)
      markup.line(Self.centre, rim, "grid")
      let anchor = abs(rim.x - Self.centre.x) < 5 ? "t m" : rim.x < Self.centre.x ? "v" : "t"
      let outwards = (x: rim.x + (rim.x - Self.centre.x) * 0.06, y: rim.y + (rim.y - Self.centre.y) * 0.09 + 4)
      markup.label(DisplayText.cut(facts.name(rows[place].id), to: 18), x: outwards.x, y: outwards.y, anchor)
    }
    outline(rows.compactMap(\.expectation), "outline-e", &markup)
    outline(rows.compactMap(\.perception), "outline-p", &markup)
    markup.line((10, 316), (34, 316), "line-e")
    markup.label(language.words(.expectation), x: 40, y: 320, "s")
    markup.line((160, 316), (184, 316), "line-p")
    markup.label(language.words(.perception), x: 190, y: 320, "s")
  }

  private func outline(_ answers: [Double], _ style: String, _ markup: inout Markup) {
    guard answers.count == rows.count else { return }
    let points = answers.enumerated().map { place, answer in
      let point = point(place, answer)
      return "\(px(point.x)),\(px(point.y))"
    }
    markup.shape("polygon", ["points": points.joined(separator: " "), "class": style])
  }
}
