public import SatisfactionScoring
internal import SurveyModel

/// The one-file bundle: what `--format json` prints and `dashboard.json` holds.
public struct DashboardDocument: Sendable {
  private let run: RunIdentity
  private let report: SatisfactionReport
  private let tables: ReportTables
  private let sources: [SourceSummary]
  private let minimumCell: Int
  private let previous: PreviousSummary?

  /// A document over the tables of a run.
  ///
  /// - Parameter previous: the wave before, where the run compares with one.
  public init(
    _ report: SatisfactionReport, run: RunIdentity, sources: [SourceSummary], tables: ReportTables, minimumCell: Int,
    previous: PreviousSummary? = nil
  ) {
    self.previous = previous
    self.run = run
    self.report = report
    self.tables = tables
    self.sources = sources
    self.minimumCell = minimumCell
  }

  /// The document as JSON.
  public var json: [UInt8] {
    JSONWriter.document([
      JSONValue.Member(
        "schema", .object([.init("name", .string("servqual-dashboard")), .init("version", .integer(RunIdentity.schemaVersion))])),
      JSONValue.Member("run", manifest),
      JSONValue.Member(
        "tables",
        .object(tables.all.map { JSONValue.Member($0.name, .array($0.rows)) })),
    ])
  }

  private var manifest: JSONValue {
    .object([
      .init("run_id", .string(run.runID)), .init("survey", .string(run.survey)), .init("instrument", .string(run.instrument)),
      .init("scale", .string(report.instrument.scale.text)), .init("wave", JSONValue(run.wave)),
      .init("period_start", JSONValue(run.period?.lowerBound.date)), .init("period_end", JSONValue(run.period?.upperBound.date)),
      .init("scored_at", JSONValue(run.scoredAt?.rfc3339)), .init("status", .string(report.responses == 0 ? "empty" : "complete")),
      .init("responses", .integer(report.responses)),
      .init("quarantined", .integer(sources.reduce(0) { $0 + $1.accounting.quarantined })),
      .init("conventions", ConventionList(report: report, minimumCell: minimumCell).json), .init("points", points), .init("trend", trend),
      .init("previous", previous?.json ?? .null),
      .init("cautions", .array(report.cautions.map { .object([.init("code", .string($0.code)), .init("message", .string($0.message))]) })),
    ])
  }

  private var trend: JSONValue {
    guard let unit = report.periodScores.first?.period?.unit else { return .null }
    return .object([
      .init("period", .string(unit.rawValue)), .init("responses_without_time", .integer(report.responsesWithoutTime)),
      .init("baseline", .string(report.conventions.baseline?.description ?? "all periods")),
      .init("chart", .string(report.conventions.chart?.rawValue ?? "by the sizes of the periods")),
    ])
  }

  private var points: JSONValue {
    guard let points = report.points else { return .null }
    return .object([
      .init("used", .integer(points.used)), .init("rescaled", .integer(points.rescaled)), .init("refused", .integer(points.refused)),
      .init("blank", .integer(points.blank)),
    ])
  }
}
