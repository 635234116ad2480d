public import SatisfactionScoring
public import SurveyModel

/// Customer-care measures of all responses and of each segment.
///
/// Responses are looked at twice where customers are ranked by value: a class is one of all customers, not of a branch. Hand all of them to
/// ``rank(_:rows:)`` first then, and to ``add(_:rows:)`` afterwards, in any order and any batches.
public struct CareStudy: Sendable {
  /// A value of one of the columns responses are split by.
  private struct Value: Hashable {
    let key: String
    let label: String
  }

  /// The measures.
  public let plan: CarePlan
  private let reading: GapReading
  private let segmentKeys: [String]
  private var values = CustomerValueTally()
  private var ranking: CustomerRanking?
  /// Everybody, where responses are not split; otherwise the values of a column are everybody together.
  private var unsplit: CareCell
  private var cells: [Value: CareCell] = [:]

  /// - Parameter segmentKeys: the columns responses are split by, in the order of the batches.
  public init(_ plan: CarePlan, segmentKeys: [String]) {
    self.plan = plan
    self.segmentKeys = segmentKeys
    reading = GapReading(plan)
    unsplit = CareCell(plan)
  }

  /// Whether ``rank(_:rows:)`` must see all responses first.
  public var needsRanking: Bool { plan.hasPyramid && !plan.hasClassColumn }

  /// Looks at the value of each customer of a batch, or of some of its rows.
  public mutating func rank(_ batch: ResponseBatch, rows: [Int32]? = nil) {
    guard let place = plan.places.customerValue else { return }
    for row in rows.map({ $0.map(Int.init) }) ?? Array(0..<batch.count) {
      let value = batch.care[place * batch.capacity + row]
      if value > CareValue.unreadable { values.add(value) }
    }
  }

  /// Adds all responses of a batch, or some of its rows.
  public mutating func add(_ batch: ResponseBatch, rows: [Int32]? = nil) {
    finishRanking()
    for row in rows.map({ $0.map(Int.init) }) ?? Array(0..<batch.count) {
      let response = CareRow(plan, reading, batch, row)
      if segmentKeys.isEmpty { unsplit.add(response, ranking) }
      // A column that is named twice counts once.
      for (column, key) in segmentKeys.enumerated() where segmentKeys.firstIndex(of: key) == column {
        let label = batch.segments[column].labels[Int(batch.segments[column].ids[row])]
        cells[Value(key: key, label: label), default: CareCell(plan)].add(response, ranking)
      }
    }
  }

  /// Ends the looking at values: classes are cut now, and counting may begin anywhere.
  public mutating func finishRanking() {
    if needsRanking, ranking == nil { ranking = values.ranking(plan.pyramid) }
  }

  /// Joins the values another study of the same plan looked at.
  public mutating func mergeRanks(of other: Self) { values.merge(other.values) }

  /// Joins the counts of another study of the same plan and the same classes.
  public mutating func mergeCounts(of other: Self) {
    unsplit.merge(other.unsplit)
    for (value, cell) in other.cells { cells[value, default: CareCell(plan)].merge(cell) }
  }

  /// The measures at a confidence level such as 0.95, segment by segment in this order.
  public func report(_ segments: [SegmentIdentity], level: Double) -> CareReport {
    CareReport(plan, segments.compactMap { segment in cell(segment).map { (segment, $0) } }, ranking, level: level)
  }

  private var whole: CareCell {
    guard let first = segmentKeys.first else { return unsplit }
    return cells.reduce(into: unsplit) { whole, entry in if entry.key.key == first { whole.merge(entry.value) } }
  }

  private func cell(_ segment: SegmentIdentity) -> CareCell? {
    guard segment != .all else { return whole }
    let own = cells[Value(key: segment.keyLabel, label: segment.label)]
    return own ?? (segment.label == SegmentIdentity.shownLabel("") ? cells[Value(key: segment.keyLabel, label: "")] : nil)
  }
}
