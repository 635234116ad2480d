internal import SurveyModel

/// What numbers are about.
struct CareGroup {
  let id: String
  let labels: Labels

  init(_ id: String, _ labels: Labels) { (self.id, self.labels) = (id, labels) }
}

/// Groups that no type of a measure names.
extension CareGroup {
  /// Everybody whom the measure is about.
  static let all = CareGroup("all", Labels("All", hans: "全部", hant: "全部"))
  static let top = CareGroup("top", Labels("A, B and C", hans: "A、B、C 类合计", hant: "A、B、C 類合計"))
  static let behaviour = CareGroup("behaviour", Labels("Have left", hans: "已流失", hant: "已流失"))
  static let intention = CareGroup("intention", Labels("Do not mean to return", hans: "不打算再来", hant: "不打算再來"))
  static let recovered = CareGroup("recovered", Labels("Complaint resolved", hans: "投诉已解决者", hant: "投訴已解決者"))
  static let expectedWait = CareGroup("expectation", Labels("Expected and perceived", hans: "期望与感受", hant: "期望與感受"))
  static let perceivedWait = CareGroup("perception", Labels("Actual and perceived", hans: "实际与感受", hant: "實際與感受"))
  static let actualWait = CareGroup("service", Labels("Expected and actual", hans: "期望与实际", hant: "期望與實際"))
  static let loyalty = CareGroup("loyalty", Labels("Loyalty", hans: "忠诚度", hant: "忠誠度"))
  static let satisfaction = CareGroup("satisfaction", Labels("Satisfaction", hans: "满意度", hant: "滿意度"))
  static let dissatisfied = CareGroup(SatisfactionOutcome.dissatisfied)
  static let satisfied = CareGroup("satisfied", Labels("Satisfied or delighted", hans: "满意或惊喜", hant: "滿意或驚喜"))

  init(_ outcome: SatisfactionOutcome) { self.init(outcome.rawValue, outcome.labels) }
  init(_ part: LoyaltyPart) { self.init(part.rawValue, part.labels) }
  init(_ path: ComplaintPath) { self.init(path.rawValue, path.labels) }
  init(_ origin: SilenceEstimate.Origin) { self.init(origin.rawValue, origin.labels) }
  init(_ principle: WaitPrinciple) { self.init(principle.rawValue, principle.labels) }
  init(_ customerClass: CustomerClass) { self.init(customerClass.rawValue, customerClass.labels) }

  /// So many periods from now.
  static func period(_ period: Int) -> CareGroup {
    let english = period == 1 ? "After 1 period" : "After \(period) periods"
    return CareGroup("period-\(period)", Labels(english, hans: "第 \(period) 期后", hant: "第 \(period) 期後"))
  }

  /// A factor of what winning a customer costs, as it is written.
  static func factor(_ factor: String) -> CareGroup {
    CareGroup(
      "factor-\(factor)",
      Labels("Winning costs \(factor) times keeping", hans: "获客成本为保留的 \(factor) 倍", hant: "獲客成本為保留的 \(factor) 倍"))
  }
}
