import CustomerCare
import SurveyModel
import Testing

/// Names of groups by their codes: tables hold the English ones, pages the others.
@Suite struct CareLabelTests {
  private func hans(_ group: String, _ english: String, _ table: String) -> String? {
    CareLabels.labels(of: group, named: english, in: table)?.text(in: "zh-Hans")
  }

  @Test func publishedNamesAreFoundByTheirCodes() {
    #expect(hans("b", "B (next 4%)", "care_pyramid") == "B 类(其后 4%)")
    #expect(hans("past_experience", "Past experience", "care_sources") == "过去的经历")
    #expect(hans("period-1", "After 1 period", "care_churn") == "第 1 期后" && hans("period-3", "After 3 periods", "care_churn") == "第 3 期后")
    #expect(hans("factor-7.5", "Winning costs 7.5 times keeping", "care_churn_cost") == "获客成本为保留的 7.5 倍")
    #expect(hans("follow_up/any-code", "Apology", "care_rubrics") == "致歉")
    // One code may have two names.
    #expect(hans("satisfied", "Satisfied", "care_outcomes") == "满意")
    #expect(hans("satisfied", "Satisfied or delighted", "care_word_of_mouth") == "满意或惊喜")
  }

  @Test func everyPublishedNameHasBothChineseScripts() throws {
    let groups =
      ComplaintStage.published.map { ("care_stages", $0.id, $0.labels.text()) }
      + Benchmarks.published.all.map { ("care_benchmarks", $0.id, $0.labels.text()) }
      + ComplaintPath.allCases.map { ("care_complaints", $0.rawValue, $0.labels.text()) }
      + WaitPrinciple.allCases.map { ("care_waiting", $0.rawValue, $0.labels.text()) }
    for (table, group, english) in groups {
      let labels = try #require(CareLabels.labels(of: group, named: english, in: table), "\(table) \(group)")
      #expect(Set(labels.byLanguage.keys) == ["en", "zh-Hans", "zh-Hant"], "\(table) \(group)")
    }
  }

  @Test func namesOfACodebooksOwnAreNotReplaced() {
    #expect(hans("receipt", "Arrived at the desk", "care_stages") == nil)
    #expect(hans("fax", "Fax", "care_stages") == nil && hans("a", "A (top 1%)", "care_nothing") == nil)
    #expect(hans("period-x", "After x periods", "care_churn") == nil && hans("call/greeted", "Greeted by name", "care_rubrics") == nil)
  }
}
