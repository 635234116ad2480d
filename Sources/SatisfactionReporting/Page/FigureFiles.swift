/// The figures of everybody as drawings of their own, for slides and minutes.
struct FigureFiles {
  let facts: PageFacts
  let hasRadar: Bool

  var figures: [Drawing] {
    let gaps = GapFigures(facts: facts, segment: .all)
    let rows = facts.rows("distributions", .all)
    let trends = (["overall_dimensions"] + facts.dimensions).map { id in
      TrendFigure(facts, .all, id: id, rows: facts.rows("trend", .all))?.figure
    }
    let columns = facts.columns.filter { $0.segments.count > 1 }
    let parts: [Drawing?] =
      [gaps.dimensions, gaps.items, gaps.changes, DumbbellFigure(facts, .all)?.figure, hasRadar ? RadarFigure(facts, .all)?.figure : nil]
      + [QuadrantFigure(facts, .all)?.figure, ZoneFigure(facts, .all)?.figure] + columns.map { gaps.segments(of: $0) }
      + columns.map { HeatmapFigure(facts, $0).figure } + trends
      + ["perception", "expectation"].map { DistributionFigure(facts, facet: $0, rows: rows)?.figure } + customers
    return parts.compactMap(\.self)
  }

  /// Figures of customer-care measures.
  private var customers: [Drawing?] {
    let customers = CustomerFacts(facts: facts, segment: .all)
    let (classes, complaints) = (ClassFigures(customers), ComplaintFigures(customers: customers))
    let grid = classes.grid.map { HeatmapFigure(id: "care-classes", title: facts.language.words(.careGrid), grid: $0).figure }
    return [classes.shares, classes.staying, grid, complaints.paths, complaints.funnel]
  }

  /// A figure under its title and its finding, on white.
  static func drawing(_ figure: Drawing, _ language: PageLanguage) -> [UInt8] {
    let lines = wrapped(figure.finding, to: 58) + (figure.note.map { wrapped($0, to: 58) } ?? [])
    let head = 34 + 16 * Double(lines.count)
    var markup = Markup()
    let box = "0 0 \(px(Drawing.width)) \(px(figure.height + head + 8))"
    markup.element(
      "svg", ["xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "role": "img", "lang": language.rawValue, "width": "760"]
    ) { svg in
      svg.element("title", figure.title)
      svg.element("desc", figure.finding)
      svg.style(StyleSheet.figure)
      svg.shape("rect", ["width": "100%", "height": "100%", "fill": "#ffffff"])
      svg.element("text", ["x": "10", "y": "20", "class": "head"], figure.title)
      for (place, line) in lines.enumerated() { svg.label(line, x: 10, y: 38 + 16 * Double(place), "s") }
      svg.element("g", ["transform": "translate(0 \(px(head)))"]) { figure.draw(&$0) }
    }
    markup.newline()
    return markup.bytes
  }

  /// A text in lines of so many columns, broken at blanks, and between East Asian characters.
  static func wrapped(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = [""]
    var word = ""
    func place() {
      let line = lines[lines.count - 1]
      if DisplayText.width(line) + DisplayText.width(word) > columns, !line.isEmpty { lines.append("") }
      lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? word.drop { $0 == " " } : word[...]
      word = ""
    }
    for character in text {
      if character == " " || DisplayText.width(String(character)) > 1 { place() }
      word.append(character)
    }
    place()
    return lines
  }
}
