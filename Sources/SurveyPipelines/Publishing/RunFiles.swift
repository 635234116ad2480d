public import SatisfactionReporting

/// The files of one run, all made of one document: every table as `NAME.json`, `quarantine.ndjson`, the pages `index.html`
/// and `segments/*.html`, the figures `figures/*.svg`, and all tables in `dashboard.json`.
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
  /// `quarantine.ndjson`; nil where the records that were set aside are not known.
  public let quarantine: [UInt8]?
  /// The files, in the order they are written; `dashboard.json` comes last.
  public let all: [File]

  /// Lays a document out as files.
  ///
  /// - Parameter quarantine: `quarantine.ndjson`; nil where the records that were set aside are not known.
  public init(_ document: DashboardDocument, quarantine: [UInt8]?, options: RunFileOptions = RunFileOptions()) {
    self.document = document
    self.quarantine = quarantine
    all =
      document.tables.map { File(name: "\($0.name).json", bytes: $0.json) }
      + (quarantine.map { [File(name: "quarantine.ndjson", bytes: $0)] } ?? [])
      + DashboardPage(document, language: PageLanguage(rawValue: options.language) ?? .english, hasRadar: options.hasRadar).files.map {
        File(name: $0.path, bytes: $0.bytes)
      } + [File(name: "dashboard.json", bytes: document.json)]
  }
}
