internal import SurveyModel

/// The keys of a codebook's `care`, and how the cells of each are written.
enum CareKind {
  case flag, money, count, people, duration, time, answer, customerClass

  /// The roles that one column each holds.
  static let columns: [(role: String, kind: CareKind)] = [
    ("customer_value", .money), ("customer_class", .customerClass), ("returns", .flag), ("has_left", .flag),
    ("order_value", .money), ("orders_per_year", .count), ("years_as_customer", .count),
    ("had_problem", .flag), ("complained", .flag), ("resolved", .flag), ("resolved_quickly", .flag), ("resolution_time", .duration),
    ("repurchase", .flag), ("dissatisfied", .flag), ("satisfaction", .answer), ("recovery_satisfaction", .answer),
    ("wait_expected", .duration), ("wait_perceived", .duration), ("wait_actual", .duration), ("people_told", .people),
  ]

  /// The headings under which there are several columns.
  static let lists = ["expectation_sources", "complaint_stages", "wait_principles", "loyalty", "rubrics", "service_levels"]

  /// The keys that are no columns.
  static let choices = ["money", "quick_within", "loyalty_weights", "churn_cost", "benchmarks", "scale"]

  /// Every key.
  static let keys = columns.map(\.role) + lists + choices

  static let principles = ["idle", "pre_process", "anxious", "uncertain", "unexplained", "unfair", "worth"]
  static let loyaltyLists = ["satisfaction", "delight", "trust"]
  static let loyaltyItems = ["repurchase", "recommend", "resist"]

  /// The keys of a column of this kind beside `column`, `missing` and `label`.
  var keys: [String] {
    switch self {
    case .flag: ["yes", "no", "blank", "contains"]
    case .money, .count, .people: ["decimals", "decimal_comma"]
    case .duration: ["unit"]
    case .time: []
    case .answer: ["scale", "reversed"]
    case .customerClass: ["classes"]
    }
  }

  /// The decimals of numbers where nobody says how many.
  var decimals: Int {
    switch self {
    case .money: 2
    case .count: 1
    default: 0
    }
  }

  /// Microseconds in a unit of time.
  static let units: [(name: String, length: Int64)] = [
    ("seconds", 1_000_000), ("minutes", 60_000_000), ("hours", 3_600_000_000), ("days", 86_400_000_000),
  ]

  static let classes = ["a": 0, "b": 1, "c": 2, "d": 3]
}
