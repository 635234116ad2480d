internal import SatisfactionScoring
internal import SurveyModel

/// The answers to every item point by point: a row per segment, item, facet and point, and one per reason for having no answer.
struct DistributionTable {
  /// One count of an item's distribution.
  private struct Row {
    /// The item's place in the report.
    let item: Int
    let side: ReliabilityRow.Side
    let isHidden: Bool
    /// The answer; nil where there is none.
    var point: Double?
    /// The reason for having none.
    var label: String?
    var count = 0
    /// What the count is a share of.
    let n: Int

    var share: Double? { isHidden || n == 0 ? nil : Double(count) / Double(n) }

    var reason: ReasonCode? {
      if isHidden { return .suppressed }
      return n == 0 ? .noData : nil
    }
  }

  private let items: [ItemRow]
  private let rows: [Row]

  init(_ report: SatisfactionReport, _ suppression: Suppression) {
    let items = report.items
    self.items = items
    rows = items.indices.flatMap { place in
      let isHidden = suppression.hides(items[place])
      return items[place].distributions.flatMap { Self.rows($0, of: items[place], at: place, isHidden) }
    }
  }

  /// What is hidden has the same rows whatever was answered: which points or reasons occur would tell about few people too.
  private static func rows(_ distribution: AnswerDistribution, of item: ItemRow, at place: Int, _ isHidden: Bool) -> [Row] {
    let row = { (n: Int) in Row(item: place, side: distribution.side, isHidden: isHidden, n: n) }
    var points = distribution.points.map { point in
      var row = row(distribution.n)
      (row.point, row.count) = (point.value, point.count)
      return row
    }
    if !distribution.isExhaustive, isHidden || points.isEmpty { points = [row(distribution.n)] }
    guard !isHidden else { return points }
    return points
      + distribution.missing.map { missing in
        var row = row(item.score.responses)
        (row.label, row.count) = (missing.reason.code, missing.count)
        return row
      }
  }

  func table(_ run: RunIdentity, _ making: TableMaking) -> ReportTable {
    let identity: [Column<Row>] =
      run.scoreIdentity { items[$0.item].score } + RunIdentity.itemIdentity { (items[$0.item].item, items[$0.item].order) }
    return making.table("distributions", identity + Self.counts, rows) { $0.isHidden }
  }

  private static var counts: [Column<Row>] {
    [
      Column("facet") { .string($0.side.rawValue) }, Column("point") { JSONValue($0.point) }, Column("label") { JSONValue($0.label) },
      Column("count") { $0.isHidden ? .null : .integer($0.count) }, Column("share") { JSONValue($0.share) },
      Column("n") { .integer($0.n) }, Column("reason") { JSONValue($0.reason?.rawValue) }, Column("suppressed") { .bool($0.isHidden) },
    ]
  }
}

extension TableMaking {
  /// One row per segment, item, facet and point.
  var distributions: ReportTable { DistributionTable(report, suppression).table(run, self) }
}
