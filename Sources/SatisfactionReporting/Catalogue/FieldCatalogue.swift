/// Every table with every column: the one place that types, schemas and databases are made of.
public enum FieldCatalogue {
  /// The tables there can be, in the order they are written.
  public static let tables: [TableDescription] =
    [scores, items, actions, comparisons, segmentTests, tests, reliability, conventions, distributions, trend, responseRate, zone]
    + [importancePerformance] + care + [quality, sources]

  /// The table called `name`; nil where there is none of that name.
  public static subscript(name: String) -> TableDescription? { tables.first { $0.name == name } }

  /// What every table begins with.
  static let run: [Field] = [
    .integer("schema_version", "Version of the tables' form").always, .text("run_id", "Id of the run, from its inputs and settings").always,
    .text("survey", "Name of the survey").always, .text("instrument", "Id of the instrument").always,
    .text("wave", "Name of the wave"), .date("period_start", "First day that the row is about"),
    .date("period_end", "Last day that the row is about"), .moment("scored_at", "The moment that the scores are for"),
  ]

  static let segment: [Field] = [
    .text("segment_key", "Code of the column that responses are split by; all for everybody").always,
    .text("segment_value", "Code of the column's value; all for everybody").always,
    .text("segment_label", "The value as the file has it").always,
  ]

  static let basis = Field.text("basis", "Whose responses count; all so far").always

  static let subject: [Field] = [
    .text("dimension", "Id of a dimension or of an overall score").always, .text("dimension_label", "Its name in English").always,
    .integer("dimension_order", "Its place").always,
  ]

  /// Who is meant and what about.
  static let score = run + segment + [basis] + subject

  static let item: [Field] = [
    .text("item", "Id of the item"), .text("item_label", "Its name in English"), .integer("item_order", "Its place in the questionnaire"),
  ]

  static let responses = Field.integer("responses", "Responses in the segment").always
  static let n = Field.integer("n", "Respondents, or of an item pairs, in the numbers of the row").always
  static let missingRule = Field.text("missing_rule", "How many answered pairs a dimension score needs").always
  static let level = Field.number("ci_level", "Level of the intervals").always
  static let reason = Field.text("reason", "Why a number of the row is null")
  static let suppressed = Field.boolean("suppressed", "Whether the row's numbers are hidden because too few people stand behind them")
    .always
  static let period = Field.text("period", "Id of the period, null over the whole span")

  /// What tells segments and scores apart.
  static let scoreKey = ["segment_key", "segment_value", "basis", "dimension"]
}
