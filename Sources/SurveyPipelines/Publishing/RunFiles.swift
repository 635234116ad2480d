public import SatisfactionReporting

/// The files of one run, all made of one document: every table as `NAME.json`, `quarantine.ndjson`, and all tables in `dashboard.json`.
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

  /// Lays a document out as files.
  ///
  /// - Parameter quarantine: `quarantine.ndjson`; nil where the records that were set aside are not known.
  public init(_ document: DashboardDocument, quarantine: [UInt8]?) {
    all =
      document.tables.map { File(name: "\($0.name).json", bytes: $0.json) }
      + (quarantine.map { [File(name: "quarantine.ndjson", bytes: $0)] } ?? [])
      + [File(name: "dashboard.json", bytes: document.json)]
    absent = ReportTables.optional.filter { document[$0] == nil }.map { "\($0).json" }
  }
}
