public import SurveyModel

/// Respondents who answered in two waves: exact sums of the products of what they said then and now, from which the covariance of two
/// means follows. Waves with the same people tell a change apart that different people would hide.
public struct WaveMatchTally: Mergeable {
  /// What is counted: the shape both waves share.
  public let shape: TallyShape
  private(set) var cells: [CellKey: [Key: Sums]] = [:]

  /// One segment value, or everybody at column -1.
  struct CellKey: Hashable {
    let column: Int
    let label: String
  }

  /// Two places and how many pairs each was answered with; items have one.
  struct Key: Hashable {
    let now: Int
    let before: Int
    let nowPairs: Int32
    let beforePairs: Int32
  }

  /// n, Σx, Σy and Σxy, in points of the scale.
  struct Sums: AdditiveArithmetic, Hashable {
    var values = SIMD4<Int64>()
    static let zero = Sums()
    static func + (left: Sums, right: Sums) -> Sums { Sums(values: left.values &+ right.values) }
    static func - (left: Sums, right: Sums) -> Sums { Sums(values: left.values &- right.values) }
  }

  /// No counts at all.
  public init(shape: TallyShape) { self.shape = shape }

  /// Adds the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) { join(other) { $0 } }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) { join(other) { Sums.zero - $0 } }

  private mutating func join(_ other: Self, _ sign: (Sums) -> Sums) {
    for (key, sums) in other.cells {
      cells[key, default: [:]].count(sums, sign: sign)
      if cells[key]?.isEmpty == true { cells[key] = nil }
    }
  }

  /// Adds one respondent: what was said in the later wave at `row` of `now`, and in the earlier one at `earlierRow` of `before`.
  ///
  /// In a segment a respondent counts only if both waves put them there.
  public mutating func add(_ now: ResponseBatch, _ row: Int, _ before: ResponseBatch, _ earlierRow: Int) {
    let (later, earlier) = (Scores(now, row, shape.cell), Scores(before, earlierRow, shape.cell))
    var found: [(Key, Sums)] = []
    let dimensions = shape.cell.scales.count - 1
    for first in 0..<dimensions {
      for second in 0..<dimensions { Self.pair(later.dimensions[first], earlier.dimensions[second], first, second, &found) }
    }
    for item in 0..<shape.cell.itemCount {
      Self.pair(later.items[item], earlier.items[item], dimensions + item, dimensions + item, &found)
    }
    add(found, CellKey(column: -1, label: ""))
    for column in shape.segmentKeys.indices {
      let (label, other) = (now.segments[column].label(of: row), before.segments[column].label(of: earlierRow))
      if label == other { add(found, CellKey(column: column, label: label)) }
    }
  }

  private mutating func add(_ found: [(Key, Sums)], _ cell: CellKey) {
    for (key, sums) in found { cells[cell, default: [:]][key, default: .zero] += sums }
  }

  private static func pair(
    _ now: (pairs: Int32, sum: Int32), _ before: (pairs: Int32, sum: Int32), _ first: Int, _ second: Int, _ found: inout [(Key, Sums)]
  ) {
    guard now.pairs > 0, before.pairs > 0 else { return }
    let (x, y) = (Int64(now.sum), Int64(before.sum))
    found.append((Key(now: first, before: second, nowPairs: now.pairs, beforePairs: before.pairs), Sums(values: SIMD4(1, x, y, x &* y))))
  }
}

extension WaveMatchTally {
  /// One respondent's answered pairs and their sums, by item and by dimension.
  private struct Scores {
    var items: [(pairs: Int32, sum: Int32)] = []
    var dimensions: [(pairs: Int32, sum: Int32)] = []

    init(_ batch: ResponseBatch, _ row: Int, _ shape: CellShape) {
      items = (0..<shape.itemCount).map { item in
        let perception = batch.answers[(shape.perceptionSlot + item) * batch.capacity + row]
        let expectation = shape.hasGap ? batch.answers[(shape.expectationSlot + item) * batch.capacity + row] : 0
        return perception >= 0 && expectation >= 0 ? (1, Int32(perception - expectation)) : (0, 0)
      }
      dimensions = shape.scales.dropLast().map { scale in
        items[scale.items].reduce((0, 0)) { ($0.0 + $1.pairs, $0.1 + $1.sum) }
      }
    }
  }
}

extension SegmentColumn {
  /// The value of one response.
  func label(of row: Int) -> String { labels[Int(ids[row])] }
}
