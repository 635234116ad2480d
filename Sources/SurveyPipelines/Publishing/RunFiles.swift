public import SatisfactionReporting
public import SurveyLedger

/// The files of one run, all made of one document: every table as JSON and as comma-separated values, `quarantine.ndjson`, what describes and
/// draws them, the pages `index.html` and `segments/*.html`, the figures `figures/*.svg`, and all tables in `dashboard.json`.
public struct RunFiles: Sendable {
  /// One file.
  public struct File: Sendable {
    /// Its name, after its subfolder's and a slash where it is in one.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// What they are made of.
  public let document: DashboardDocument
  /// The files, in the order they are written; `dashboard.json` comes last.
  public let all: [File]

  /// Lays a document out as files.
  ///
  /// - Parameter quarantine: `quarantine.ndjson`; nil where the records that were set aside are not known.
  /// - Throws: `LedgerError` where the tables cannot be made a database.
  public init(_ document: DashboardDocument, quarantine: [UInt8]?, options: RunFileOptions = RunFileOptions()) throws(LedgerError) {
    self.document = document
    let tables = Self.tables(document, options)
    all =
      tables.map { File(name: $0.path, bytes: $0.bytes) } + (quarantine.map { [File(name: "quarantine.ndjson", bytes: $0)] } ?? [])
      + Self.schemas(document) + [File(name: "datapackage.json", bytes: DataPackage.json(document, tables))]
      + Chart.all(document).map { File(name: "charts/\($0.name).vl.json", bytes: $0.json) } + Self.pages(document, options)
      + [File(name: "metrics.prom", bytes: Array(RunMetrics(document: document).text.utf8))]
      + (options.hasDatabase ? [File(name: "dashboard.sqlite", bytes: try RunDatabase.bytes(document))] : [])
      + [File(name: "dashboard.json", bytes: document.json)]
  }

  private static func pages(_ document: DashboardDocument, _ options: RunFileOptions) -> [File] {
    let language = PageLanguage(rawValue: options.language) ?? .english
    return DashboardPage(document, language: language, hasRadar: options.hasRadar).files.map { File(name: $0.path, bytes: $0.bytes) }
  }

  private static func tables(_ document: DashboardDocument, _ options: RunFileOptions) -> [DataPackage.TableFile] {
    document.tables.map { DataPackage.TableFile($0, path: "\($0.name).json", bytes: $0.json) }
      + document.tables.map { DataPackage.TableFile($0, path: "\($0.name).csv", bytes: $0.csv(isForExcel: options.isForExcel)) }
  }

  private static func schemas(_ document: DashboardDocument) -> [File] {
    (document.tables.map(\.name) + ["dashboard"]).compactMap { name in
      TableSchema.text(name).map { File(name: "schema/\(name).schema.json", bytes: Array($0.utf8)) }
    }
  }
}
