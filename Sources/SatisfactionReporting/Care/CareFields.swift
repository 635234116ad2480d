internal import CustomerCare

extension FieldCatalogue {
  /// The tables of customer-care measures; all have the same columns.
  static let care: [TableDescription] = CareReport.names.map { name in
    TableDescription(
      name: name, about: careAbout[name] ?? "",
      fields: run + segment + [
        basis, .text("group", "Code of the class, path, source, stage or item that the row is about; all where there is none").always,
        .text("group_label", "Its name in English").always, .text("statistic", "What was computed").always,
        .text("dimension", "Id of the dimension; overall_dimensions for the mean of all; null where the row is about none"),
        .text("unit", "What value counts: share, points, percent, count, money, hours, minutes, people, times and others").always,
        .integer("n", "Respondents, answers or complaints behind the number").always,
        .integer("n_against", "Those on the other side of a difference"), .number("value", "The number"), level,
        .number("ci_low", "Lower end of its interval"), .number("ci_high", "Upper end of its interval"),
        .number("p_adjusted", "p value after Holm's adjustment within the measure"),
        .text("verdict", "What a difference says: worse, better, no_clear_difference, few, present or reversed"),
        .number("benchmark", "A published figure to be seen beside value, in its unit"),
        .text("benchmark_bound", "Whether the figure is meant exactly, or as a bound: below or above"),
        .text("benchmark_source", "Where the figure is from"), reason, suppressed,
      ], key: ["segment_key", "segment_value", "basis", "group", "statistic", "dimension"])
  }

  private static let careAbout = [
    "care_outcomes": "Dissatisfied, satisfied and delighted respondents.",
    "care_sources": "The gap by source of expectation.",
    "care_pyramid": "Classes of customers by value: their share, their gap, who stays, and over what customers are lost.",
    "care_churn": "Customers lost or about to be, and the value at risk.",
    "care_churn_cost": "What it costs to keep up the number of customers.",
    "care_lifetime": "What a customer is worth over the years.",
    "care_complaints": "Problems, complaints and what became of them.",
    "care_stages": "How far complaints came, how long each stage took, and which promises were broken.",
    "care_waiting": "Expected, perceived and actual waits, and what makes them feel long.",
    "care_loyalty": "Satisfaction, delight, trust and conduct in percent of the maximum possible, with the gaps they go with.",
    "care_word_of_mouth": "How many people hear from customers.",
    "care_rubrics": "Steps of a service done, of those asked.",
    "care_service_levels": "Promised against actual times.",
    "care_benchmarks": "Published figures with their sources: none of them enters a score.",
  ]
}
