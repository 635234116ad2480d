/// A heatmap as a drawing, for slides; the page itself shows a table.
struct HeatmapFigure {
  /// The name of its file.
  let id: String
  let title: String
  let grid: HeatGrid
  private static let (nameWidth, rowHeight, head) = (100.0, 22.0, 76.0)
  static let most = 30

  var figure: Drawing {
    let shown = grid.rows.prefix(Self.most)
    return Drawing(
      id: id, title: title, finding: grid.finding, note: grid.note, height: Self.head + Double(shown.count) * Self.rowHeight + 4,
      table: FigureTable(columns: [grid.corner] + grid.columns, rows: shown.map { row in [row.name] + row.cells.map(\.shown) }), draw: draw)
  }

  private func draw(_ markup: inout Markup) {
    let width = (Drawing.width - Self.nameWidth) / Double(grid.columns.count)
    for (place, column) in grid.columns.enumerated() {
      let x = Self.nameWidth + (Double(place) + 0.5) * width
      markup.element("text", ["transform": "translate(\(px(x + 4)) \(px(Self.head - 6))) rotate(-45)", "class": "s"]) {
        $0.text(DisplayText.cut(column, to: 14))
      }
    }
    for (line, row) in grid.rows.prefix(Self.most).enumerated() {
      let y = Self.head + Double(line) * Self.rowHeight
      markup.label(DisplayText.cut(row.name, to: 14), x: 2, y: y + 15)
      for (place, cell) in row.cells.enumerated() {
        let x = Self.nameWidth + Double(place) * width
        markup.bar(x + 1, x + width - 1, y: y + 1, height: Self.rowHeight - 2, "cell \(cell.style)")
        if cell.isHidden { markup.line((x + 4, y + Self.rowHeight - 4), (x + width - 4, y + 4), "grid") }
        markup.label(cell.shown, x: x + width / 2, y: y + 15, "s m on")
      }
    }
  }
}

extension HeatmapFigure {
  /// The dimensions by the segments of a column.
  init(_ facts: PageFacts, _ column: PageFacts.Column) {
    self.init(
      id: "heatmap-" + Slug.part(column.key), title: facts.language.words(.heatmap, ["column": column.label]),
      grid: HeatmapCells(facts, column).grid)
  }
}
