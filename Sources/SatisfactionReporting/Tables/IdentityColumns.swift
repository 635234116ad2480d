internal import SatisfactionScoring
internal import SurveyModel

extension RunIdentity {
  /// The columns every table begins with; a row about a period has its dates, the others those of the whole span.
  func columns<Row>(_ own: @escaping (Row) -> Period? = { _ in nil }) -> [Column<Row>] {
    [
      Column("schema_version") { _ in .integer(Self.schemaVersion) },
      Column("run_id") { _ in .string(runID) },
      Column("survey") { _ in .string(survey) },
      Column("instrument") { _ in .string(instrument) },
      Column("wave") { _ in JSONValue(wave) },
      Column("period_start") { row in JSONValue(own(row).map(\.start) ?? period?.lowerBound.date) },
      Column("period_end") { row in JSONValue(own(row).map(\.end) ?? period?.upperBound.date) },
      Column("scored_at") { _ in JSONValue(scoredAt?.rfc3339) },
    ]
  }

  /// The columns that say whose answers.
  func segmentIdentity<Row>(_ score: @escaping (Row) -> ScoreRow) -> [Column<Row>] {
    columns { score($0).period } + [
      Column("segment_key") { .string(score($0).segment.key) },
      Column("segment_value") { .string(score($0).segment.value) },
      Column("segment_label") { .string(score($0).segment.label) },
      Column("basis") { _ in .string("all") },
    ]
  }

  /// The columns that say whose answers and about what.
  func scoreIdentity<Row>(_ score: @escaping (Row) -> ScoreRow) -> [Column<Row>] {
    segmentIdentity(score) + [
      Column("dimension") { .string(score($0).subject.id) },
      Column("dimension_label") { .string(score($0).subject.label.text()) },
      Column("dimension_order") { .integer(score($0).subject.order) },
    ]
  }

  /// The columns that name an item and its place; null in rows about a dimension.
  static func itemIdentity<Row>(_ item: @escaping (Row) -> (item: Item, order: Int)?) -> [Column<Row>] {
    [
      Column("item") { JSONValue(item($0)?.item.id) }, Column("item_label") { JSONValue(item($0)?.item.label.text()) },
      Column("item_order") { JSONValue(item($0)?.order) },
    ]
  }
}
