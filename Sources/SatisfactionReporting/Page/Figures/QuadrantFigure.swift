/// Importance against performance, divided by the means into what to work on and what to leave alone (Martilla and James 1977).
struct QuadrantFigure {
  private struct Point {
    let id: String
    /// What stands beside the mark: an item's number, a dimension's name.
    let short: String
    let name: String
    let importance: Double
    let performance: Double
    let quadrant: String

    /// The name with what stands in the drawing.
    var full: String { short == name ? name : "\(short) \(name)" }
  }

  private let facts: PageFacts
  private let points: [Point]
  private let crosshair: (importance: Double, performance: Double)?
  private let source: String
  private static let (left, right, top, bottom) = (34.0, Drawing.width - 10, 10.0, 330.0)
  private var language: PageLanguage { facts.language }

  init?(_ facts: PageFacts, _ segment: Segment) {
    self.facts = facts
    let rows = facts.rows("importance_performance", segment).filter { $0.text("crosshair") == "means" && !$0.flag("suppressed") }
    points = rows.compactMap { row in
      guard let importance = row.number("importance"), let performance = row.number("performance") else { return nil }
      let id = row.text("item") ?? row.text("dimension") ?? ""
      let short = row.text("item") == nil ? facts.name(id) : id
      return Point(
        id: id, short: short, name: facts.name(id), importance: importance, performance: performance, quadrant: row.text("quadrant") ?? "")
    }
    crosshair = rows.first.flatMap { row in
      row.number("crosshair_importance").flatMap { x in row.number("crosshair_performance").map { (x, $0) } }
    }
    source = rows.first?.text("importance_source") ?? ""
    guard points.count > 1 else { return nil }
  }

  var figure: Drawing {
    let concentrate = points.filter { $0.quadrant == "concentrate_here" }.map(\.full)
    let finding =
      concentrate.isEmpty
      ? language.words(.quadrantFindingNone)
      : language.words(.quadrantFinding, ["names": language.list(Array(concentrate.prefix(6))), "count": "\(concentrate.count)"])
    return Drawing(
      id: "importance-performance", title: language.words(.importancePerformance), finding: finding,
      note: language.words(.quadrantNote, ["source": sourceName]), height: 368, table: table, draw: draw)
  }

  private var sourceName: String {
    switch source {
    case "points": language.words(.sourcePoints)
    case "expectation": language.words(.sourceExpectation)
    default: language.words(.sourceRatings)
    }
  }

  private var table: FigureTable {
    FigureTable(
      columns: [points.contains { $0.short != $0.name } ? .item : .dimension, .importance, .performance, .quadrant].map {
        language.words($0)
      },
      rows: points.map {
        [$0.full, language.number($0.importance), language.number($0.performance), language.words(quadrant($0.quadrant))]
      }, words: [3])
  }

  private func quadrant(_ code: String) -> Phrase {
    switch code {
    case "concentrate_here": .concentrateHere
    case "keep_up": .keepUp
    case "low_priority": .lowPriority
    case "possible_overkill": .possibleOverkill
    default: .notKnown
    }
  }

  // MARK: Drawing

  private func draw(_ markup: inout Markup) {
    let reach = { (values: [Double], line: Double?) in Axis.range(values + (line.map { [$0] } ?? [])) ?? 0...1 }
    let across = Axis(reach(points.map(\.performance), crosshair?.performance), from: Self.left + 12, to: Self.right - 12)
    let upwards = Axis(reach(points.map(\.importance), crosshair?.importance), from: Self.bottom - 12, to: Self.top + 12)
    markup.shape(
      "rect",
      [
        "x": px(Self.left), "y": px(Self.top), "width": px(Self.right - Self.left), "height": px(Self.bottom - Self.top), "class": "frame",
      ])
    ticks(across, upwards, &markup)
    if let crosshair {
      markup.line((across.place(crosshair.performance), Self.top), (across.place(crosshair.performance), Self.bottom), "zero")
      markup.line((Self.left, upwards.place(crosshair.importance)), (Self.right, upwards.place(crosshair.importance)), "zero")
      corners(&markup)
    }
    marks(across, upwards, &markup)
  }

  private func ticks(_ across: Axis, _ upwards: Axis, _ markup: inout Markup) {
    for tick in across.ticks() {
      markup.label(language.number(tick, decimals: across.decimals()), x: across.place(tick), y: Self.bottom + 14, "s m")
    }
    for tick in upwards.ticks() {
      markup.label(language.number(tick, decimals: upwards.decimals()), x: Self.left - 4, y: upwards.place(tick) + 4, "s e-end")
    }
    markup.label(language.words(.performance) + " →", x: Self.right, y: Self.bottom + 30, "s e-end")
    markup.label("↑ " + language.words(.importance), x: 2, y: Self.bottom + 30, "s")
  }

  private func corners(_ markup: inout Markup) {
    markup.label(language.words(.concentrateHere), x: Self.left + 6, y: Self.top + 15, "corner")
    markup.label(language.words(.keepUp), x: Self.right - 6, y: Self.top + 15, "corner e-end")
    markup.label(language.words(.lowPriority), x: Self.left + 6, y: Self.bottom - 6, "corner")
    markup.label(language.words(.possibleOverkill), x: Self.right - 6, y: Self.bottom - 6, "corner e-end")
  }

  /// Names stand right of their marks, or left near the edge, and move down where another stands already.
  private func marks(_ across: Axis, _ upwards: Axis, _ markup: inout Markup) {
    // No name stands on another mark.
    var taken = points.map { point -> (x: ClosedRange<Double>, y: Double) in
      let x = across.place(point.performance)
      return ((x - 6)...(x + 6), upwards.place(point.importance) + 4)
    }
    for point in points.sorted(by: { ($0.importance, $0.id) > ($1.importance, $1.id) }) {
      let (x, y) = (across.place(point.performance), upwards.place(point.importance))
      let width = Double(DisplayText.width(point.short)) * 6.2 + 4
      let isLeft = x + 10 + width > Self.right
      let span = isLeft ? (x - 9 - width)...(x - 9) : (x + 9)...(x + 9 + width)
      var base = y + 4
      while taken.contains(where: { $0.x.overlaps(span) && abs($0.y - base) < 11 }), base < Self.bottom - 14 { base += 11 }
      taken.append((span, base))
      let style = point.quadrant == "concentrate_here" ? "below" : "p"
      markup.shape("rect", ["x": px(x - 5), "y": px(y - 5), "width": "10", "height": "10", "class": style])
      markup.label(point.short, x: isLeft ? x - 9 : x + 9, y: base, isLeft ? "s halo e-end" : "s halo")
    }
  }
}
