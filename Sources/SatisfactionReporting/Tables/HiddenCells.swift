/// Which counts must be hidden so that no small one can be found by subtraction.
///
/// Cells lie on lines that add up to something shown: the values of a segment column, the periods of a value. On every line with a hidden
/// cell at least two are hidden, and together they hold the minimum; the smallest others are hidden for that. Repeated until all lines hold.
struct HiddenCells<Cell: Hashable> {
  private(set) var cells: Set<Cell>

  /// - Parameters:
  ///   - lines: The cells of each line with their counts, in a fixed order.
  ///   - hidden: Cells that are hidden for another reason.
  init(_ lines: [[(cell: Cell, count: Int)]], hidden: Set<Cell> = [], minimum: Int) {
    cells = hidden
    guard minimum > 0 else { return }
    for line in lines { cells.formUnion(line.filter { $0.count < minimum }.map(\.cell)) }
    let ordered = lines.map { line in
      line.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(\.element)
    }
    var grows = true
    while grows {
      grows = false
      for line in ordered { grows = grow(line, minimum) || grows }
    }
  }

  /// Hides more of a line that gives a hidden cell away; whether any was.
  private mutating func grow(_ line: [(cell: Cell, count: Int)], _ minimum: Int) -> Bool {
    let hidden = line.filter { cells.contains($0.cell) }
    guard !hidden.isEmpty, hidden.count < line.count else { return false }
    var (number, total) = (hidden.count, hidden.reduce(0) { $0 + $1.count })
    var grew = false
    for entry in line where !cells.contains(entry.cell) && (number < 2 || total < minimum) {
      cells.insert(entry.cell)
      (number, total, grew) = (number + 1, total + entry.count, true)
    }
    return grew
  }
}
