/// A heatmap as a table, with links to the pages of its segments.
struct HeatmapTable {
  let page: PageWriter
  let grid: HeatGrid
  /// What it is called for those who do not see where it stands.
  let title: String
  /// How many rows are shown.
  let most: Int
  private var language: PageLanguage { page.language }

  func write(_ markup: inout Markup) {
    markup.element("p") { $0.text(grid.finding) }
    page.scrolling(title, &markup) { place in
      place.element("table", ["class": "heat"]) { table in
        table.element("thead") { head(&$0) }
        table.element("tbody") { body in
          for row in grid.rows.prefix(most) { line(row, &body) }
        }
      }
    }
    if grid.rows.count > most {
      let count = ["count": language.count(most), "all": language.count(grid.rows.count)]
      markup.element("p", ["class": "note"], language.words(.segmentsCut, count))
    }
    markup.element("p", ["class": "note"], grid.note)
  }

  private func head(_ markup: inout Markup) {
    markup.element("tr") { row in
      row.element("th", ["scope": "col"], grid.corner)
      row.element("th", ["scope": "col", "class": "n"], "n")
      for column in grid.columns { row.element("th", ["scope": "col", "class": "n"], column) }
    }
  }

  private func line(_ line: HeatGrid.Row, _ markup: inout Markup) {
    markup.element("tr") { row in
      row.element("th", ["scope": "row"]) { head in
        if let segment = line.segment, page.linked.contains(segment) {
          head.element("a", ["href": page.link(to: segment)]) { $0.element("bdi", line.name) }
        } else {
          head.element("bdi", line.name)
        }
      }
      row.element("td", language.count(line.n))
      for cell in line.cells { self.cell(cell, &row) }
    }
  }

  private func cell(_ cell: HeatGrid.Cell, _ markup: inout Markup) {
    markup.element("td", ["class": cell.style]) { place in
      guard let text = cell.text else {
        place.element("span", ["aria-hidden": "true"], "–")
        if cell.isHidden { place.element("span", ["class": "vh"], language.words(.hiddenCell)) }
        return
      }
      place.text(text)
      guard let mark = cell.mark else { return }
      place.element("span", ["aria-hidden": "true"], mark.symbol)
      place.element("span", ["class": "vh"], " " + language.words(mark.words))
    }
  }
}
