public import SurveyModel

/// Everything a measurement is made of, as exact whole numbers by segment.
///
/// A tally of a part, stored, sent and joined with others in any order, equals the tally of the whole.
public struct SatisfactionTally: Mergeable {
  /// What is counted.
  public let shape: TallyShape
  /// One group for each segment column, or one group of one cell where there is none.
  private(set) var groups: [SegmentGroup]
  private var block: ResponseBlock

  /// No counts at all.
  public init(shape: TallyShape) {
    self.shape = shape
    groups = Array(repeating: SegmentGroup(shape: shape.cell), count: max(1, shape.segmentKeys.count))
    block = ResponseBlock(shape.cell)
  }

  /// Equal counts under equal shapes, however they came about.
  public static func == (left: SatisfactionTally, right: SatisfactionTally) -> Bool {
    left.shape == right.shape && left.groups == right.groups
  }

  /// Adds the counts of `other`, which has the same shape.
  public mutating func merge(_ other: SatisfactionTally) {
    for index in groups.indices { groups[index].merge(other.groups[index]) }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: SatisfactionTally) {
    for index in groups.indices { groups[index].retract(other.groups[index]) }
  }

  /// Adds all responses of a batch.
  public mutating func add(_ batch: ResponseBatch) { add(batch, rows: Array(0..<Int32(batch.count)), sign: 1) }

  /// Adds some responses of a batch.
  package mutating func add(_ batch: ResponseBatch, rows: [Int32]) { add(batch, rows: rows, sign: 1) }

  /// Takes one response of a batch out again, because a later one replaces it.
  public mutating func retract(_ batch: ResponseBatch, row: Int) { add(batch, rows: [Int32(row)], sign: -1) }

  /// Takes all responses of a batch out again.
  public mutating func retract(_ batch: ResponseBatch) { add(batch, rows: Array(0..<Int32(batch.count)), sign: -1) }

  /// Puts counts where there are none yet.
  mutating func put(_ cell: CellTally, _ key: CellKey, group: Int) { groups[group].put(cell, key) }

  /// How many responses are counted.
  public var responses: Int { Int(groups.first?.responses ?? 0) }

  /// How respondents' importance points could be used under the half rule; nil where nobody was asked for any.
  public var pointsUse: PointsUse? { groups.first?.total.pointsUse(.half) }

  /// The most cells any segment column has: its values, times the periods where time is cut into any.
  public var cellCount: Int { groups.map(\.cellCount).max() ?? 0 }

  private mutating func add(_ batch: ResponseBatch, rows: [Int32], sign: Int64) {
    let periods = shape.period.map { PeriodColumn($0, batch, rows: rows) }
    let rows = periods.map { Self.ordered(rows, by: $0.ids, values: $0.keys.count).rows } ?? rows
    guard !shape.segmentKeys.isEmpty else { return add(batch, rows[...], group: 0, label: "", periods, sign) }
    for group in groups.indices {
      let column = batch.segments[group]
      // Rows of one segment value together: each cell takes its responses at once.
      let ordered = Self.ordered(rows, by: column.ids, values: column.labels.count)
      var first = 0
      for (id, end) in ordered.ends.enumerated() where end > first {
        add(batch, ordered.rows[first..<end], group: group, label: column.labels[id], periods, sign)
        first = end
      }
    }
  }

  /// Adds rows of one segment value, period by period.
  private mutating func add(
    _ batch: ResponseBatch, _ rows: ArraySlice<Int32>, group: Int, label: String, _ periods: PeriodColumn?, _ sign: Int64
  ) {
    guard let periods else {
      block.load(batch, rows: rows)
      return groups[group].add(block, CellKey(label: label, period: CellKey.wholeSpan), sign: sign)
    }
    for (period, rows) in periods.runs(rows) {
      block.load(batch, rows: rows)
      groups[group].add(block, CellKey(label: label, period: period), sign: sign)
    }
  }

  /// The rows by value, in their own order within each, and where those of each value end: a counting sort.
  private static func ordered(_ rows: [Int32], by ids: [Int32], values: Int) -> (rows: [Int32], ends: [Int]) {
    var ends = Array(repeating: 0, count: values)
    for row in rows { ends[Int(ids[Int(row)])] += 1 }
    var next = 0
    for id in ends.indices { (ends[id], next) = (next, next + ends[id]) }
    var ordered = Array(repeating: Int32(0), count: rows.count)
    for row in rows {
      let id = Int(ids[Int(row)])
      ordered[ends[id]] = row
      ends[id] += 1
    }
    return (ordered, ends)
  }
}
