internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The tests table: a row per score and per item, with every convention of a test beside the one in the scores table.
struct TestColumns {
  let conventions: MeasurementConventions
  let isSuppressed: (Row) -> Bool

  /// A score, or an item's.
  struct Row {
    let score: ScoreRow
    let item: ItemRow?
  }

  var columns: [Column<Row>] { head + SignedRanks.ZeroRule.allCases.flatMap(ranks) + effects }

  private var head: [Column<Row>] {
    [
      Column("item") { JSONValue($0.item?.item.id) }, Column("n") { .integer($0.score.n) },
      shown("t") { $0.score.gap?.t }, shown("df") { $0.score.gap?.df }, shown("p") { $0.score.gap?.p },
      shown("p_holm") { $0.score.adjustedP }, shown("p_benjamini_hochberg") { $0.score.tests?.discoveryP },
      Column("zeros") { isSuppressed($0) ? .null : JSONValue($0.score.tests?.zeros) },
      Column("continuity") { _ in .string(conventions.hasContinuity ? "half" : "none") },
    ]
  }

  private func ranks(_ rule: SignedRanks.ZeroRule) -> [Column<Row>] {
    let test = { (row: Row) in row.score.tests?.signedRanks.first { $0.rule == rule } }
    return [
      shown("w_plus_\(rule.rawValue)") { test($0)?.wPlus }, shown("w_minus_\(rule.rawValue)") { test($0)?.wMinus },
      shown("z_\(rule.rawValue)") { test($0)?.z }, shown("p_\(rule.rawValue)") { test($0)?.p },
      word("method_\(rule.rawValue)") { test($0)?.method?.rawValue },
    ]
  }

  private var effects: [Column<Row>] {
    [
      shown("rank_biserial") { $0.score.tests?.ranked?.rankBiserial },
      shown("effect_dz") { $0.score.gap?.dz }, shown("effect_g") { $0.score.gap?.g }, shown("effect_d_av") { $0.score.tests?.dAv },
      shown("expectation_perception_r") { $0.score.tests?.correlation },
      Column("equivalence_margin") { _ in JSONValue(conventions.equivalenceMargin) },
      shown("equivalence_p") { $0.score.tests?.equivalence?.p },
      Column("equivalent") { row in
        isSuppressed(row) ? .null : row.score.tests?.equivalence.map { .bool($0.isEquivalent) } ?? .null
      },
      Column("reason") { row in
        isSuppressed(row) ? .string(ReasonCode.suppressed.rawValue) : JSONValue((row.score.tests?.reason ?? row.score.reason)?.rawValue)
      },
      Column("suppressed") { .bool(isSuppressed($0)) },
    ]
  }

  private func shown(_ name: String, _ value: @escaping (Row) -> Double?) -> Column<Row> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }

  private func word(_ name: String, _ value: @escaping (Row) -> String?) -> Column<Row> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }
}
