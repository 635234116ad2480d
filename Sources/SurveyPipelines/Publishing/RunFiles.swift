public import SatisfactionReporting
public import SatisfactionScoring
public import SurveyModel

/// The files of one run: every table as `NAME.json`, `quarantine.ndjson`, and all tables in `dashboard.json`.
public struct RunFiles: Sendable {
  /// One file.
  public struct File: Sendable {
    /// Its name.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// The files, in the order they are written; `dashboard.json` comes last.
  public let all: [File]
  /// The names of tables that some runs have and this one does not.
  public let absent: [String]

  /// Lays a measurement out as files.
  ///
  /// - Parameter raw: the text of a record that was set aside, where the user asked for it.
  public init(
    _ report: SatisfactionReport, run: RunIdentity, sources: [SourceSummary], minimumCell: Int, previous: PreviousSummary? = nil,
    raw: (_ source: Int, _ finding: Finding) -> String?
  ) {
    let tables = ReportTables(report, run: run, sources: sources, minimumCell: minimumCell)
    let document = DashboardDocument(
      report, run: run, sources: sources, tables: tables, minimumCell: minimumCell, previous: previous)
    all =
      tables.all.map { File(name: "\($0.name).json", bytes: $0.json) } + [
        File(name: "quarantine.ndjson", bytes: QuarantineLines.ndjson(sources, raw: raw)),
        File(name: "dashboard.json", bytes: document.json),
      ]
    absent = tables.absent.map { "\($0).json" }
  }
}
