/// Shares with their intervals, a row each: bars from nothing to all, with a published figure as a tick where there is one.
struct ShareFigure {
  /// One row.
  struct Row {
    let label: String
    /// Of 1; nil where it is hidden or there is none.
    let share: Double?
    let interval: ClosedRange<Double>?
    /// A published figure, of 1.
    var benchmark: Double?
    /// Said at the end of the row.
    let text: String

    /// A row of a table; `text` instead of its number is said where it is shown. Few answers are marked.
    init(_ fact: CareFact, _ label: String, _ language: PageLanguage, of whole: Double = 1, text: String? = nil) {
      self.label = label + (fact.isFew ? " °" : "")
      share = fact.value.map { $0 / whole }
      interval = fact.interval.map { $0.lowerBound / whole...$0.upperBound / whole }
      benchmark = fact.benchmark.map { $0 / whole }
      let own = whole == 1 ? language.share(fact) : language.points(fact)
      self.text = fact.isHidden ? language.words(.hiddenCell) : text ?? own
    }
  }

  let rows: [Row]
  let language: PageLanguage
  private static let rowHeight = 40.0

  var height: Double { Double(rows.count) * Self.rowHeight + 24 }

  func draw(_ markup: inout Markup) {
    let axis = Axis(0...1, from: 14, to: Drawing.width - 20)
    markup.grid(axis, from: 4, to: height - 20) { value, _ in language.percent(value) }
    for (place, row) in rows.enumerated() { draw(row, at: Double(place) * Self.rowHeight, axis, &markup) }
  }

  private func draw(_ row: Row, at y: Double, _ axis: Axis, _ markup: inout Markup) {
    let room = max(12, 54 - DisplayText.width(row.text))
    markup.label(DisplayText.cut(row.label, to: room), x: 14, y: y + 15)
    markup.label(row.text, x: Drawing.width - 20, y: y + 15, "v")
    guard let share = row.share else { return }
    markup.bar(axis.place(0), axis.place(share), y: y + 20, height: 8, "above")
    if let benchmark = row.benchmark {
      let x = axis.place(benchmark)
      // Paper round the tick: on the bar itself it would be hard to see.
      markup.bar(x - 3, x + 3, y: y + 17, height: 14, "clear")
      markup.bar(x - 1.5, x + 1.5, y: y + 17, height: 14, "tick")
    }
    guard let interval = row.interval else { return }
    let (low, high) = (axis.place(interval.lowerBound), axis.place(interval.upperBound))
    markup.line((low, y + 34), (high, y + 34), "ci")
    for end in [low, high] { markup.line((end, y + 31), (end, y + 37), "ci") }
  }
}

/// The customer pyramid: what part of the customers each class is, and what part of the value it brings.
struct PyramidFigure {
  /// One class.
  struct Row {
    let label: String
    /// Of 1; nil where it is hidden or not known.
    let customers: Double?
    let value: Double?
    /// Said at the end of the row.
    let text: String
  }

  let rows: [Row]
  let language: PageLanguage
  private static let rowHeight = 42.0

  var height: Double { Double(rows.count) * Self.rowHeight + 24 }

  func draw(_ markup: inout Markup) {
    let axis = Axis(0...1, from: 14, to: Drawing.width - 20)
    markup.grid(axis, from: 4, to: height - 20) { value, _ in language.percent(value) }
    for (place, row) in rows.enumerated() {
      let y = Double(place) * Self.rowHeight
      markup.label(DisplayText.cut(row.label, to: max(12, 54 - DisplayText.width(row.text))), x: 14, y: y + 15)
      markup.label(row.text, x: Drawing.width - 20, y: y + 15, "v")
      if let customers = row.customers { markup.bar(axis.place(0), axis.place(customers), y: y + 20, height: 7, "even-mark") }
      if let value = row.value { markup.bar(axis.place(0), axis.place(value), y: y + 28, height: 7, "above") }
    }
  }
}
