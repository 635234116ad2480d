internal import CustomerCare
internal import SatisfactionScoring

/// Which numbers of customer-care measures rest on too few people to be shown, or would give away others that do.
///
/// Numbers add up over the segments of a column, over groups such as the classes of customers, and over those who leave a class and those
/// who stay in it. Counts of people stay, but those that a hidden share is made of.
struct CareSuppression {
  private struct Cell: Hashable {
    let table: String
    let segment: SegmentIdentity
    let group: String
    var side = ""
    /// What adds up.
    var line: String
    var dimension: Int?
  }

  /// The two sides of a difference within a group, the group's own number, and the share that they say.
  private struct Split {
    let sides: [Cell]
    let others: [Cell]
  }

  private let whole: Suppression
  private let cells: Set<Cell>

  init(_ report: CareReport, _ whole: Suppression) {
    self.whole = whole
    var (counts, inGroups, splits): ([Cell: Int], Set<Cell>, [Split]) = ([:], [], [])
    for table in report.tables {
      for figure in table.figures where !figure.isCount && figure.n > 0 {
        if figure.splitsGroup {
          let split = Self.split(figure, table.name)
          for (cell, count) in zip(split.sides, [figure.n, figure.againstN ?? 0]) where count > 0 { counts[cell] = count }
          splits.append(split)
        } else if figure.isInLine {
          let cell = Self.cell(figure, table.name)
          counts[cell] = min(figure.n, counts[cell] ?? figure.n)
          if figure.line != nil { inGroups.insert(cell) }
        }
      }
    }
    let sorted = counts.sorted { Self.text($0.key) < Self.text($1.key) }.map { (cell: $0.key, count: $0.value) }
    let small = sorted.filter { whole.hides($0.cell.segment) || $0.count < whole.minimum }.map(\.cell)
    let segments = Dictionary(grouping: sorted.filter { $0.cell.segment != .all }) { Self.text($0.cell, hasValue: false) }
    let groups = Dictionary(grouping: sorted.filter { inGroups.contains($0.cell) }) { Self.text($0.cell, hasGroup: false) }
    let lines = (segments.sorted { $0.key < $1.key } + groups.sorted { $0.key < $1.key }).map(\.value)
    cells = Self.closed(Set(small), lines, splits, whole.minimum)
  }

  /// Hides more until no line, and no split, gives away what is hidden.
  private static func closed(
    _ hidden: Set<Cell>, _ lines: [[(cell: Cell, count: Int)]], _ splits: [Split], _ minimum: Int
  ) -> Set<Cell> {
    var cells = HiddenCells(lines, hidden: hidden, minimum: minimum).cells
    while true {
      // With a group's own number, or the share of those who stay, one side gives away the other.
      let more = splits.filter { split in (split.sides + split.others).contains { cells.contains($0) } }.flatMap(\.sides)
      guard !cells.isSuperset(of: more) else { return cells }
      cells = HiddenCells(lines, hidden: cells.union(more), minimum: minimum).cells
    }
  }

  private static func cell(_ figure: CareFigure, _ table: String) -> Cell {
    Cell(
      table: table, segment: figure.segment, group: figure.group, side: figure.side, line: figure.line ?? figure.statistic,
      dimension: figure.dimension)
  }

  private static func split(_ figure: CareFigure, _ table: String) -> Split {
    let own = cell(figure, table)
    let sides = ["leaving", "staying"].map { side in
      var cell = own
      (cell.side, cell.line) = (side, figure.statistic)
      return cell
    }
    var share = own
    (share.line, share.dimension) = ("staying", nil)
    return Split(sides: sides, others: [own, share])
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
    if figure.splitsGroup { return Self.split(figure, table).sides.contains { cells.contains($0) } }
    if figure.isInLine { return cells.contains(Self.cell(figure, table)) }
    return figure.parts.contains { group in
      ["", "others"].contains { side in
        cells.contains(
          Cell(
            table: table, segment: figure.segment, group: group, side: side, line: figure.line ?? figure.statistic,
            dimension: figure.dimension))
      }
    }
  }
}
