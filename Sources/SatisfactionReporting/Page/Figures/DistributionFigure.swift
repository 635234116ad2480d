/// The answers to every item as a bar of shares around the middle of the scale.
struct DistributionFigure {
  private struct Row {
    let id: String
    let shares: [Double]
    let n: Int

    /// The shares below, in, and above the middle.
    var sides: (low: Double, middle: Double, high: Double) {
      let half = shares.count / 2
      let middle = shares.count % 2 == 1 ? shares[half] : 0
      return (shares[..<half].reduce(0, +), middle, shares.suffix(half).reduce(0, +))
    }
  }

  private let facts: PageFacts
  private let facet: String
  private let rows: [Row]
  /// The answers, or ranges of answers, that a share is of.
  private let points: [String]
  private static let rowHeight = 34.0
  private static let mostParts = 11
  private var language: PageLanguage { facts.language }

  /// - Parameter rows: the rows of the segment in the table of distributions.
  init?(_ facts: PageFacts, facet: String, rows: [TableRow]) {
    (self.facts, self.facet) = (facts, facet)
    let shown = rows.filter { $0.text("facet") == facet && $0["label"] == .null && !$0.flag("suppressed") }
    let answers = Set(shown.compactMap { $0.number("point") }).sorted()
    guard let low = answers.first, let high = answers.last, low < high else { return nil }
    let isWhole = answers.count <= Self.mostParts
    let parts = isWhole ? answers.count : Self.mostParts
    let width = (facts.scale.upperBound - facts.scale.lowerBound) / Double(Self.mostParts)
    let part = { (answer: Double) -> Int in
      isWhole ? answers.firstIndex(of: answer) ?? 0 : min(parts - 1, Int((answer - facts.scale.lowerBound) / width))
    }
    points = (0..<parts).map { place in
      let from = facts.scale.lowerBound + Double(place) * width
      return isWhole ? facts.language.short(answers[place]) : facts.language.short(from) + "–" + facts.language.short(from + width)
    }
    self.rows = Dictionary(grouping: shown) { $0.text("item") ?? "" }.compactMap { id, cells in
      var shares = [Double](repeating: 0, count: parts)
      for cell in cells { cell.number("point").map { shares[part($0)] += cell.number("share") ?? 0 } }
      return shares.reduce(0, +) > 0 ? Row(id: id, shares: shares, n: cells.first?.integer("n") ?? 0) : nil
    }.sorted { ($1.sides.low, $0.id) < ($0.sides.low, $1.id) }
    guard !self.rows.isEmpty else { return nil }
  }

  var figure: Drawing {
    let isExpectation = facet == "expectation"
    let top = rows.map { $0.shares.last ?? 0 }.reduce(0, +) / Double(rows.count)
    let finding =
      isExpectation
      ? language.words(.distributionFindingExpectation, ["share": language.percent(top), "point": points.last ?? ""])
      : language.words(
        .distributionFinding, ["name": rows.first.map { facts.name($0.id) } ?? "", "share": language.percent(rows.first?.sides.low)])
    return Drawing(
      id: "answers-" + facet, title: language.words(isExpectation ? .answersExpectation : .answersPerception), finding: finding,
      note: language.words(.distributionNote), height: Double(rows.count) * Self.rowHeight + 22, table: table, draw: draw)
  }

  private var table: FigureTable {
    FigureTable(
      columns: [language.words(.item)] + points + ["n"],
      rows: rows.map { row in [facts.name(row.id)] + row.shares.map { language.percent($0) } + [language.count(row.n)] })
  }

  // MARK: Drawing

  private func draw(_ markup: inout Markup) {
    legend(&markup)
    let reach = rows.map { max($0.sides.low, $0.sides.high) + $0.sides.middle / 2 }.max() ?? 1
    let axis = Axis(-reach...reach, from: 10, to: Drawing.width - 10)
    for (place, row) in rows.enumerated() {
      let y = Double(place) * Self.rowHeight + 18
      markup.label(DisplayText.cut(facts.name(row.id), to: 34), x: 10, y: y + 14)
      let (low, middle, high) = row.sides
      let parts = row.shares.count % 2 == 1 ? [low, middle, high] : [low, high]
      markup.label(parts.map { language.percent($0) }.joined(separator: " · "), x: Drawing.width - 10, y: y + 14, "v")
      var edge = -(low + middle / 2)
      for (part, share) in row.shares.enumerated() where share > 0 {
        markup.bar(axis.place(edge), axis.place(edge + share), y: y + 19, height: 11, "seg \(style(part))")
        edge += share
      }
    }
    markup.line((axis.place(0), 20), (axis.place(0), Double(rows.count) * Self.rowHeight + 20), "zero")
  }

  /// The fill of an answer: stronger towards the ends of the scale.
  private func style(_ part: Int) -> String {
    let away = Double(part) - Double(points.count - 1) / 2
    guard abs(away) > 0.25 else { return "even" }
    let step = max(1, min(3, Int((abs(away) / (Double(points.count - 1) / 2) * 3).rounded(.up))))
    return (away < 0 ? "low" : "high") + "\(step)"
  }

  private func legend(_ markup: inout Markup) {
    let width = 22.0
    let left = Drawing.width - 10 - width * Double(points.count)
    guard points.allSatisfy({ DisplayText.width($0) <= 3 }) else { return }
    for (part, point) in points.enumerated() {
      let x = left + Double(part) * width
      markup.bar(x, x + width, y: 0, height: 14, "seg \(style(part))")
      markup.label(point, x: x + width / 2, y: 11, "s m on")
    }
  }
}
