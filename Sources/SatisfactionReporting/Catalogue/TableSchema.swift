/// The JSON Schema (draft 2020-12) of every table and of the dashboard document, made of the catalogue.
///
/// Their `$id` names the major version, which is `schema_version` in the rows. A schema lets unknown keys pass, since a column more at the end
/// of a table is no new version.
public enum TableSchema {
  /// What has a schema: the tables, and `dashboard`.
  public static let names = FieldCatalogue.tables.map(\.name) + [dashboard]

  /// The schema called `name` as text; nil where there is none of that name.
  public static func text(_ name: String) -> String? {
    if name == dashboard { return JSONText.text(of: .object(head(name) + document)) }
    return FieldCatalogue[name].map { JSONText.text(of: .object(head(name) + members($0))) }
  }

  private static let dashboard = "dashboard"

  private static func head(_ name: String) -> [JSONValue.Member] {
    [
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("$id", .string("urn:servqual:schema:\(name):\(RunIdentity.schemaVersion)")), .init("title", .string("servqual \(name)")),
    ]
  }

  private static func members(_ table: TableDescription) -> [JSONValue.Member] {
    let properties = table.fields.map { JSONValue.Member($0.name, property($0)) }
    return [
      .init("description", .string(table.about)), .init("type", .string("array")),
      .init("items", object(properties, required: table.fields.map(\.name))),
    ]
  }

  private static func property(_ field: Field) -> JSONValue {
    let about = JSONValue.Member("description", .string(field.about))
    if field.name == "schema_version" { return .object([about, .init("const", .integer(RunIdentity.schemaVersion))]) }
    return .object([about] + form(field))
  }

  static func form(_ field: Field) -> [JSONValue.Member] {
    let type = JSONValue.string(field.kind.jsonType)
    let types = field.isNullable ? JSONValue.array([type, .string("null")]) : type
    return [.init("type", types)] + (field.kind.jsonFormat.map { [.init("format", .string($0))] } ?? [])
  }

  static func object(_ properties: [JSONValue.Member], required: [String]) -> JSONValue {
    .object([
      .init("type", .string("object")), .init("properties", .object(properties)),
      .init("required", .array(required.map { .string($0) })),
    ])
  }

  /// The members of the dashboard's schema.
  private static var document: [JSONValue.Member] {
    let tables = FieldCatalogue.tables.map { JSONValue.Member($0.name, .object([.init("$ref", .string("#/$defs/\($0.name)"))])) }
    let always = FieldCatalogue.tables.filter { !$0.isOptional }.map(\.name)
    let version: [JSONValue.Member] = [
      .init("name", .object([.init("const", .string(DashboardDocument.schemaName))])),
      .init("version", .object([.init("const", .integer(RunIdentity.schemaVersion))])),
    ]
    return [
      .init("description", .string("All tables of a run in one document, and what the run is of.")), .init("type", .string("object")),
      .init(
        "properties",
        .object([
          .init("schema", object(version, required: ["name", "version"])), .init("run", RunSchema.json),
          .init("tables", object(tables, required: always)),
        ])), .init("required", .array([.string("schema"), .string("run"), .string("tables")])),
      .init("$defs", .object(FieldCatalogue.tables.map { JSONValue.Member($0.name, .object(members($0))) })),
    ]
  }
}

extension Field.Kind {
  fileprivate var jsonType: String {
    switch self {
    case .text, .date, .moment: "string"
    case .integer, .number, .boolean: rawValue
    }
  }

  fileprivate var jsonFormat: String? { self == .date ? "date" : self == .moment ? "date-time" : nil }
}
