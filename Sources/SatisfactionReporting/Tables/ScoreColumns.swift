internal import SatisfactionScoring
internal import StatisticalInference

/// The measures of a score row, in the order of the contract.
struct ScoreColumns<Row> {
  let conventions: MeasurementConventions
  let range: Double
  let minimum: Double
  let minimumCell: Int
  let isSuppressed: (Row) -> Bool
  let isChangeSuppressed: (Row) -> Bool
  let score: (Row) -> ScoreRow

  func counts() -> [Column<Row>] {
    [
      Column("responses") { .integer(score($0).responses) },
      Column("n") { .integer(score($0).n) },
      Column("n_expectation") { JSONValue(score($0).expectationN) },
      Column("n_perception") { JSONValue(score($0).perceptionN) },
      Column("n_missing") { .integer(score($0).responses - score($0).n) },
      Column("missing_rule") { _ in .string(conventions.missingRule.rawValue) },
    ]
  }

  func gaps() -> [Column<Row>] {
    [
      shown("expectation_mean") { $0.expectation?.mean }, shown("expectation_sd") { $0.expectation?.sd },
      shown("perception_mean") { $0.perception?.mean }, shown("perception_sd") { $0.perception?.sd },
      shown("gap_mean") { $0.gap?.mean }, shown("gap_sd") { $0.gap?.sd }, shown("gap_se") { $0.gap?.se },
      Column("ci_level") { _ in .number(conventions.level) },
      shown("gap_ci_low") { $0.gap?.interval?.low }, shown("gap_ci_high") { $0.gap?.interval?.high },
      shown("t") { $0.gap?.t }, shown("df") { $0.gap?.df }, shown("p") { $0.gap?.p }, shown("p_adjusted") { $0.adjustedP },
      Column("adjust_method") { _ in .string("holm") },
      shown("effect_dz") { $0.gap?.dz }, shown("effect_g") { $0.gap?.g },
    ]
  }

  func outcomes() -> [Column<Row>] {
    [
      outcome("below_n") { .integer($0.below) }, outcome("met_n") { .integer($0.met) }, outcome("exceeded_n") { .integer($0.exceeded) },
      outcome("below_share") { share($0.below, of: $0.total) }, outcome("met_share") { share($0.met, of: $0.total) },
      outcome("exceeded_share") { share($0.exceeded, of: $0.total) },
    ]
  }

  func reliability() -> [Column<Row>] {
    [
      shown("alpha_expectation") { $0.reliability?.expectation }, shown("alpha_perception") { $0.reliability?.perception },
      shown("alpha_gap") { $0.reliability?.gap }, shown("alpha_gap_ci_low") { $0.reliability?.gapInterval?.low },
      shown("alpha_gap_ci_high") { $0.reliability?.gapInterval?.high },
      Column("alpha_n") { row in isSuppressed(row) ? .null : JSONValue(score(row).reliability?.n) },
    ]
  }

  func positions() -> [Column<Row>] {
    let perceptionPercent = { (row: ScoreRow) in row.perception.map { 100 * ($0.mean - minimum) / range } }
    return [
      points("importance_mean") { $0.importance }, points("gap_weighted") { $0.weightedGap },
      shown("gap_percent_of_range") { row in row.gap.map { 100 * $0.mean / range } }, shown("perception_percent", perceptionPercent),
      zone("minimum_mean") { $0.minimum }, zone("adequacy_gap") { $0.adequacy.mean }, zone("superiority_gap") { $0.superiority.mean },
    ]
  }

  func comparisons() -> [Column<Row>] {
    ranks() + compared() + changes()
      + [
        shown("target") { $0.target }, shown("top_expectation_share") { $0.topExpectationShare },
        word("verdict") { $0.comparison?.verdict?.rawValue },
        Column("reason") { row in isSuppressed(row) ? .string(ReasonCode.suppressed.rawValue) : JSONValue(reason(row)?.rawValue) },
        Column("suppressed") { .bool(isSuppressed($0)) },
      ]
  }

  private func ranks() -> [Column<Row>] {
    [
      shown("wilcoxon_w_plus") { $0.tests?.ranked?.wPlus }, shown("wilcoxon_w_minus") { $0.tests?.ranked?.wMinus },
      shown("wilcoxon_z") { $0.tests?.ranked?.z }, shown("wilcoxon_p") { $0.tests?.ranked?.p },
      Column("wilcoxon_zeros") { row in isSuppressed(row) ? .null : JSONValue(score(row).tests?.zeros) },
    ]
  }

  private func compared() -> [Column<Row>] {
    [
      word("comparison") { $0.comparison?.kind.rawValue },
      shown("difference") { $0.comparison?.difference.estimate },
      shown("difference_ci_low") { $0.comparison?.difference.interval?.low },
      shown("difference_ci_high") { $0.comparison?.difference.interval?.high },
      shown("difference_p_adjusted") { $0.comparison?.adjustedP },
    ]
  }

  private func changes() -> [Column<Row>] {
    [
      change("previous_gap") { $0.previous }, change("change") { $0.difference.estimate },
      change("change_ci_low") { $0.difference.interval?.low }, change("change_ci_high") { $0.difference.interval?.high },
      change("change_p_adjusted") { $0.adjustedP }, change("expectation_change") { $0.expectation },
      change("perception_change") { $0.perception },
    ]
  }

  private func change(_ name: String, _ value: @escaping (WaveChange) -> Double?) -> Column<Row> {
    Column(name) { row in isChangeSuppressed(row) ? .null : JSONValue(score(row).change.flatMap(value)) }
  }

  private func word(_ name: String, _ value: @escaping (ScoreRow) -> String?) -> Column<Row> {
    Column(name) { row in isSuppressed(row) ? .null : JSONValue(value(score(row))) }
  }

  func shown(_ name: String, _ value: @escaping (ScoreRow) -> Double?) -> Column<Row> {
    Column(name) { row in isSuppressed(row) ? .null : JSONValue(value(score(row))) }
  }

  /// What rests on few respondents' points is hidden, however many answered the items.
  private func points(_ name: String, _ value: @escaping (ScoreRow) -> Double?) -> Column<Row> {
    Column(name) { row in isSuppressed(row) || score(row).pointsN ?? .max < minimumCell ? .null : JSONValue(value(score(row))) }
  }

  /// The same for what rests on few answered triples.
  private func zone(_ name: String, _ value: @escaping (ZoneOfTolerance) -> Double) -> Column<Row> {
    Column(name) { row in isSuppressed(row) || score(row).zone?.n ?? 0 < minimumCell ? .null : JSONValue(score(row).zone.map(value)) }
  }

  /// Why something is missing; points, ratings and triples of too few respondents are hidden even where the row itself is not.
  private func reason(_ row: Row) -> ReasonCode? {
    let isTooFew = [score(row).pointsN, score(row).zone?.n].contains { $0 ?? .max < minimumCell }
    return score(row).reason ?? (isTooFew ? .suppressed : nil)
  }

  private func outcome(_ name: String, _ value: @escaping (OutcomeCounts) -> JSONValue) -> Column<Row> {
    Column(name) { row in isSuppressed(row) ? .null : score(row).outcomes.map(value) ?? .null }
  }

  private func share(_ count: Int, of total: Int) -> JSONValue { total == 0 ? .null : .number(Double(count) / Double(total)) }
}
