/// The one-file bundle: what `--format json` prints and `dashboard.json` holds. Everything else that a run writes is made of it.
public struct DashboardDocument: Sendable {
  /// What the run is of, by name; see ``RunDescription``.
  public let run: JSONValue
  /// The tables, in the order they are written.
  public let tables: [ReportTable]

  /// A document over the tables of a run.
  public init(_ description: RunDescription, tables: ReportTables) {
    (run, self.tables) = (description.json.asWritten, tables.all)
  }

  init(run: JSONValue, tables: [ReportTable]) { (self.run, self.tables) = (run, tables) }

  /// The table called `name`; nil where the run does not have it.
  public subscript(name: String) -> ReportTable? { tables.first { $0.name == name } }

  /// The run's id.
  public var runID: String { run["run_id"]?.text ?? "" }

  /// The document as JSON.
  public var json: [UInt8] {
    JSONWriter.document([
      JSONValue.Member(
        "schema", .object([.init("name", .string(Self.schemaName)), .init("version", .integer(RunIdentity.schemaVersion))])),
      JSONValue.Member("run", run),
      JSONValue.Member("tables", .object(tables.map { JSONValue.Member($0.name, .array($0.rows)) })),
    ])
  }

  static let schemaName = "servqual-dashboard"
}

/// Why a file is no dashboard document.
public enum DashboardError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It is not JSON.
  case notJSON(JSONError)
  /// It is something else's JSON.
  case otherDocument
  /// It was written by a later version of the tool.
  case version(Int)
  /// A table of it has no rows of one form, or a value of another kind than its column.
  case table(String, column: String? = nil)
  /// A member of `run` is missing or of another kind.
  case member(String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notJSON(let error): "it is not JSON (\(error)): give the dashboard.json of a run"
    case .otherDocument: "it is JSON, but not the dashboard.json of a run"
    case .version(let version): "its schema has version \(version), this tool knows \(RunIdentity.schemaVersion): use a later servqual"
    case .table(let name, nil): "its table '\(name)' is damaged: the rows do not have the same columns"
    case .table(let name, let column?): "its table '\(name)' is damaged: a value of '\(column)' is of another kind or size"
    case .member(let name):
      "'\(name)' of its run is missing or damaged: score the survey again, where an older servqual wrote the file"
    }
  }
}

extension DashboardDocument {
  /// The document that `json` holds.
  public init(json: [UInt8]) throws(DashboardError) {
    let document: JSONValue
    do throws(JSONError) { document = try JSONReader.value(of: json) } catch { throw .notJSON(error) }
    guard document["schema"]?["name"]?.text == Self.schemaName, let run = document["run"], case .object(let tables) = document["tables"]
    else {
      throw .otherDocument
    }
    let version = document["schema"]?["version"]?.integer ?? 0
    guard version == RunIdentity.schemaVersion else { throw .version(version) }
    if let member = RunCheck.wrong(in: run) { throw .member(member) }
    self.run = run
    var read: [ReportTable] = []
    for table in tables {
      guard case .array(let rows) = table.value, let known = ReportTable(table.key, rows: rows) else { throw .table(table.key) }
      if let column = known.wrongColumn { throw .table(table.key, column: column) }
      read.append(known)
    }
    self.tables = read
  }
}
