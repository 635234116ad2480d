/// Values with their intervals, a row each: a bar from zero, or without gaps a mark on the scale.
struct IntervalFigure {
  /// One row.
  struct Row {
    let label: String
    let value: Double
    let interval: ClosedRange<Double>?
    let n: Int
    /// Said behind the name: a mark of a difference beyond chance.
    var mark = ""
  }

  let facts: PageFacts
  let rows: [Row]
  /// Whether bars begin at zero; else the value is a mark between the ends of the scale.
  let isFromZero: Bool

  private static let rowHeight = 40.0
  private var language: PageLanguage { facts.language }

  init(_ facts: PageFacts, _ rows: [Row], isFromZero: Bool) {
    (self.facts, self.rows, self.isFromZero) = (facts, rows, isFromZero)
  }

  var height: Double { Double(rows.count) * Self.rowHeight + 24 }

  private var domain: ClosedRange<Double> {
    guard isFromZero else { return facts.scale }
    return Axis.range(rows.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap(\.self) }, including: true)
      ?? 0...1
  }

  func draw(_ markup: inout Markup) {
    let axis = Axis(domain, from: 10, to: Drawing.width - 10)
    markup.grid(axis, from: 4, to: height - 20, count: isFromZero ? 5 : 8) { language.number($0, decimals: $1, signed: isFromZero) }
    for (place, row) in rows.enumerated() { draw(row, at: Double(place) * Self.rowHeight, axis, &markup) }
  }

  private func draw(_ row: Row, at y: Double, _ axis: Axis, _ markup: inout Markup) {
    let x = axis.place(row.value)
    markup.label(DisplayText.cut(row.label + row.mark, to: 28), x: 10, y: y + 15)
    markup.label(text(row), x: Drawing.width - 10, y: y + 15, "v")
    if isFromZero {
      markup.bar(axis.place(0), x, y: y + 20, height: 8, row.value < 0 ? "below" : "above")
    } else {
      markup.shape("rect", ["x": px(x - 5), "y": px(y + 21), "width": "10", "height": "10", "class": "p"])
    }
    guard let interval = row.interval else { return }
    let (low, high) = (axis.place(interval.lowerBound), axis.place(interval.upperBound))
    // Under the bar: ink on a bar is hard to see.
    markup.line((low, y + 32), (high, y + 32), "ci")
    for end in [low, high] { markup.line((end, y + 29), (end, y + 35), "ci") }
  }

  private func text(_ row: Row) -> String {
    let value = language.number(row.value, signed: isFromZero)
    return row.interval.map { "\(value) (\(language.range($0)))" } ?? value
  }

  /// The numbers, under `first` for the names and `value` for the values.
  func table(_ first: Phrase, _ value: Phrase) -> FigureTable {
    FigureTable(
      columns: [language.words(first), language.words(value), language.words(.interval, ["level": facts.level]), "n"],
      rows: rows.map { row in
        [row.label + row.mark, language.number(row.value, signed: isFromZero), language.range(row.interval), language.count(row.n)]
      })
  }
}
