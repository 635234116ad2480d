import Testing

@testable import SatisfactionReporting

/// The sentences on who is lost: they say what the tables judge, and nothing where it is not judged.
@Suite struct CustomerFindingTests {
  private typealias Row = CareMaking.Row
  private let none = (-0.3, "no_clear_difference")

  @Test func theLargestJudgedDifferenceIsNamedFirst() {
    let rows = CareMaking.lost("a", (-0.4, "worse")) + CareMaking.lost("b", (-0.94, "worse"), (-0.5, "worse")) + CareMaking.lost("d", none)
    let finding = CareMaking.finding(rows)
    let over =
      "Customers of class B are being lost over Responsiveness and Empathy: those who left fell 0.94 and 0.50 points further short of "
      + "expectation there than those who stayed. 60% of them stayed (95% interval 50% to 70%)."
    #expect(finding.head == over)
    #expect(finding.sentences == [over + " Also class A over Responsiveness (−0.40)."])
    #expect(finding.isLost("b", over: "empathy") && !finding.isLost("d", over: "responsiveness"))
  }

  @Test func intentionsAreNoBehaviour() throws {
    let head = try #require(CareMaking.finding(CareMaking.lost("c", (-0.7, "worse"), stay: "mean_to_stay")).head)
    #expect(head.contains("those who do not mean to come back fell 0.70 points further short of expectation there than those who do."))
    #expect(head.hasSuffix("60% of them mean to come back (95% interval 50% to 70%)."))
  }

  @Test func aLargeDifferenceWithoutAVerdictIsNotNamed() {
    let finding = CareMaking.finding(CareMaking.lost("a", (-2.5, "no_clear_difference")) + CareMaking.lost("b", none))
    #expect(finding.head == nil)
    #expect(
      finding.sentences == [
        "No class is clearly lost over one dimension: the differences between those who left and those who stayed could be chance."
      ])
  }

  @Test func overallAloneNamesNoDimension() {
    let overall = Row(group: "b", statistic: "lost_over", dimension: "overall_dimensions", unit: "points", value: -0.45, verdict: "worse")
    let finding = CareMaking.finding(CareMaking.lost("b", none) + [overall])
    #expect(finding.head == nil)
    #expect(
      finding.sentences.first?.hasPrefix("Customers of class B are being lost, over no single dimension: those who left fell 0.45") == true)
  }

  @Test func aClassLostAsAWholeIsNamedBesideTheFirst() {
    let overall = Row(group: "c", statistic: "lost_over", dimension: "overall_dimensions", unit: "points", value: -0.42, verdict: "worse")
    let finding = CareMaking.finding(CareMaking.lost("b", (-0.94, "worse")) + CareMaking.lost("c", none) + [overall])
    #expect(finding.sentences.first?.hasSuffix("Also class C overall (−0.42).") == true)
  }

  @Test func fewAndHiddenClassesAreNamedAsSuch() {
    let rows =
      CareMaking.lost("a", (-0.9, "few"), (0.1, "few")) + CareMaking.lost("b", (-0.9, "worse"), (-0.8, "worse"), isHidden: true)
      + CareMaking.lost("d", none)
    #expect(
      CareMaking.finding(rows).sentences == [
        "No class is clearly lost over one dimension: the differences between those who left and those who stayed could be chance.",
        "Classes with fewer than 30 among those who left or those who stayed are not judged: A. Classes with too few answers are hidden: B.",
      ])
    let few = CareMaking.finding(CareMaking.lost("a", (-0.9, "few"), (0.1, "few")))
    #expect(few.sentences == ["Classes with fewer than 30 among those who left or those who stayed are not judged: A."])
  }

  @Test func classesWorseThanTheOthersAreNamed() {
    let against = { (group: String, value: Double, verdict: String) in
      Row(group: group, statistic: "gap_against_others", dimension: "empathy", unit: "points", value: value, verdict: verdict)
    }
    #expect(
      CareMaking.finding([against("a", 0.5, "better"), against("b", -0.44, "worse")]).sentences == [
        "Worse than the other classes, beyond chance: class b in Empathy (−0.44)."
      ])
    #expect(
      CareMaking.finding([against("a", -0.9, "no_clear_difference")]).sentences == ["No class is worse than the others beyond chance."])
    #expect(CareMaking.finding([against("a", -0.9, "few")]).sentences.isEmpty)
  }

  @Test func aNameOfTheFirmsOwnStaysInEveryLanguage() throws {
    let rows = CareMaking.lost("b", (-0.94, "worse")).map { row in
      var own = row
      own.label = "Gold"
      return own
    }
    #expect(try #require(CareMaking.finding(rows).head).hasPrefix("Customers of class Gold are being lost"))
    #expect(try #require(CareMaking.finding(rows, .simplifiedChinese).head).hasPrefix("Gold 类客户正在因"))
    #expect(try #require(CareMaking.finding(CareMaking.lost("b", (-0.94, "worse")), .traditionalChinese).head).hasPrefix("B 類客戶正在因"))
  }
}
