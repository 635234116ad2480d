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

  /// Takes one response of a batch out again, because a later one replaces it.
  public mutating func retract(_ batch: ResponseBatch, row: Int) { add(batch, rows: [Int32(row)], sign: -1) }

  /// How many responses are counted.
  public var responses: Int { Int(groups.first?.responses ?? 0) }

  /// How respondents' importance points could be used under the half rule; nil where nobody was asked for any.
  public var pointsUse: PointsUse? { groups.first?.total.pointsUse(.half) }

  /// The largest number of values any segment column has.
  public var segmentCount: Int { shape.segmentKeys.isEmpty ? 0 : groups.map(\.count).max() ?? 0 }

  private mutating func add(_ batch: ResponseBatch, rows: [Int32], sign: Int64) {
    guard !shape.segmentKeys.isEmpty else {
      block.load(batch, rows: rows[...])
      return groups[0].add(block, label: "", sign: sign)
    }
    for group in groups.indices {
      let column = batch.segments[group]
      // Rows of one segment value together: each cell takes its responses at once.
      let ordered = Self.ordered(rows, by: column)
      var first = 0
      while first < ordered.count {
        let id = column.ids[Int(ordered[first])]
        let end = ordered[first...].firstIndex { column.ids[Int($0)] != id } ?? ordered.count
        block.load(batch, rows: ordered[first..<end])
        groups[group].add(block, label: column.labels[Int(id)], sign: sign)
        first = end
      }
    }
  }
}

extension SatisfactionTally {
  /// The rows by segment value, in their own order within each: a counting sort.
  private static func ordered(_ rows: [Int32], by column: SegmentColumn) -> [Int32] {
    var places = Array(repeating: 0, count: column.labels.count + 1)
    for row in rows { places[Int(column.ids[Int(row)]) + 1] += 1 }
    for id in places.indices.dropFirst() { places[id] += places[id - 1] }
    var ordered = Array(repeating: Int32(0), count: rows.count)
    for row in rows {
      let id = Int(column.ids[Int(row)])
      ordered[places[id]] = row
      places[id] += 1
    }
    return ordered
  }
}

/// The cells of one segment column, by the value's label.
struct SegmentGroup: Mergeable {
  private let shape: CellShape
  private var places: [String: Int] = [:]
  private var cells: [CellTally] = []

  init(shape: CellShape) { self.shape = shape }

  static func == (left: SegmentGroup, right: SegmentGroup) -> Bool {
    left.shape == right.shape && left.sorted.elementsEqual(right.sorted) { $0.label == $1.label && $0.cell == $1.cell }
  }

  /// The cells that hold a response, by label.
  var sorted: [(label: String, cell: CellTally)] {
    places.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, cells[$0.value]) }.filter { $0.1.responses != 0 }
  }

  var count: Int { cells.count { $0.responses != 0 } }

  var responses: Int64 { cells.reduce(0) { $0 + $1.responses } }

  /// All cells together.
  var total: CellTally { cells.reduce(CellTally(shape: shape)) { $0.merging($1) } }

  mutating func add(_ block: ResponseBlock, label: String, sign: Int64) { cells[place(label)].add(block, sign: sign) }

  mutating func merge(_ other: SegmentGroup) {
    for (label, cell) in other.sorted { cells[place(label)].merge(cell) }
  }

  mutating func retract(_ other: SegmentGroup) {
    for (label, cell) in other.sorted { cells[place(label)].retract(cell) }
  }

  private mutating func place(_ label: String) -> Int {
    if let place = places[label] { return place }
    cells.append(CellTally(shape: shape))
    places[label] = cells.count - 1
    return cells.count - 1
  }
}
