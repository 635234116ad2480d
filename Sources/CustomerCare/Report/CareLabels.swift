public import SurveyModel

/// The names of what customer-care tables are about, in every language there is; files hold the English ones.
public enum CareLabels {
  /// The names of a group of a table; nil where a codebook gave it a name of its own.
  ///
  /// - Parameters:
  ///   - group: the code in the column `group`.
  ///   - english: the name in the column `group_label`.
  ///   - table: the table, such as `care_pyramid`.
  public static func labels(of group: String, named english: String, in table: String) -> Labels? {
    let known = fixed[table]?[group] ?? numbered(group, table) ?? step(group, english, table)
    return known.flatMap { $0.text() == english ? $0 : nil }
  }

  private static let fixed: [String: [String: Labels]] = groups.mapValues { groups in
    Dictionary(groups.map { ($0.id, $0.labels) }, uniquingKeysWith: { first, _ in first })
  }

  private static let groups: [String: [CareGroup]] = [
    "care_outcomes": SatisfactionOutcome.allCases.map { CareGroup($0) },
    "care_sources": ExpectationSource.published.map { CareGroup($0.id, $0.labels) },
    "care_pyramid": CustomerClass.allCases.map { CareGroup($0) } + [.top, .all],
    "care_churn": [.behaviour, .intention],
    "care_lifetime": [.all],
    "care_complaints": ComplaintPath.allCases.map { CareGroup($0) } + SilenceEstimate.Origin.allCases.map { CareGroup($0) }
      + [.recovered, .all],
    "care_stages": ComplaintStage.published.map { CareGroup($0.id, $0.labels) } + [.all],
    "care_waiting": [.expectedWait, .perceivedWait, .actualWait, .all] + WaitPrinciple.allCases.map { CareGroup($0) },
    "care_loyalty": [.loyalty, .satisfaction] + LoyaltyPart.allCases.map { CareGroup($0) },
    "care_word_of_mouth": [.dissatisfied, .satisfied],
    "care_service_levels": ServiceLevel.published.map { CareGroup($0.id, $0.labels) },
    "care_benchmarks": Benchmarks.published.all.map { CareGroup($0.id, $0.labels) },
  ]

  /// Groups whose code ends in a number: `period-3`, `factor-15`.
  private static func numbered(_ group: String, _ table: String) -> Labels? {
    guard let place = group.firstIndex(of: "-") else { return nil }
    let number = String(group[group.index(after: place)...])
    switch table {
    case "care_churn": return Int(number).map { CareGroup.period($0).labels }
    case "care_churn_cost": return CareGroup.factor(number).labels
    default: return nil
    }
  }

  /// Steps of rubrics have a codebook's codes; those of a published rubric are known by their names.
  private static func step(_ group: String, _ english: String, _ table: String) -> Labels? {
    guard table == "care_rubrics", let place = group.firstIndex(of: "/") else { return nil }
    let rubric = [ServiceRubric.problemSolving, .capability, .followUp].first { $0.id == group[..<place] }
    return rubric?.steps.first { $0.text() == english }
  }
}
