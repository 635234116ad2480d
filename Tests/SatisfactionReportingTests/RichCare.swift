import CustomerCare
import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting

/// Customer-care columns for every measure there is.
enum RichCare {
  private static let plain: [(String, CareForm)] = [
    ("customer_value", .number(decimals: 2, hasDecimalComma: false)), ("returns", flag), ("has_left", flag),
    ("order_value", .number(decimals: 2, hasDecimalComma: false)), ("orders_per_year", .number(decimals: 0, hasDecimalComma: false)),
    ("years_as_customer", .number(decimals: 0, hasDecimalComma: false)), ("had_problem", flag), ("complained", flag), ("resolved", flag),
    ("resolution_time", .duration(unit: 1)), ("repurchase", flag), ("recovery_satisfaction", .answer(.sevenPoint, isReversed: false)),
    ("wait_expected", .duration(unit: 1)), ("wait_perceived", .duration(unit: 1)), ("wait_actual", .duration(unit: 1)),
    ("people_told", .number(decimals: 0, hasDecimalComma: false)),
  ]
  private static let flag = CareForm.flag(yes: [], no: [], blank: nil)

  static let codebook: CareCodebook = {
    var care = CareCodebook()
    let add = { (role: CareRole, form: CareForm) in care.columns.append(CareColumn(role, .name(role.description), form)) }
    for (role, form) in plain { add(CareRole(role), form) }
    care.choices.sources = [.init(id: "word_of_mouth"), .init(id: "own", labels: "Own one")]
    care.choices.stages = [.init(id: "receipt"), .init(id: "response")]
    care.choices.stagePromises = ["response": 100 * 3_600_000_000]
    care.choices.rubrics = [.init(id: "call", labels: "A call")]
    care.choices.steps = ["call": [.init(id: "greeted")]]
    care.choices.levels = [.init(id: "callback", labels: "Called back")]
    care.choices.promises = ["callback": .init(limit: 48 * 3_600_000_000)]
    care.choices.quickWithin = 24 * 3_600_000_000
    for source in care.choices.sources { add(CareRole("expectation_sources", source.id), flag) }
    for stage in care.choices.stages { add(CareRole("complaint_stages", stage.id), .time) }
    for principle in WaitPrinciple.allCases {
      add(CareRole("wait_principles", principle.rawValue), .answer(.sevenPoint, isReversed: false))
    }
    for part in ["satisfaction", "delight", "trust"] { add(CareRole("loyalty", part, "1"), .answer(.sevenPoint, isReversed: false)) }
    for part in ["repurchase", "recommend", "resist"] { add(CareRole("loyalty", part), .answer(.sevenPoint, isReversed: false)) }
    add(CareRole("rubrics", "call", "greeted"), flag)
    add(CareRole("service_levels", "callback"), .duration(unit: 1))
    return care
  }()

  /// The measures of a batch that has these columns.
  static func report(_ batch: ResponseBatch, _ report: SatisfactionReport) -> CareReport {
    var study = CareStudy(CarePlan(codebook, report.instrument), segmentKeys: batch.segments.map(\.key))
    study.rank(batch)
    study.add(batch)
    return study.report(report.segments, level: report.conventions.level)
  }
}
