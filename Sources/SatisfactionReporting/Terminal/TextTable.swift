/// Rows of cells under aligned columns.
package struct TextTable {
  private let alignsLeft: [Bool]
  private var rows: [[String]] = []

  /// Columns by alignment: `l` for words, `r` for numbers.
  package init(_ alignment: String) { alignsLeft = alignment.map { $0 == "r" } }

  /// Takes a row.
  package mutating func add(_ cells: [String]) { rows.append(cells.map(DisplayText.harmless)) }

  /// The lines, columns two blanks apart, nothing behind the last.
  package var lines: [String] {
    let widths = alignsLeft.indices.map { column in min(40, rows.map { column < $0.count ? DisplayText.width($0[column]) : 0 }.max() ?? 0) }
    return rows.map { row in
      let cells = row.enumerated().map { DisplayText.padded($0.element, to: widths[$0.offset], left: alignsLeft[$0.offset]) }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
