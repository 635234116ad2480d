/// The heatmap of a column as a table, with links to the pages of its segments.
struct HeatmapTable {
  let page: PageWriter
  let cells: HeatmapCells
  /// What it is called for those who do not see where it stands.
  let title: String
  /// How many rows are shown.
  let most: Int
  private var language: PageLanguage { page.language }

  func write(_ markup: inout Markup) {
    markup.element("p") { $0.text(cells.finding) }
    page.scrolling(title, &markup) { place in
      place.element("table", ["class": "heat"]) { table in
        table.element("thead") { head(&$0) }
        table.element("tbody") { body in
          for row in cells.rows.prefix(most) { line(row, &body) }
        }
      }
    }
    if cells.rows.count > most {
      let count = ["count": language.count(most), "all": language.count(cells.rows.count)]
      markup.element("p", ["class": "note"], language.words(.segmentsCut, count))
    }
    markup.element("p", ["class": "note"], cells.note)
  }

  private func head(_ markup: inout Markup) {
    markup.element("tr") { row in
      row.element("th", ["scope": "col"], cells.column.label)
      row.element("th", ["scope": "col", "class": "n"], "n")
      for subject in cells.subjects { row.element("th", ["scope": "col", "class": "n"], cells.facts.name(subject)) }
    }
  }

  private func line(_ line: (segment: Segment, overall: Measured?, cells: [HeatmapCells.Cell]), _ markup: inout Markup) {
    let name = cells.name(line.segment, line.overall)
    markup.element("tr") { row in
      row.element("th", ["scope": "row"]) { head in
        if page.linked.contains(line.segment) {
          head.element("a", ["href": page.link(to: line.segment)]) { $0.element("bdi", name) }
        } else {
          head.element("bdi", name)
        }
      }
      row.element("td", language.count(line.overall?.n ?? 0))
      for cell in line.cells { self.cell(cell, &row) }
    }
  }

  private func cell(_ cell: HeatmapCells.Cell, _ markup: inout Markup) {
    markup.element("td", ["class": cells.style(cell)]) { place in
      guard let value = cell.value else {
        place.element("span", ["aria-hidden": "true"], "–")
        if cell.isHidden { place.element("span", ["class": "vh"], language.words(.hiddenCell)) }
        return
      }
      place.text(language.number(value, signed: cells.facts.hasGap))
      guard let verdict = cell.verdict else { return }
      place.element("span", ["aria-hidden": "true"], verdict == "worse" ? " ▼" : " ▲")
      place.element("span", ["class": "vh"], " " + language.words(verdict == "worse" ? .worseMark : .betterMark))
    }
  }
}
