/// The schema of the object `run` of a dashboard document.
enum RunSchema {
  static var json: JSONValue {
    let members = plain.map { JSONValue.Member($0.name, described($0.about, TableSchema.form($0))) } + nested
    return TableSchema.object(members, required: members.map(\.key))
  }

  private static let plain: [Field] =
    FieldCatalogue.run.filter { $0.name != "schema_version" } + [
      .text("scale", "The answer scale as low-high").always, .moment("newest_response_at", "When the newest response was recorded"),
      .text("status", "complete, or empty without a response").always,
      .integer("responses", "Responses that count").always, .integer("quarantined", "Records set aside").always,
      .text("instrument_origin", "How the instrument was learnt: declared, inferred or default"),
      .number("scale_minimum", "The lowest answer").always, .number("scale_maximum", "The highest answer").always,
    ]

  private static var nested: [JSONValue.Member] {
    [
      .init("conventions", described("How every number was made, by name", type("object"))),
      .init("points", described("What became of importance points; null where none were asked", type("object", "null"))),
      .init("trend", described("How time was cut; null without periods", type("object", "null"))),
      .init("previous", described("The wave before; null without one", type("object", "null"))),
      .init("cautions", described("What a reader should know first", list(["code", "message"]))),
      .init("instrument_labels", described("The instrument's name by language", texts)),
      .init("facets", described("The facets asked", type("array") + [.init("items", .object(type("string")))])),
      .init("dimensions", described("Every dimension's names by language", named)),
      .init("items", described("Every item's names by language", named)),
      .init("segment_columns", described("The columns that responses are split by", list(["key", "label"]))),
      .init("money", described("What amounts of money are in; null where nobody said", type("string", "null"))),
    ]
  }

  private static let texts = type("object") + [.init("additionalProperties", .object(type("string")))]

  private static var named: [JSONValue.Member] {
    let members: [JSONValue.Member] = [.init("id", .object(type("string"))), .init("labels", .object(texts))]
    return type("array") + [.init("items", TableSchema.object(members, required: ["id", "labels"]))]
  }

  /// A list of objects of texts.
  private static func list(_ keys: [String]) -> [JSONValue.Member] {
    type("array") + [.init("items", TableSchema.object(keys.map { .init($0, .object(type("string"))) }, required: keys))]
  }

  private static func described(_ about: String, _ members: [JSONValue.Member]) -> JSONValue {
    .object([.init("description", .string(about))] + members)
  }

  private static func type(_ names: String...) -> [JSONValue.Member] {
    [.init("type", names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) }))]
  }
}
