internal import SurveyDigest

/// `datapackage.json` (Data Package 2): what every table file holds, so that nobody has to guess types.
public enum DataPackage {
  /// A table as a file.
  public struct TableFile: Sendable {
    /// The table.
    public let table: ReportTable
    /// The file's name, which ends with its format.
    public let path: String
    /// What the file holds.
    public let bytes: [UInt8]

    /// A file.
    public init(_ table: ReportTable, path: String, bytes: [UInt8]) { (self.table, self.path, self.bytes) = (table, path, bytes) }
  }

  /// The package of a run. A JSON file without rows is left out: it has no keys that a reader could compare with the fields.
  public static func json(_ document: DashboardDocument, _ files: [TableFile]) -> [UInt8] {
    let survey = document.run["survey"]?.text ?? ""
    let created = document.run["scored_at"].map { $0 == .null ? [] : [JSONValue.Member("created", $0)] } ?? []
    return JSONWriter.document(
      [
        .init("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")), .init("name", .string(document.runID)),
        .init("title", .string(survey)), .init("version", .string("\(RunIdentity.schemaVersion)")),
      ] + created + [.init("resources", .array(files.filter { !$0.table.rows.isEmpty || !$0.path.hasSuffix(".json") }.map(resource)))])
  }

  private static func resource(_ file: TableFile) -> JSONValue {
    let digest = SHA256()
    file.bytes.withUnsafeBytes { digest.update($0) }
    let format = file.path.split(separator: ".").last.map(String.init) ?? ""
    // frictionless counts no bytes of JSON and calls a count that is given wrong; it checks the digest.
    let size = format == "json" ? [] : [JSONValue.Member("bytes", .integer(file.bytes.count))]
    let head: [JSONValue.Member] = [
      .init("name", .string(format == "json" ? file.table.name : "\(file.table.name)-\(format)")), .init("type", .string("table")),
      .init("path", .string(file.path)), .init("format", .string(format)),
      .init("mediatype", .string(format == "json" ? "application/json" : "text/csv")), .init("encoding", .string("utf-8")),
    ]
    return .object(
      head + size + [.init("hash", .string("sha256:" + digest.hexadecimal())), .init("schema", schema(file.table))])
  }

  private static func schema(_ table: ReportTable) -> JSONValue {
    let key = table.rowKey.map { [JSONValue.Member("primaryKey", .array($0.map { .string($0) }))] } ?? []
    return .object([.init("fields", .array(table.fields.map(field)))] + key)
  }

  private static func field(_ field: Field) -> JSONValue {
    let required: [JSONValue.Member] = field.isNullable ? [] : [.init("constraints", .object([.init("required", .bool(true))]))]
    return .object(
      [.init("name", .string(field.name)), .init("type", .string(field.kind.tableSchemaType)), .init("description", .string(field.about))]
        + required)
  }
}

extension Field.Kind {
  fileprivate var tableSchemaType: String { self == .text ? "string" : self == .moment ? "datetime" : rawValue }
}

extension ReportTable {
  /// The columns that tell the rows apart, where none of them is null in any row and no two rows share them; those that are null throughout
  /// tell nothing apart and are left out. Nil where there are none such.
  package var rowKey: [String]? {
    let names = FieldCatalogue[name]?.key ?? []
    let places = columns.indices.filter { names.contains(columns[$0]) }
    let keys = rows.map { row in
      let values = values(row)
      return places.map { values[$0] }
    }
    let used = places.indices.filter { place in keys.contains { $0[place] != .null } }
    guard !used.isEmpty, keys.allSatisfy({ key in used.allSatisfy { key[$0] != .null } }) else { return nil }
    let texts = keys.map { key in JSONWriter.line(.array(used.map { key[$0] })) }
    return Set(texts).count == texts.count ? used.map { columns[places[$0]] } : nil
  }
}
