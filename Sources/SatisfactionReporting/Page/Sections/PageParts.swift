/// What sections are made of.
extension PageWriter {
  /// A figure with its caption and its table.
  ///
  /// - Parameter isRepeated: whether it stands further down again, with the table, which is left out here.
  func figure(_ figure: Drawing, _ markup: inout Markup, isRepeated: Bool = false) {
    let id = isRepeated ? "first-" + figure.id : figure.id
    let (name, finding) = ("t-" + id, "d-" + id)
    markup.newline()
    markup.element("figure", ["id": id]) { place in
      place.element("figcaption") { caption in
        caption.element("strong", figure.title)
        caption.text(figure.finding)
      }
      place.element(
        "svg", ["viewBox": "0 0 \(px(Drawing.width)) \(px(figure.height))", "role": "img", "aria-labelledby": "\(name) \(finding)"]
      ) { svg in
        svg.element("title", ["id": name], figure.title)
        svg.element("desc", ["id": finding], figure.finding)
        figure.draw(&svg)
      }
      if let note = figure.note { place.element("p", ["class": "note"], note) }
      if !isRepeated { details(language.words(.numbers), of: figure.title, figure.table, &place) }
    }
  }

  /// A table that opens on demand and is always printed.
  ///
  /// - Parameter name: what it is of, for those who do not see where it stands; nil where the summary says it.
  func details(_ summary: String, of name: String? = nil, _ table: FigureTable, _ markup: inout Markup) {
    markup.element("details") { details in
      details.element("summary") { title in
        title.text(summary)
        if let name { title.element("span", ["class": "vh"], language.about("", name)) }
      }
      self.table(table, name.map { language.about(summary, $0) } ?? summary, &details)
    }
  }

  /// A table; its first column names the rows.
  func table(_ table: FigureTable, _ name: String, _ markup: inout Markup) {
    scrolling(name, &markup) { place in
      place.element("table") { content in
        content.element("thead") { head in
          head.element("tr") { row in
            for (place, column) in table.columns.enumerated() {
              let isWords = place == 0 || table.words.contains(place)
              row.element("th", isWords ? ["scope": "col"] : ["scope": "col", "class": "n"], column)
            }
          }
        }
        content.element("tbody") { body in
          for cells in table.rows { line(cells, table.words, &body) }
        }
      }
    }
  }

  private func line(_ cells: [String], _ words: Set<Int>, _ markup: inout Markup) {
    markup.element("tr") { row in
      for (place, cell) in cells.enumerated() {
        switch place {
        case 0: row.element("th", ["scope": "row"], cell)
        case _ where words.contains(place): row.element("td", cell)
        default: row.element("td", ["class": "n"], cell)
        }
      }
    }
  }

  /// A place that scrolls sideways where it is too narrow, also by the keyboard.
  func scrolling(_ name: String, _ markup: inout Markup, _ content: (inout Markup) -> Void) {
    markup.element("div", ["class": "scroll", "role": "region", "aria-label": name, "tabindex": "0"], content)
  }

  /// Figures beside each other where there is room.
  func figures(_ figures: [Drawing?], _ markup: inout Markup) {
    markup.element("div", ["class": "figures"]) { place in
      for figure in figures.compactMap(\.self) { self.figure(figure, &place) }
    }
  }
}
