/// The answers to every item as a bar of shares around the middle of the scale.
struct DistributionFigure {
  private struct Row {
    let id: String
    /// The shares of the parts that are drawn.
    let shares: [Double]
    let n: Int
    /// The shares of answers below, in and above the middle of the scale, and of the highest answer, each by the answers themselves.
    let sides: (low: Double, middle: Double, high: Double)
    let top: Double

    /// The part of the bar that lies left of the middle.
    var reach: Double {
      let half = shares.count / 2
      return shares[..<half].reduce(0, +) + (shares.count % 2 == 1 ? shares[half] / 2 : 0)
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
    let parts = Parts(answers, scale: facts.scale)
    points = parts.names(facts.language)
    self.rows = Dictionary(grouping: shown) { $0.text("item") ?? "" }.compactMap { id, cells in
      Self.row(id, cells.compactMap { cell in cell.number("point").map { ($0, cell.number("share") ?? 0) } }, parts, facts.scale)
        .map { Row(id: id, shares: $0.shares, n: cells.first?.integer("n") ?? 0, sides: $0.sides, top: $0.top) }
    }.sorted { ($1.sides.low, $0.id) < ($0.sides.low, $1.id) }
    guard !self.rows.isEmpty, low < high else { return nil }
  }

  /// How answers are put together to parts of a bar: each alone, or on long scales eleven classes.
  private struct Parts {
    let answers: [Double]
    let scale: ClosedRange<Double>
    var count: Int { isWhole ? answers.count : mostParts }
    private var isWhole: Bool { answers.count <= mostParts }

    init(_ answers: [Double], scale: ClosedRange<Double>) { (self.answers, self.scale) = (answers, scale) }

    func place(_ answer: Double) -> Int {
      if isWhole { return answers.firstIndex(of: answer) ?? 0 }
      let share = (answer - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
      return min(count - 1, Int(min(max(share, 0), 1) * Double(count)))
    }

    /// The first and the last answer of each part.
    func names(_ language: PageLanguage) -> [String] {
      let groups = Dictionary(grouping: answers, by: place)
      return (0..<count).map { part in
        guard let first = groups[part]?.first, let last = groups[part]?.last else { return "–" }
        return first == last ? language.short(first) : "\(language.short(first))–\(language.short(last))"
      }
    }
  }

  private typealias Shares = (shares: [Double], sides: (low: Double, middle: Double, high: Double), top: Double)

  private static func row(_ id: String, _ answers: [(point: Double, share: Double)], _ parts: Parts, _ scale: ClosedRange<Double>)
    -> Shares?
  {
    var shares = [Double](repeating: 0, count: parts.count)
    for (point, share) in answers { shares[parts.place(point)] += share }
    guard shares.reduce(0, +) > 0 else { return nil }
    let middle = (scale.lowerBound + scale.upperBound) / 2
    let sum = { (isMeant: (Double) -> Bool) in answers.filter { isMeant($0.point) }.reduce(0) { $0 + $1.share } }
    return (shares, (sum { $0 < middle }, sum { $0 == middle }, sum { $0 > middle }), sum { $0 >= scale.upperBound })
  }

  var figure: Drawing {
    let isExpectation = facet == "expectation"
    let top = rows.map(\.top).reduce(0, +) / Double(rows.count)
    let finding =
      isExpectation
      ? language.words(.distributionFindingExpectation, ["share": language.percent(top), "point": language.short(facts.scale.upperBound)])
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
    let reach = rows.map { max($0.reach, $0.shares.reduce(0, +) - $0.reach) }.max() ?? 1
    let axis = Axis(-reach...reach, from: 10, to: Drawing.width - 10)
    for (place, row) in rows.enumerated() {
      let y = Double(place) * Self.rowHeight + 18
      markup.label(DisplayText.cut(facts.name(row.id), to: 30), x: 10, y: y + 14)
      let (low, middle, high) = row.sides
      let parts = points.count % 2 == 1 || middle > 0 ? [low, middle, high] : [low, high]
      markup.label(parts.map { language.percent($0) }.joined(separator: " · "), x: Drawing.width - 10, y: y + 14, "v")
      var edge = -row.reach
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
    let width = 20.0
    let left = Drawing.width - 10 - width * Double(points.count)
    guard points.allSatisfy({ DisplayText.width($0) <= 3 }) else { return }
    for (part, point) in points.enumerated() {
      let x = left + Double(part) * width
      markup.bar(x, x + width, y: 0, height: 14, "seg \(style(part))")
      markup.label(point, x: x + width / 2, y: 11, "s m on")
    }
  }
}
