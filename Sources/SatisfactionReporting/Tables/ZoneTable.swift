internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// Zones of tolerance: a row per segment and dimension, the overall one behind them, and a row per segment and item.
struct ZoneTable {
  /// A dimension, or one of its items.
  private struct Row {
    let score: ScoreRow
    var item: ItemRow?
    var zone: ZoneOfTolerance? { score.zone }
  }

  private let conventions: MeasurementConventions
  private let suppression: Suppression
  private let rows: [Row]

  /// Nil where the instrument asks no zone.
  init?(_ report: SatisfactionReport, _ suppression: Suppression) {
    guard report.instrument.hasZone else { return nil }
    conventions = report.conventions
    self.suppression = suppression
    let subjects = Set(report.instrument.dimensions.map(\.id) + ["overall_dimensions"])
    let scores = Dictionary(grouping: report.scores.filter { subjects.contains($0.subject.id) }, by: \.segment)
    let items = Dictionary(grouping: report.items, by: \.score.segment)
    rows = report.segments.flatMap { segment in
      (scores[segment] ?? []).map { Row(score: $0) } + (items[segment] ?? []).map { Row(score: $0.score, item: $0) }
    }
  }

  func table(_ run: RunIdentity) -> ReportTable {
    let columns: [Column<Row>] =
      run.scoreIdentity { $0.score } + RunIdentity.itemIdentity { row in row.item.map { ($0.item, $0.order) } } + counts + levels
      + [shown("inversions") { .integer($0.counts.inversions) }, shown("zero_width") { .integer($0.counts.zeroWidth) }]
      + [
        Column("reason") { hides($0) ? .string(ReasonCode.suppressed.rawValue) : JSONValue(reason($0)?.rawValue) },
        Column("suppressed") { .bool(hides($0)) },
      ]
    return ReportTable("zone", columns, rows.filter { !hides($0) } + rows.filter(hides))
  }

  private var counts: [Column<Row>] {
    [
      Column("responses") { .integer($0.score.responses) }, Column("n_triples") { .integer($0.zone?.n ?? 0) },
      Column("missing_rule") { _ in .string(conventions.missingRule.rawValue) },
    ]
  }

  private var levels: [Column<Row>] {
    [
      number("minimum_mean") { $0.minimum }, number("desired_mean") { $0.desired }, number("perceived_mean") { $0.perceived },
      Column("ci_level") { _ in .number(conventions.level) },
      number("adequacy_gap") { $0.adequacy.mean }, number("adequacy_ci_low") { $0.adequacy.interval?.low },
      number("adequacy_ci_high") { $0.adequacy.interval?.high },
      number("superiority_gap") { $0.superiority.mean }, number("superiority_ci_low") { $0.superiority.interval?.low },
      number("superiority_ci_high") { $0.superiority.interval?.high },
      number("zone_width") { $0.width }, number("position") { $0.position },
      share("below_share") { $0.below }, share("inside_share") { $0.inside }, share("above_share") { $0.above },
    ]
  }

  private func hides(_ row: Row) -> Bool {
    row.item.map { suppression.hides($0) } ?? suppression.hides(row.score) || row.zone?.n ?? 0 < suppression.minimum
  }

  private func reason(_ row: Row) -> ReasonCode? { row.zone.map(\.reason) ?? .noData }

  private func shown(_ name: String, _ value: @escaping (ZoneOfTolerance) -> JSONValue) -> Column<Row> {
    Column(name) { row in hides(row) ? .null : row.zone.map(value) ?? .null }
  }

  private func number(_ name: String, _ value: @escaping (ZoneOfTolerance) -> Double?) -> Column<Row> {
    shown(name) { JSONValue(value($0)) }
  }

  private func share(_ name: String, _ count: @escaping (ZoneOfTolerance.Counts) -> Int) -> Column<Row> {
    number(name) { $0.counts.classed > 0 ? Double(count($0.counts)) / Double($0.counts.classed) : nil }
  }
}

extension TableMaking {
  /// One row per segment and dimension or item; nil where the instrument asks no zone of tolerance.
  var zone: ReportTable? { ZoneTable(report, suppression)?.table(run) }
}
