internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The reliability table: a row per scale and side.
struct ReliabilityColumns {
  let level: Double
  let isSuppressed: (ReliabilityRow) -> Bool

  var columns: [Column<ReliabilityRow>] { identity + alphas + figures + checks }

  private var identity: [Column<ReliabilityRow>] {
    [
      Column("segment_key") { .string($0.segment.key) }, Column("segment_value") { .string($0.segment.value) },
      Column("segment_label") { .string($0.segment.label) }, Column("dimension") { .string($0.subject.id) },
      Column("dimension_label") { .string($0.subject.label.text()) }, Column("dimension_order") { .integer($0.subject.order) },
      Column("side") { .string($0.side.rawValue) }, Column("k") { .integer($0.items) }, Column("n") { .integer($0.n) },
    ]
  }

  private var alphas: [Column<ReliabilityRow>] {
    [
      shown("alpha") { $0.alpha }, Column("ci_level") { _ in .number(level) },
      shown("alpha_ci_low") { $0.interval?.low }, shown("alpha_ci_high") { $0.interval?.high },
    ]
  }

  private var figures: [Column<ReliabilityRow>] {
    [
      shown("alpha_se") { $0.figures?.alphaError.value }, shown("alpha_standardised") { $0.figures?.standardisedAlpha.value },
      shown("alpha_without_constant") { $0.figures?.alphaWithoutConstant?.value }, shown("lambda6") { $0.figures?.lambda6.value },
      shown("omega") { $0.omega?.value }, word("omega_reason") { Self.reason($0.omega) },
      Column("heywood") { row in isSuppressed(row) || row.omega == nil ? .null : .bool(row.isHeywood) },
      shown("mean_inter_item_r") { $0.figures?.averageCorrelation.value },
      shown("median_inter_item_r") { $0.figures?.medianCorrelation.value },
      shown("spearman_brown") { $0.figures?.spearmanBrown?.value },
      word("figures_reason") { $0.figures.map { $0.lambda6.shortfall?.rawValue } ?? ReasonCode.notAsked.rawValue },
    ]
  }

  private var checks: [Column<ReliabilityRow>] {
    [
      shown("difference_reliability") { $0.differenceReliability },
      word("constant_items") { Self.list($0.constantItems) }, word("items_to_check") { Self.list($0.suspects) },
      Column("reason") { isSuppressed($0) ? .string(ReasonCode.suppressed.rawValue) : JSONValue($0.reason?.rawValue) },
      Column("suppressed") { .bool(isSuppressed($0)) },
    ]
  }

  private static func reason(_ figure: Figure?) -> String? { figure.map { $0.shortfall?.rawValue } ?? ReasonCode.notAsked.rawValue }

  private static func list(_ items: [Item]) -> String? { items.isEmpty ? nil : items.map(\.id).joined(separator: " ") }

  private func shown(_ name: String, _ value: @escaping (ReliabilityRow) -> Double?) -> Column<ReliabilityRow> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }

  private func word(_ name: String, _ value: @escaping (ReliabilityRow) -> String?) -> Column<ReliabilityRow> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }
}
