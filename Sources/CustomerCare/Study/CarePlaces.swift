internal import SurveyModel

/// Where the columns of each measure are among a survey's customer-care columns, looked up once.
struct CarePlaces: Equatable, Sendable {
  let customerValue, customerClass, returns, hasLeft: Int?
  let orderValue, ordersPerYear, years: Int?
  let hadProblem, complained, resolved, quickly, resolutionTime, repurchase, dissatisfied, satisfaction, recovery: Int?
  let waitExpected, waitPerceived, waitActual, peopleTold: Int?
  /// In the order of the choices, or of the published list.
  let sources, stages, principles, levels, promised: [Int?]
  /// Rubric by rubric.
  let steps: [[Int?]]
  /// Satisfaction, delight and trust items, and the single items of repurchase, recommendation and resistance.
  let satisfactionItems, delightItems, trustItems: [Int]
  let conduct: [Int?]

  init(_ care: CareCodebook) {
    let place = { (path: [String]) in care.columns.firstIndex { $0.role.path == path } }
    let items = { (part: String) in care.columns.indices.filter { care.columns[$0].role.path.prefix(2) == ["loyalty", part] } }
    (customerValue, customerClass) = (place(["customer_value"]), place(["customer_class"]))
    (returns, hasLeft) = (place(["returns"]), place(["has_left"]))
    (orderValue, ordersPerYear, years) = (place(["order_value"]), place(["orders_per_year"]), place(["years_as_customer"]))
    (hadProblem, complained) = (place(["had_problem"]), place(["complained"]))
    (resolved, quickly, resolutionTime) = (place(["resolved"]), place(["resolved_quickly"]), place(["resolution_time"]))
    (repurchase, dissatisfied) = (place(["repurchase"]), place(["dissatisfied"]))
    (satisfaction, recovery) = (place(["satisfaction"]), place(["recovery_satisfaction"]))
    (waitExpected, waitPerceived, waitActual) = (place(["wait_expected"]), place(["wait_perceived"]), place(["wait_actual"]))
    peopleTold = place(["people_told"])
    sources = care.choices.sources.map { place(["expectation_sources", $0.id]) }
    stages = care.choices.stages.map { place(["complaint_stages", $0.id]) }
    principles = WaitPrinciple.allCases.map { place(["wait_principles", $0.rawValue]) }
    levels = care.choices.levels.map { place(["service_levels", $0.id]) }
    promised = care.choices.levels.map { place(["service_levels", $0.id, "promised"]) }
    steps = care.choices.rubrics.map { rubric in
      (care.choices.steps[rubric.id] ?? []).map { place(["rubrics", rubric.id, $0.id]) }
    }
    (satisfactionItems, delightItems, trustItems) = (items("satisfaction"), items("delight"), items("trust"))
    conduct = ["repurchase", "recommend", "resist"].map { place(["loyalty", $0]) }
  }
}
