internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The comparisons table: a row per comparison made.
struct ComparisonColumns {
  let level: Double
  let isSuppressed: (Comparison) -> Bool

  var columns: [Column<Comparison>] {
    [
      Column("segment_key") { .string($0.segment.key) }, Column("segment_value") { .string($0.segment.value) },
      Column("segment_label") { .string($0.segment.label) }, Column("dimension") { .string($0.subject.id) },
      Column("dimension_order") { .integer($0.subject.order) }, Column("item") { JSONValue($0.item?.id) },
      Column("comparison") { .string($0.kind.rawValue) }, Column("against") { JSONValue($0.against) },
      Column("n") { .integer($0.n) }, Column("n_against") { JSONValue($0.againstN) }, Column("n_matched") { JSONValue($0.matched) },
      shown("difference") { $0.difference.estimate }, shown("difference_se") { $0.difference.se }, shown("df") { $0.difference.df },
      Column("ci_level") { _ in .number(level) },
      shown("difference_ci_low") { $0.difference.interval?.low }, shown("difference_ci_high") { $0.difference.interval?.high },
      shown("p") { $0.difference.p }, shown("p_adjusted") { $0.adjustedP }, Column("adjust_method") { _ in .string("holm") },
      Column("verdict") { isSuppressed($0) ? .null : JSONValue($0.verdict?.rawValue) },
      Column("reason") { isSuppressed($0) ? .string(ReasonCode.suppressed.rawValue) : JSONValue($0.reason?.rawValue) },
      Column("suppressed") { .bool(isSuppressed($0)) },
    ]
  }

  private func shown(_ name: String, _ value: @escaping (Comparison) -> Double?) -> Column<Comparison> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }
}
