@testable import SatisfactionReporting

/// Customer-care tables of a few rows each, beside the tables of random answers.
enum CareMaking {
  /// A row of a customer-care table, about everybody.
  struct Row {
    let group: String
    var label = ""
    let statistic: String
    var dimension: String?
    var unit = "share"
    var n = 100
    var against: Int?
    var value: Double?
    var ends: ClosedRange<Double>?
    var verdict: String?
    var benchmark: Double?
    var bound = "exactly"
    var reason: String?
    var isHidden = false

    var json: JSONValue {
      let text = { (value: String?) in value.map { JSONValue.string($0) } ?? .null }
      let number = { (value: Double?) in value.map { JSONValue.number($0) } ?? .null }
      let subject: [JSONValue.Member] = [
        .init("segment_key", .string("all")), .init("segment_value", .string("all")), .init("segment_label", .string("All")),
        .init("group", .string(group)), .init("group_label", .string(label.isEmpty ? group : label)),
        .init("statistic", .string(statistic)), .init("dimension", text(dimension)), .init("unit", .string(unit)),
      ]
      let numbers: [JSONValue.Member] = [
        .init("n", .integer(n)), .init("n_against", against.map { .integer($0) } ?? .null), .init("value", number(value)),
        .init("ci_low", number(ends?.lowerBound)), .init("ci_high", number(ends?.upperBound)),
        .init("p_adjusted", number(verdict == "worse" ? 0.001 : 0.9)), .init("verdict", text(verdict)),
        .init("benchmark", number(benchmark)), .init("benchmark_bound", text(benchmark == nil ? nil : bound)),
        .init("benchmark_source", text(benchmark == nil ? nil : "a training text")), .init("reason", text(reason)),
      ]
      return .object(subject + numbers + [.init("suppressed", .bool(isHidden))])
    }
  }

  /// Made once: only what stands beside the customer-care tables.
  private static let plain = PageMaking.document(rows: 60)

  /// A document with these tables of customer-care measures: `pyramid`, `waiting` and so on.
  static func document(_ tables: KeyValuePairs<String, [Row]>, money: String? = nil) -> DashboardDocument {
    let own = tables.compactMap { name, rows in ReportTable("care_" + name, rows: rows.map(\.json)) }
    let members = plain.run.members.map { $0.key == "money" ? JSONValue.Member("money", money.map { .string($0) } ?? .null) : $0 }
    return DashboardDocument(run: .object(members), tables: plain.tables + own)
  }

  static func finding(_ rows: [Row], _ language: PageLanguage = .english) -> CustomerFinding {
    CustomerFinding(CustomerFacts(facts: PageFacts(document(["pyramid": rows]), language: language), segment: .all))
  }

  /// The differences of those who left from those who stayed in two dimensions, and how many stayed.
  static func lost(
    _ group: String, _ first: (Double, String), _ second: (Double, String) = (0.1, "no_clear_difference"), stay: String = "stayed",
    isHidden: Bool = false
  ) -> [Row] {
    let label = ["a": "A (top 1%)", "b": "B (next 4%)", "c": "C (next 15%)", "d": "D (other 80%)"][group] ?? group
    let differences = zip(["responsiveness", "empathy"], [first, second]).map { id, difference in
      Row(
        group: group, label: label, statistic: "lost_over", dimension: id, unit: "points", n: 40, against: 60, value: difference.0,
        ends: difference.0 - 0.2...difference.0 + 0.2, verdict: difference.1, isHidden: isHidden)
    }
    return [
      Row(group: group, label: label, statistic: "customers", unit: "count", value: 100),
      Row(group: group, label: label, statistic: "customers_share", value: 0.25, ends: 0.2...0.3),
      Row(group: group, label: label, statistic: stay, value: 0.6, ends: 0.5...0.7, isHidden: isHidden),
    ] + differences
  }

  /// Every table there can be, with a value in each row; hidden all of them, or none.
  static func everything(_ value: Double, isHidden: Bool) -> KeyValuePairs<String, [Row]> {
    let row = { (group: String, statistic: String, unit: String) in
      Row(
        group: group, statistic: statistic, unit: unit, value: value, ends: value - 0.001...value + 0.001, benchmark: 0.5,
        isHidden: isHidden)
    }
    let rows = { (groups: [String], statistics: [String], unit: String) in
      groups.flatMap { group in statistics.map { row(group, $0, unit) } }
    }
    let gaps = { (groups: [String], statistics: [String]) in
      groups.flatMap { group in
        statistics.flatMap { statistic in
          ["responsiveness", "overall_dimensions"].map { id in
            var own = row(group, statistic, "points")
            (own.dimension, own.against, own.verdict) = (id, 90, value < 0 ? "worse" : "better")
            return own
          }
        }
      }
    }
    let classes = ["a", "b", "c", "d"]
    return [
      "outcomes": rows(["dissatisfied", "satisfied", "delighted"], ["share"], "share"),
      "sources": rows(["word_of_mouth"], ["share"], "share") + gaps(["word_of_mouth"], ["gap", "gap_of_others", "gap_difference"]),
      "pyramid": rows(classes, ["customers_share", "value_share", "value_mean", "dissatisfied", "stayed"], "share")
        + gaps(classes, ["gap", "gap_against_others", "lost_over"]) + rows(["top"], ["customers_share", "value_share"], "share"),
      "churn": rows(["behaviour", "intention"], ["lost_share", "value_at_risk", "value_at_risk_share"], "share")
        + rows(["period-1", "period-2"], ["kept_at_this_rate"], "share"),
      "churn_cost": rows(["factor-5"], ["acquisition_factor", "lost_customers", "total_cost", "extra_cost_of_churn"], "money"),
      "lifetime": rows(["all"], ["lifetime_value_mean", "lifetime_value_sum"], "money"),
      "complaints": rows(["no_problem", "silent"], ["share", "repurchase", "satisfaction_mean", "recovery_satisfaction_mean"], "share")
        + rows(["all"], ["complaint_rate", "recovery_satisfaction_mean"], "share")
        + rows(["recovered"], ["satisfaction_against_no_problem"], "points")
        + rows(["own_data", "complaint_rate"], ["dissatisfied_estimate", "dissatisfied_per_complaint"], "count"),
      "stages": rows(["receipt", "closure"], ["reached_share", "since_first_median", "since_previous_median"], "hours")
        + rows(["closure"], ["promise_broken_share", "promise"], "share"),
      "waiting": rows(["expectation"], ["expected_mean", "perceived_mean", "difference", "longer_than_expected"], "minutes")
        + rows(["worth"], ["agreement"], "percent"),
      "loyalty": rows(["loyalty", "trust"], ["index", "lowest_answer_share", "alpha"], "percent")
        + gaps(["trust"], ["correlation_with_gap"]),
      "word_of_mouth": rows(["dissatisfied", "satisfied"], ["share", "told_mean", "told_sum", "reach_by_benchmark"], "people"),
      "rubrics": rows(["call"], ["steps_done"], "percent") + rows(["call/greeted"], ["done_share"], "share"),
      "service_levels": rows(["repair"], ["kept_share", "promise", "actual_median", "actual_nine_tenths"], "share"),
    ]
  }
}
