public import SurveyModel

/// Respondents who answered in two waves: exact sums of the products of what they said then and now, from which the correlation of two
/// means follows. Waves with the same people tell a change apart that different people would hide.
public struct WaveMatchTally: Mergeable {
  /// What is counted: the shape both waves share.
  public let shape: TallyShape
  private(set) var cells: [CellKey: MatchedCounts] = [:]
  private let places: MatchPlaces
  private var now: PairSums
  private var before: PairSums

  /// One segment value, or everybody at column -1.
  struct CellKey: Hashable {
    let column: Int
    let label: String
  }

  /// No counts at all.
  public init(shape: TallyShape) {
    self.shape = shape
    places = MatchPlaces(shape.cell)
    (now, before) = (PairSums(shape.cell), PairSums(shape.cell))
  }

  /// Equal counts under equal shapes, however they came about.
  public static func == (left: Self, right: Self) -> Bool { left.shape == right.shape && left.cells == right.cells }

  /// Adds the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) { join(other) { $0 } }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) { join(other) { MatchedSums.zero - $0 } }

  private mutating func join(_ other: Self, _ sign: (MatchedSums) -> MatchedSums) {
    for (key, counts) in other.cells {
      cells[key, default: MatchedCounts(places)].join(counts, sign)
      if cells[key]?.isEmpty == true { cells[key] = nil }
    }
  }

  /// Adds one respondent: what was said in the later wave at `row` of `now`, and in the earlier one at `earlierRow` of `before`.
  ///
  /// Both batches have the instrument and the segment columns of the shape. In a segment a respondent counts only if both waves put them
  /// there.
  public mutating func add(_ now: ResponseBatch, _ row: Int, _ before: ResponseBatch, _ earlierRow: Int) {
    self.now.load(now, row)
    self.before.load(before, earlierRow)
    add(to: CellKey(column: -1, label: ""))
    for column in shape.segmentKeys.indices {
      let (label, other) = (now.segments[column].label(of: row), before.segments[column].label(of: earlierRow))
      if label == other { add(to: CellKey(column: column, label: label)) }
    }
  }

  private mutating func add(to cell: CellKey) {
    let rules = now.rules & before.rules
    if rules != 0 { cells[cell, default: MatchedCounts(places)].add(now, before, rules, places) }
  }

  /// How many respondents have a score in both waves, by the loosest missing rule.
  public var respondents: Int {
    cells[CellKey(column: -1, label: "")]?.byPlace[places.people].reduce(0) { $0 + Int($1.sums.n) } ?? 0
  }
}

extension SegmentColumn {
  /// The value of one response.
  func label(of row: Int) -> String { labels[Int(ids[row])] }
}
