public import SatisfactionReporting
internal import SurveyDigest
internal import SurveyModel

/// One file of a run.
public struct RunFile: Sendable, Equatable {
  /// Its name in the run's folder, after its subfolder's and a slash where it is in one.
  public let name: String
  /// Its size.
  public let bytes: Int
  /// 64 hex digits.
  public let sha256: String

  init(name: String, bytes: Int, sha256: String) { (self.name, self.bytes, self.sha256) = (name, bytes, sha256) }

  /// What `bytes` are as a file.
  init(_ name: String, _ bytes: [UInt8]) {
    let digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    self.init(name: name, bytes: bytes.count, sha256: digest.hexadecimal())
  }

  /// Whether a file of a run may be called so: one plain name in small letters, or two with a slash between.
  static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { RunShelf.isName(String($0)) } && name == name.lowercased()
  }

  /// The subfolder that a file is in; nil for the run's own folder.
  static func folder(of name: String) -> String? { name.lastIndex(of: "/").map { String(name[..<$0]) } }
}

/// `manifest.json`: what a run is of and which files belong to it; nothing in it depends on the machine or the hour.
public struct PublishManifest: Sendable {
  /// The version of the manifest's own form.
  public static let version = 1
  static let schemaName = "servqual-run"

  /// The run's identity.
  public let run: RunIdentity
  /// How the run ended: `published` or `held` by its gates; without gates `complete`, or `empty` where there was nothing to measure.
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
    let schema: [JSONValue.Member] = [.init("name", .string(Self.schemaName)), .init("version", .integer(Self.version))]
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
