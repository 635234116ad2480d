internal import SatisfactionScoring

/// Which cells of a segment in a period are too small to be shown, and which others are hidden so that subtraction gives nothing.
///
/// Cells stand in lines whose sum is shown: the values of a column in one period beside everybody in that period, and the periods of a
/// segment beside its whole span. A line that hides a cell hides the smallest others until at least two are hidden that together reach the
/// minimum; where it has too few, its periods are hidden for everybody.
struct PeriodSuppression {
  private struct Cell: Hashable {
    let segment: SegmentIdentity
    let period: Period
  }

  private struct Line {
    /// From the smallest to the largest.
    var cells: [Cell] = []
    /// The cell that is the sum; nil where a whole span is.
    let sum: Cell?
  }

  private let minimum: Int
  private let sizes: [Cell: Int]
  private let lines: [Line]
  private var hidden: Set<Cell>

  /// Hides cells with fewer than `minimum` responses, and every period of a segment that is hidden as a whole.
  init(_ report: SatisfactionReport, whole: Suppression) {
    let entries = report.periodScores.compactMap { row in
      row.period.map { (Cell(segment: row.segment, period: $0), row.responses) }
    }
    let sizes = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    minimum = whole.minimum
    hidden = Set(sizes.filter { $0.value < whole.minimum || whole.hides($0.key.segment) }.keys)
    lines = Self.lines(sizes).filter { $0.sum != nil || $0.cells.first.map { !whole.hides($0.segment) } ?? false }
    self.sizes = sizes
    while hideFurther() {}
  }

  /// Whether a row's numbers are hidden.
  func hides(_ row: ScoreRow) -> Bool {
    row.n < minimum || row.period.map { hidden.contains(Cell(segment: row.segment, period: $0)) } ?? false
  }

  /// All lines in a fixed order, which decides what is hidden with what.
  private static func lines(_ sizes: [Cell: Int]) -> [Line] {
    let cells = sizes.keys.sorted { left, right in
      let sizes = (sizes[left] ?? 0, sizes[right] ?? 0)
      guard sizes.0 == sizes.1 else { return sizes.0 < sizes.1 }
      return (left.segment.key, left.segment.value, left.period) < (right.segment.key, right.segment.value, right.period)
    }
    var (bySegment, byPeriod): ([SegmentIdentity: Line], [[String]: Line]) = ([:], [:])
    for cell in cells {
      bySegment[cell.segment, default: Line(sum: nil)].cells.append(cell)
      guard cell.segment != .all else { continue }
      byPeriod[[cell.segment.key, cell.period.id], default: Line(sum: Cell(segment: .all, period: cell.period))].cells.append(cell)
    }
    return byPeriod.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
      + bySegment.sorted { ($0.key.key, $0.key.value) < ($1.key.key, $1.key.value) }.map(\.value)
  }

  /// Hides what the cells hidden so far need; false when nothing more is needed.
  private mutating func hideFurther() -> Bool {
    let count = hidden.count
    let periods = Set(hidden.filter { $0.segment == .all }.map(\.period))
    hidden.formUnion(sizes.keys.filter { periods.contains($0.period) })
    for line in lines where !complete(line) { hidden.formUnion(line.cells.map { Cell(segment: .all, period: $0.period) }) }
    return hidden.count > count
  }

  /// Hides the smallest cells of a line until enough are hidden; false where the line has too few.
  private mutating func complete(_ line: Line) -> Bool {
    if let sum = line.sum, hidden.contains(sum) { return true }
    let gone = line.cells.filter { hidden.contains($0) }
    var (count, total) = (gone.count, gone.reduce(0) { $0 + (sizes[$1] ?? 0) })
    guard count > 0 else { return true }
    for cell in line.cells where !hidden.contains(cell) {
      if count >= 2, total >= minimum { return true }
      hidden.insert(cell)
      (count, total) = (count + 1, total + (sizes[cell] ?? 0))
    }
    return count >= 2 && total >= minimum
  }
}
