public import SurveyModel

/// What a file is taken for, and why.
public struct Inspection: Sendable {
  /// One column of the file.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// What the platform calls it for people; nil where it says no more than the name.
    public var label: String?
    /// What it holds, in the codebook's word; empty where it is not used.
    public let role: String
    /// The item's id, where it holds answers.
    public let item: String?
    /// The facet, where it holds answers.
    public let facet: String?
    /// Where that was learnt.
    public let origin: Origin?
    /// What it was read off.
    public let evidence: String

    /// A column.
    public init(name: String, role: String, item: String?, facet: String?, origin: Origin?, evidence: String) {
      self.name = name
      self.role = role
      self.item = item
      self.facet = facet
      self.origin = origin
      self.evidence = evidence
    }
  }

  /// The file.
  public var source = ""
  /// The dialect's name.
  public var dialect = ""
  /// How strong the evidence is: `signature`, `structure`, `generic`, `declared`.
  public var strength = ""
  /// The evidence for the dialect.
  public var evidence: [String] = []
  /// The encoding.
  public var encoding: Setting<String>?
  /// The delimiter's name; nil for XML.
  public var delimiter: Setting<String>?
  /// How many rows name columns.
  public var headerRows = 0
  /// The instrument's id.
  public var instrument: Setting<String>?
  /// The columns in file order.
  public var columns: [Column] = []
  /// What stands in the way of scoring.
  public var problems: [String] = []

  /// Nothing known yet.
  public init() {}

  /// The inspection as JSON.
  public var json: [UInt8] {
    JSONWriter.document([
      .init("source", .string(source)), .init("dialect", .string(dialect)), .init("strength", .string(strength)),
      .init("evidence", .array(evidence.map { .string($0) })),
      .init(
        "encoding", encoding.map { .object([.init("value", .string($0.value)), .init("origin", .string($0.origin.rawValue))]) } ?? .null),
      .init("delimiter", JSONValue(delimiter?.value)), .init("header_rows", .integer(headerRows)),
      .init("instrument", instrument.map(setting) ?? .null), .init("columns", .array(columns.map(column))),
      .init("problems", .array(problems.map { .string($0) })),
    ])
  }

  private func setting(_ setting: Setting<String>) -> JSONValue {
    .object([
      .init("value", .string(setting.value)), .init("origin", .string(setting.origin.rawValue)),
      .init("evidence", .string(setting.evidence)),
    ])
  }

  private func column(_ column: Column) -> JSONValue {
    .object([
      .init("name", .string(column.name)), .init("label", JSONValue(column.label)), .init("role", .string(column.role)),
      .init("item", JSONValue(column.item)),
      .init("facet", JSONValue(column.facet)), .init("origin", JSONValue(column.origin?.rawValue)),
      .init("evidence", .string(column.evidence)),
    ])
  }
}
