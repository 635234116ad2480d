internal import StatisticalInference
internal import SurveyModel

/// All comparisons of a measurement, and the rows that carry them.
struct ComparisonSet {
  private(set) var all: [Comparison] = []
  private var changes: [RowKey: WaveChange] = [:]
  private var targets: [RowKey: Double] = [:]
  private var primary: [RowKey: Comparison] = [:]

  /// Comparisons that no row carries as its own.
  private static let beside: Set<Comparison.Kind> = [.pair, .previousFixedMix, .otherContributions]

  /// What tells a row of the scores or of the items apart.
  struct RowKey: Hashable {
    let segment: SegmentIdentity
    let subject: String
    let item: String?
  }

  /// Adds comparisons; where a row has one already, that stays its own.
  mutating func add(_ comparisons: [Comparison]) {
    all += comparisons
    for comparison in comparisons where !Self.beside.contains(comparison.kind) {
      let key = RowKey(comparison)
      if primary[key] == nil { primary[key] = comparison }
    }
  }

  mutating func add(_ change: WaveChange, _ key: RowKey) { changes[key] = change }

  mutating func add(target: Double, _ key: RowKey) { targets[key] = target }

  /// The row with what it is compared with.
  func completed(_ row: ScoreRow, item: Item? = nil) -> ScoreRow {
    let key = RowKey(segment: row.segment, subject: row.subject.id, item: item?.id)
    var row = row
    (row.comparison, row.change, row.target) = (primary[key], changes[key], targets[key])
    return row
  }
}

extension ComparisonSet.RowKey {
  init(_ comparison: Comparison) {
    self.init(segment: comparison.segment, subject: comparison.subject.id, item: comparison.item?.id)
  }
}
