import Foundation
import SatisfactionReporting
import TestSupport
import Testing

/// The schemas are promises: the recorded ones change only by columns that may be null at the end of a table, or with a new version.
///
/// `make schemas` records them again; it refuses what needs a new version (`RunIdentity.schemaVersion`, and a new name beside the old file).
@Suite struct SchemaGoldenTests {
  private static func path(_ name: String) -> String { Repository.path("Tests/Support/Schemas/\(name).schema.json") }

  @Test(arguments: TableSchema.names) func schemaIsTheRecordedOne(_ name: String) throws {
    let text = try #require(TableSchema.text(name))
    let recorded = try? String(contentsOfFile: Self.path(name), encoding: .utf8)
    if recorded == text { return }
    let isAllowed = try recorded.map { try SchemaPromise($0).allows(SchemaPromise(text)) } ?? true
    if isAllowed, ProcessInfo.processInfo.environment["SERVQUAL_RECORD_SCHEMAS"] != nil {
      return try text.write(toFile: Self.path(name), atomically: true, encoding: .utf8)
    }
    Issue.record(
      isAllowed
        ? "the schema of \(name) is not the recorded one; the change keeps every promise: make schemas"
        : "the schema of \(name) breaks what the recorded one promised: raise RunIdentity.schemaVersion, then make schemas")
  }

  /// What is told apart, on schemas of two columns.
  @Test(
    arguments: [
      (["a integer", "b [number, null]"], true), (["a integer", "b [number, null]", "c [string, null]"], true),
      (["a integer", "b [number, null]", "c string"], false), (["a integer"], false), (["b [number, null]", "a integer"], false),
      (["a integer", "c [number, null]"], false), (["a number", "b [number, null]"], false), (["a integer", "b number"], false),
      (["a integer", "c [string, null]", "b [number, null]"], false),
    ])
  func onlyNullableColumnsAtTheEndAreAllowed(columns: [String], isAllowed: Bool) {
    let old = SchemaPromise(version: "urn:x:1", tables: ["": ["a integer", "b [number, null]"]], run: ["r string"])
    #expect(old.allows(SchemaPromise(version: "urn:x:1", tables: ["": columns], run: ["r string"])) == isAllowed)
    #expect(old.allows(SchemaPromise(version: "urn:x:2", tables: ["": columns], run: [])))
    #expect(!old.allows(SchemaPromise(version: "urn:x:1", tables: ["": ["a integer", "b [number, null]"]], run: [])))
  }
}

/// What readers of a table or of the document rely on.
private struct SchemaPromise {
  let version: String
  /// The columns of each table with their types, in order.
  var tables: [String: [String]] = [:]
  /// The keys of the run with their types.
  var run: Set<String> = []

  init(version: String, tables: [String: [String]], run: Set<String>) { (self.version, self.tables, self.run) = (version, tables, run) }

  init(_ text: String) throws {
    let schema = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    version = schema["$id"] as? String ?? ""
    for (name, table) in schema["$defs"] as? [String: Any] ?? ["": schema] {
      tables[name] = try Self.members((table as? [String: Any])?["items"])
    }
    if let properties = schema["properties"] as? [String: Any] { run = Set(try Self.members(properties["run"])) }
  }

  /// The members of an object in the order in which they are required.
  private static func members(_ object: Any?) throws -> [String] {
    let object = try #require(object as? [String: Any])
    let properties = object["properties"] as? [String: [String: Any]] ?? [:]
    return (object["required"] as? [String] ?? []).map { name in
      let property = properties[name] ?? [:]
      let types = property["type"].map { type in (type as? [String]).map { "[\($0.joined(separator: ", "))]" } ?? "\(type)" }
      return [name, types, property["format"].map { "\($0)" }, property["const"].map { "\($0)" }].compactMap(\.self).joined(separator: " ")
    }
  }

  func allows(_ new: SchemaPromise) -> Bool {
    if version != new.version { return true }
    return run.isSubset(of: new.run)
      && tables.allSatisfy { name, columns in
        let others = new.tables[name] ?? []
        return others.starts(with: columns) && others.dropFirst(columns.count).allSatisfy { $0.contains("null") }
      }
  }
}
