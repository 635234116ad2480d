internal import SurveyModel

/// Settles the order of day and month from the first values of a column, where only one order reads them all.
enum TimeInference {
  static func rules(for values: [String]) -> TimeRules {
    let values = values.filter { !$0.isEmpty }
    for order in [TimeRules.Order.iso, .dayFirst, .monthFirst] {
      var rules = TimeRules()
      rules.order = order
      guard reads(values, rules) > values.count / 2 else { continue }
      let other: TimeRules.Order? = order == .dayFirst ? .monthFirst : nil
      // Read both ways: nothing tells day from month, and nothing is assumed.
      if let other {
        var swapped = rules
        swapped.order = other
        if reads(values, swapped) == reads(values, rules) { return TimeRules() }
        if reads(values, swapped) > reads(values, rules) { return swapped }
      }
      return rules
    }
    return TimeRules()
  }

  private static func reads(_ values: [String], _ rules: TimeRules) -> Int {
    let reader = TimestampReader(rules: rules)
    return values.count { value in reader.read(Array(value.utf8).span) != nil }
  }
}
