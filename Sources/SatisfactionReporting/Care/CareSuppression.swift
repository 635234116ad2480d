internal import CustomerCare
internal import SatisfactionScoring

/// Which numbers of customer-care measures rest on too few people to be shown, or would give away others that do.
///
/// Numbers add up two ways: over the segments of a column, and over groups such as the classes of customers. Counts stay.
struct CareSuppression {
  private struct Cell: Hashable {
    let table: String
    let segment: SegmentIdentity
    let group: String
    let side: String
    /// What adds up.
    let line: String
    let dimension: Int?
  }

  private let whole: Suppression
  private let cells: Set<Cell>

  init(_ report: CareReport, _ whole: Suppression) {
    self.whole = whole
    var (counts, inGroups): ([Cell: Int], Set<Cell>) = ([:], [])
    for table in report.tables {
      for figure in table.figures where figure.isInLine && !figure.isCount && figure.n > 0 {
        let cell = Self.cell(figure, table.name)
        counts[cell] = min(figure.n, counts[cell] ?? figure.n)
        if figure.line != nil { inGroups.insert(cell) }
      }
    }
    let sorted = counts.sorted { Self.text($0.key) < Self.text($1.key) }.map { (cell: $0.key, count: $0.value) }
    let hidden = sorted.filter { whole.hides($0.cell.segment) || $0.count < whole.minimum }.map(\.cell)
    let segments = Dictionary(grouping: sorted.filter { $0.cell.segment != .all }) { entry in
      Self.text(entry.cell, hasValue: false)
    }
    let groups = Dictionary(grouping: sorted.filter { inGroups.contains($0.cell) }) { entry in
      Self.text(entry.cell, hasGroup: false)
    }
    let lines = (segments.sorted { $0.key < $1.key } + groups.sorted { $0.key < $1.key }).map(\.value)
    cells = HiddenCells(lines, hidden: Set(hidden), minimum: whole.minimum).cells
  }

  private static func cell(_ figure: CareFigure, _ table: String) -> Cell {
    Cell(
      table: table, segment: figure.segment, group: figure.group, side: figure.side, line: figure.line ?? figure.statistic,
      dimension: figure.dimension)
  }

  /// What cells of one line have in common: all but the segment's value, or all but the group.
  private static func text(_ cell: Cell, hasValue: Bool = true, hasGroup: Bool = true) -> String {
    let (value, group) = (hasValue ? cell.segment.value : "*", hasGroup ? "\(cell.group)\t\(cell.side)" : "*")
    return "\(cell.table)\t\(cell.segment.key)\t\(value)\t\(group)\t\(cell.line)\t\(cell.dimension ?? -1)"
  }

  /// Whether a number is hidden. A count of people says how many there are, and is shown.
  func hides(_ figure: CareFigure, in table: String) -> Bool {
    if whole.hides(figure.segment) { return true }
    if figure.isCount || figure.n == 0 && figure.value == nil { return false }
    if figure.n < whole.minimum { return true }
    if let others = figure.againstN, others < whole.minimum { return true }
    if figure.isInLine { return cells.contains(Self.cell(figure, table)) }
    // A difference is made of both sides.
    return ["", "others"].contains { side in
      var part = figure
      part.side = side
      return figure.line != nil && cells.contains(Self.cell(part, table))
    }
  }
}
