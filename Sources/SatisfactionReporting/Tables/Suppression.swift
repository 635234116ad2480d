public import SatisfactionScoring
internal import SurveyModel

/// Which cells are too small to be shown in files, and which others must be hidden so that subtraction gives nothing.
public struct Suppression: Sendable {
  let minimum: Int
  private let segments: Set<SegmentIdentity>
  private let cells: Set<Cell>
  private let earlier: Set<Cell>
  /// Segments of which something is hidden.
  private let touched: Set<SegmentIdentity>

  /// A number of one row: a segment's score or item.
  private struct Cell: Hashable, Sendable {
    let segment: SegmentIdentity
    let subject: String
    let item: String?
  }

  /// Hides segments with fewer than `minimum` responses and numbers that rest on fewer answers; where one is hidden, the smallest others of
  /// its column follow until at least two are hidden that together reach the minimum.
  public init(_ report: SatisfactionReport, minimum: Int) {
    self.minimum = minimum
    let sizes = report.scores.filter { $0.segment != .all && $0.subject.order == 1 }.map { ($0.segment, $0.responses) }
    let columns = Self.lines(sizes) { $0.key }
    let segments = HiddenCells(columns, minimum: minimum).cells
    self.segments = segments
    let rows = report.scores.map { (Self.cell($0), $0) } + report.items.map { (Self.cell($0), $0.score) }
    let small = Self.hidden(rows.map { ($0.0, $0.1.n) }, segments, minimum)
    touched = Set(small.map(\.segment))
    cells = small.union(Self.leavingFewOut(report, minimum))
    earlier = Self.hidden(rows.compactMap { cell, row in row.change.map { (cell, $0.previousN) } }, segments, minimum)
  }

  private static func hidden(_ sizes: [(Cell, Int)], _ segments: Set<SegmentIdentity>, _ minimum: Int) -> Set<Cell> {
    let small = sizes.filter { segments.contains($0.0.segment) || $0.1 < minimum }.map(\.0)
    let lines = lines(sizes.filter { $0.0.segment != .all }) { "\($0.segment.key) \($0.subject) \($0.item ?? "")" }
    var cells = HiddenCells(lines, hidden: Set(small), minimum: minimum).cells
    // An overall score is the mean of the scores beside it: with all but one of them it gives that one away.
    for cell in cells where cell.item != nil || !cell.subject.hasPrefix("overall_") {
      let overall = cell.item == nil ? "overall_dimensions" : "overall_items"
      cells.insert(Cell(segment: cell.segment, subject: overall, item: nil))
    }
    return HiddenCells(lines, hidden: cells, minimum: minimum).cells
  }

  /// The unweighted score of those who gave importance points, where it leaves out so few others that the score of all gives them away.
  private static func leavingFewOut(_ report: SatisfactionReport, _ minimum: Int) -> Set<Cell> {
    let wholes = report.scores.filter { $0.subject.id == "overall_dimensions" }.map { ($0.segment, $0.n) }
    let sizes = Dictionary(wholes, uniquingKeysWith: { first, _ in first })
    let parts = report.scores.filter { row in
      guard row.subject.id == "overall_unweighted_same_people", let all = sizes[row.segment] else { return false }
      return row.n != all && abs(all - row.n) < minimum
    }
    return Set(parts.map(cell))
  }

  private static func lines<Key: Hashable>(_ cells: [(Key, Int)], _ line: (Key) -> String) -> [[(cell: Key, count: Int)]] {
    Dictionary(grouping: cells) { line($0.0) }.sorted { $0.key < $1.key }.map { $0.value.map { (cell: $0.0, count: $0.1) } }
  }

  private static func cell(_ row: ScoreRow) -> Cell { Cell(segment: row.segment, subject: row.subject.id, item: nil) }

  private static func cell(_ row: ItemRow) -> Cell { Cell(segment: row.score.segment, subject: row.dimension.id, item: row.item.id) }

  /// Whether a segment is hidden as a whole.
  func hides(_ segment: SegmentIdentity) -> Bool { segments.contains(segment) }

  /// Whether the numbers of a score are hidden.
  public func hides(_ row: ScoreRow) -> Bool {
    segments.contains(row.segment) || row.n < minimum || cells.contains(Self.cell(row))
  }

  /// Whether the numbers of an item are hidden.
  public func hides(_ row: ItemRow) -> Bool {
    segments.contains(row.score.segment) || row.score.n < minimum || cells.contains(Self.cell(row))
  }

  /// Whether numbers of a score, or of one of its items, are hidden.
  func hides(_ row: ScoreRow, item: Item?) -> Bool {
    guard let item else { return hides(row) }
    return segments.contains(row.segment) || row.n < minimum
      || cells.contains(Cell(segment: row.segment, subject: row.subject.id, item: item.id))
  }

  /// Whether the figures of a scale are hidden.
  func hides(_ row: ReliabilityRow) -> Bool {
    segments.contains(row.segment) || row.n < minimum
      || cells.contains(Cell(segment: row.segment, subject: row.subject.id, item: nil))
  }

  /// Whether anything about a segment is hidden, so that a mean over all its items or dimensions gives it away.
  func hidesPart(of segment: SegmentIdentity) -> Bool { segments.contains(segment) || touched.contains(segment) }

  /// Whether a test of all segments of a column together would say something about a hidden one.
  func hides(_ test: SegmentTest) -> Bool {
    segments.contains { $0.key == test.key }
      || cells.contains { $0.segment.key == test.key && $0.subject == test.subject.id && $0.item == nil }
  }

  /// Whether a comparison would give away a number that is hidden.
  public func hides(_ comparison: Comparison) -> Bool {
    let cell = Cell(segment: comparison.segment, subject: comparison.subject.id, item: comparison.item?.id)
    if segments.contains(comparison.segment) || cells.contains(cell) || comparison.n < minimum { return true }
    if let others = comparison.againstN, others < minimum { return true }
    switch comparison.kind {
    case .previous: return earlier.contains(cell)
    case .pair:
      return cells.contains {
        $0.segment.key == comparison.segment.key && $0.segment.value == comparison.against && $0.subject == cell.subject
      }
    default: return false
    }
  }

  /// Whether what became of a score since the wave before is hidden, since either wave's number is.
  func hidesChange(_ row: ScoreRow) -> Bool { hides(row) || earlier.contains(Self.cell(row)) }

  /// Whether what became of an item since the wave before is hidden.
  func hidesChange(_ row: ItemRow) -> Bool { hides(row) || earlier.contains(Self.cell(row)) }
}
