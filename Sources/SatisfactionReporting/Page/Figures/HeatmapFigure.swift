/// The heatmap as a drawing, for slides; the page itself shows a table.
struct HeatmapFigure {
  let cells: HeatmapCells
  private static let (nameWidth, rowHeight, head) = (100.0, 22.0, 76.0)
  static let most = 30

  var figure: Drawing {
    let language = cells.facts.language
    let shown = cells.rows.prefix(Self.most)
    return Drawing(
      id: "heatmap-" + Slug.part(cells.column.key), title: language.words(.heatmap, ["column": cells.column.label]),
      finding: cells.finding, note: cells.note, height: Self.head + Double(shown.count) * Self.rowHeight + 4,
      table: FigureTable(
        columns: [cells.column.label] + cells.subjects.map { cells.facts.name($0) },
        rows: shown.map { row in [cells.name(row.segment, row.overall)] + row.cells.map { cells.text($0) } }), draw: draw)
  }

  private func draw(_ markup: inout Markup) {
    let width = (Drawing.width - Self.nameWidth) / Double(cells.subjects.count)
    for (place, subject) in cells.subjects.enumerated() {
      let x = Self.nameWidth + (Double(place) + 0.5) * width
      markup.element("text", ["transform": "translate(\(px(x + 4)) \(px(Self.head - 6))) rotate(-45)", "class": "s"]) {
        $0.text(DisplayText.cut(cells.facts.name(subject), to: 14))
      }
    }
    for (line, row) in cells.rows.prefix(Self.most).enumerated() {
      let y = Self.head + Double(line) * Self.rowHeight
      markup.label(DisplayText.cut(cells.name(row.segment, row.overall), to: 14), x: 2, y: y + 15)
      for (place, cell) in row.cells.enumerated() {
        let x = Self.nameWidth + Double(place) * width
        markup.bar(x + 1, x + width - 1, y: y + 1, height: Self.rowHeight - 2, "cell \(cells.style(cell))")
        if cell.isHidden { markup.line((x + 4, y + Self.rowHeight - 4), (x + width - 4, y + 4), "grid") }
        markup.label(cells.text(cell), x: x + width / 2, y: y + 15, "s m on")
      }
    }
  }
}
