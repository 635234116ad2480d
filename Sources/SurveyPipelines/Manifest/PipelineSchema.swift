internal import SatisfactionReporting

/// The JSON Schema (draft 2020-12) of manifests, made of the table of keys that the decoder goes by.
///
/// It says what can be said of one value at a time; the decoder also holds values to one another, and opens the files that are named.
public enum PipelineSchema {
  /// The schema as text.
  public static var json: String { JSONText.text(of: root) }

  private static var root: JSONValue {
    let sections = ManifestTable.all.dropFirst().map { JSONValue.Member($0.name, .object(members(of: $0))) }
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("title", .string("servqual pipeline manifest")),
      ] + members(of: ManifestTable.manifest) + [inputRule, listRule, .init("$defs", .object(sections))])
  }

  /// Beside a list of surveys, what is of one survey stands in the list.
  private static var listRule: JSONValue.Member {
    let refused = ManifestTable.ofOneSurvey.map { JSONValue.Member($0, .bool(false)) }
    return .init("dependentSchemas", .object([.init("surveys", .object([.init("properties", .object(refused))]))]))
  }

  /// Without a ledger there is nothing to score but what is read.
  private static var inputRule: JSONValue.Member {
    let hasInput = required(["from"])
    let one: [JSONValue.Member] = [.init("properties", .object([.init("read", .object([hasInput]))]))]
    let entry: [JSONValue.Member] = one + [required(["read"])]
    let list: JSONValue = .object([.init("properties", .object([.init("surveys", .object([.init("items", .object(entry))]))]))])
    return .init(
      "anyOf",
      .array([.object([required(["ledger"])]), .object([required(["survey", "read"])] + one), merged(list, required(["surveys"]))]))
  }

  private static func merged(_ object: JSONValue, _ member: JSONValue.Member) -> JSONValue {
    if case .object(let members) = object { .object(members + [member]) } else { object }
  }

  private static func required(_ names: [String]) -> JSONValue.Member { .init("required", .array(names.map { .string($0) })) }

  private static func members(of section: ManifestSection) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("description", .string(section.about)), .init("type", .string("object")),
      .init("properties", .object(section.keys.map { .init($0.name, property($0)) })), .init("additionalProperties", .bool(false)),
    ]
    let names = section.keys.filter(\.isRequired).map(\.name)
    if !names.isEmpty { members.append(required(names)) }
    if !section.alternatives.isEmpty {
      members.append(.init("oneOf", .array(section.alternatives.map { .object([required([$0])]) })))
    }
    if !section.isEmptyAllowed { members.append(.init("minProperties", .integer(1))) }
    return members
  }

  private static func property(_ key: ManifestKey) -> JSONValue {
    .object([.init("description", .string(key.about))] + key.form.schema + (key.standard.map { [.init("default", $0.json)] } ?? []))
  }
}

extension ManifestDefault {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .whole(let number): .integer(number)
    case .flag(let flag): .bool(flag)
    case .thresholds(let values): .object(values.map { .init($0.rawValue, .string($1)) })
    }
  }
}

extension ManifestForm {
  fileprivate var schema: [JSONValue.Member] {
    switch self {
    case .text(nil): [.init("type", .array([.string("string"), .string("number")]))]
    case .text(let pattern): Self.type("string") + (pattern.map { [.init("pattern", .string($0))] } ?? [])
    case .path: Self.type("string") + [.init("minLength", .integer(1))]
    case .flag: Self.type("boolean")
    case .whole(let least): Self.type("integer") + [.init("minimum", .integer(least))]
    case .positive: Self.type("number") + [.init("exclusiveMinimum", .integer(0))]
    case .share: Self.any([Self.type("number") + Self.upToOne, Self.type("string") + [.init("pattern", .string("^[0-9]+([.][0-9]+)?%$"))]])
    case .duration: Self.type("string") + [.init("pattern", .string("^[0-9]{1,9}[smhdw]$"))]
    case .date: Self.type("string") + [.init("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    case .choice(let names): [.init("enum", .array(names.map { .string($0) }))]
    case .section(let name): [.init("$ref", .string("#/$defs/\(name)"))]
    case .either(let forms): Self.any(forms.map(\.schema))
    case .list(let form): form.listSchema
    }
  }

  private var listSchema: [JSONValue.Member] {
    let list = Self.type("array") + [.init("items", .object(schema)), .init("minItems", .integer(1))]
    // Surveys are always a list; everything else may be written without one where it is one value.
    if case .section = self { return list }
    return Self.any([schema, list])
  }

  private static let upToOne: [JSONValue.Member] = [.init("minimum", .integer(0)), .init("maximum", .integer(1))]

  private static func type(_ name: String) -> [JSONValue.Member] { [.init("type", .string(name))] }

  private static func any(_ schemas: [[JSONValue.Member]]) -> [JSONValue.Member] { [.init("anyOf", .array(schemas.map { .object($0) }))] }
}
