public import SatisfactionReporting
internal import SurveyModel

/// One file of a run.
public struct RunFile: Sendable, Equatable {
  /// Its name in the run's folder.
  public let name: String
  /// Its size.
  public let bytes: Int
  /// 64 hex digits.
  public let sha256: String
}

/// `manifest.json`: what a run is of and which files belong to it; nothing in it depends on the machine or the hour.
public struct PublishManifest: Sendable {
  /// The version of the manifest's own form.
  public static let version = 1

  /// The run's identity.
  public let run: RunIdentity
  /// Whether every gate was passed: `published` or `held`, as the caller names it.
  public let status: String
  /// Responses that count.
  public let responses: Int
  /// The digest of the ledger's live versions and totals; nil where the run has no ledger.
  public let ledgerState: String?
  /// The run's other files.
  public let files: [RunFile]

  /// A manifest.
  public init(run: RunIdentity, status: String, responses: Int, ledgerState: String?, files: [RunFile]) {
    self.run = run
    self.status = status
    self.responses = responses
    self.ledgerState = ledgerState
    self.files = files
  }

  /// The document, its files in the order of their names.
  public var json: [UInt8] {
    let schema: [JSONValue.Member] = [.init("name", .string("servqual-run")), .init("version", .integer(Self.version))]
    let files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return JSONWriter.document([
      .init("schema", .object(schema)), .init("run_id", .string(run.runID)), .init("survey", .string(run.survey)),
      .init("wave", JSONValue(run.wave)), .init("instrument", .string(run.instrument)),
      .init("scored_at", JSONValue(run.scoredAt?.rfc3339)),
      .init("status", .string(status)), .init("responses", .integer(responses)), .init("ledger_state", JSONValue(ledgerState)),
      .init("files", .array(files.map(Self.value))),
    ])
  }

  private static func value(_ file: RunFile) -> JSONValue {
    .object([.init("name", .string(file.name)), .init("bytes", .integer(file.bytes)), .init("sha256", .string(file.sha256))])
  }
}
