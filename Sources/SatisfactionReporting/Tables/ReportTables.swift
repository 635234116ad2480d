public import SatisfactionScoring
internal import SurveyModel

/// The tables of one run.
public struct ReportTables: Sendable {
  /// One row per segment and dimension.
  public let scores: ReportTable
  /// One row per segment and item.
  public let items: ReportTable
  /// What to fix first: one row per dimension.
  public let actions: ReportTable
  /// One row per score and item: every convention of their tests.
  public let tests: ReportTable
  /// One row per comparison made.
  public let comparisons: ReportTable
  /// One row per scale and side.
  public let reliability: ReportTable
  /// One row per segment column and score.
  public let segmentTests: ReportTable
  /// One row for everybody and one per segment; nil where no invitations are known.
  public let responseRate: ReportTable?
  /// One row per source.
  public let sources: ReportTable


  /// Lays a measurement out as tables; cells under `minimumCell` responses are hidden, and hidden rows come last.
  public init(_ report: SatisfactionReport, run: RunIdentity, sources: [SourceSummary], minimumCell: Int) {
    let suppression = Suppression(report, minimum: minimumCell)
    scores = Self.scores(report, run, suppression)
    items = Self.items(report, run, suppression)
    let todo = ActionColumns(
      isSuppressed: { action in report.total(action.subject.id).map { suppression.hides($0) } ?? true },
      isHidden: { suppression.hides($0) })
    actions = ReportTable("actions", run.columns() + todo.columns, report.actions)
    tests = Self.tests(report, run, suppression)
    let isHidden = { (row: ReliabilityRow) in suppression.hides(row) }
    let consistent = ReliabilityColumns(level: report.conventions.level, isSuppressed: isHidden)
    reliability = ReportTable("reliability", run.columns() + consistent.columns, Self.lastHidden(report.reliability, isHidden))
    segmentTests = ReportTable("segment_tests", run.columns() + SegmentTestColumns().columns, report.segmentTests)
    let compared = ComparisonColumns(level: report.conventions.level) { suppression.hides($0) }
    comparisons = ReportTable(
      "comparisons", run.columns() + compared.columns, Self.lastHidden(report.comparisons) { suppression.hides($0) })
    responseRate = report.responseRates.map { ResponseRateTable.table($0, report.conventions, run) }
    self.sources = Self.sources(sources, run)
  }

  /// All tables in the order they are written.
  public var all: [ReportTable] { [scores, items, actions, tests, comparisons, reliability, segmentTests] + [responseRate].compactMap { $0 } + [sources] }

  private static func lastHidden<Row>(_ rows: [Row], _ isHidden: (Row) -> Bool) -> [Row] {
    rows.filter { !isHidden($0) } + rows.filter(isHidden)
  }

  private static func measures<Row>(
    _ report: SatisfactionReport, _ suppression: Suppression, _ isSuppressed: @escaping (Row) -> Bool,
    _ isChangeSuppressed: @escaping (Row) -> Bool, _ score: @escaping (Row) -> ScoreRow
  ) -> ScoreColumns<Row> {
    let scale = report.instrument.scale
    return ScoreColumns(
      conventions: report.conventions, range: scale.range, minimum: scale.value(at: 0), minimumCell: suppression.minimum,
      isSuppressed: isSuppressed, isChangeSuppressed: isChangeSuppressed, score: score)
  }

  private static func scores(_ report: SatisfactionReport, _ run: RunIdentity, _ suppression: Suppression) -> ReportTable {
    let part: ScoreColumns<ScoreRow> = measures(
      report, suppression, { suppression.hides($0) }, { suppression.hidesChange($0) }, { $0 })
    let columns =
      run.scoreIdentity { $0 } + part.counts() + part.gaps() + part.outcomes() + part.reliability() + part.positions() + part.comparisons()
    return ReportTable("scores", columns, lastHidden(report.scores) { suppression.hides($0) })
  }

  private static func items(_ report: SatisfactionReport, _ run: RunIdentity, _ suppression: Suppression) -> ReportTable {
    let part: ScoreColumns<ItemRow> = measures(
      report, suppression, { suppression.hides($0) }, { suppression.hidesChange($0) }, { $0.score })
    let facets = report.instrument.facets.map(\.rawValue).joined(separator: "+")
    let identity: [Column<ItemRow>] = [
      Column("item") { .string($0.item.id) }, Column("item_label") { .string($0.item.label.text()) },
      Column("item_order") { .integer($0.order) }, Column("facets") { _ in .string(facets) },
      Column("reversed") { .bool($0.item.isReversed) },
    ]
    let consistency: [Column<ItemRow>] = [
      Column("item_rest_r") { suppression.hides($0) ? .null : JSONValue($0.itemRestCorrelation) },
      Column("alpha_if_deleted") { suppression.hides($0) ? .null : JSONValue($0.alphaIfDeleted) },
    ]
    let head = run.scoreIdentity { (row: ItemRow) in row.score } + identity
    let measured = part.counts() + part.gaps() + part.outcomes() + consistency
    let sides = ReliabilityRow.Side.allCases.dropLast().flatMap { Self.consistency($0, suppression) }
    let tail =
      part.positions() + part.comparisons() + Column.later("importance", "quadrant", "crosshair_importance", "crosshair_performance")
      + sides
    return ReportTable("items", head + measured + tail, lastHidden(report.items) { suppression.hides($0) })
  }

  private static func consistency(_ side: ReliabilityRow.Side, _ suppression: Suppression) -> [Column<ItemRow>] {
    [
      Column("item_rest_r_\(side.rawValue)") { suppression.hides($0) ? .null : JSONValue($0.sides[side]?.restCorrelation) },
      Column("alpha_if_deleted_\(side.rawValue)") { suppression.hides($0) ? .null : JSONValue($0.sides[side]?.alphaIfDeleted) },
    ]
  }

  private static func tests(_ report: SatisfactionReport, _ run: RunIdentity, _ suppression: Suppression) -> ReportTable {
    let rows =
      report.scores.map { TestColumns.Row(score: $0, item: nil) } + report.items.map { TestColumns.Row(score: $0.score, item: $0) }
    let isHidden = { (row: TestColumns.Row) in row.item.map { suppression.hides($0) } ?? suppression.hides(row.score) }
    let columns = TestColumns(conventions: report.conventions, isSuppressed: isHidden).columns
    return ReportTable("tests", run.scoreIdentity(\.score) + columns, lastHidden(rows, isHidden))
  }

  private static func sources(_ sources: [SourceSummary], _ run: RunIdentity) -> ReportTable {
    let columns: [Column<SourceSummary>] =
      run.columns() + [
        Column("source") { .string($0.source) }, Column("sha256") { JSONValue($0.sha256) }, Column("bytes") { .integer($0.bytes) },
        Column("encoding") { JSONValue($0.encoding?.value) }, Column("encoding_origin") { JSONValue($0.encoding?.origin.rawValue) },
        Column("dialect") { JSONValue($0.dialect) }, Column("dialect_evidence") { .string($0.evidence.joined(separator: "; ")) },
        Column("rows") { .integer($0.accounting.rows) }, Column("header_rows") { .integer($0.accounting.headerRows) },
        Column("other_rows") { .integer($0.accounting.otherRows.values.reduce(0, +)) },
        Column("records") { .integer($0.accounting.records) }, Column("responses") { .integer($0.accounting.responses) },
        Column("quarantined") { .integer($0.accounting.quarantined) },
      ] + Column.later("added", "corrected", "unchanged")
    // The same in any order of arrival.
    let ordered = sources.sorted { ($0.sha256 ?? "", $0.source) < ($1.sha256 ?? "", $1.source) }
    return ReportTable("sources", columns, ordered)
  }
}
