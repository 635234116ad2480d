import SatisfactionScoring
import SurveyModel
import Testing

/// Importance against performance: which source, which crosshair, and ties.
@Suite struct ImportancePerformanceTests {
  private static let rated: [Facet: ResponseScale] = [.perception: .sevenPoint, .importance: .sevenPoint]

  private func rows(_ report: SatisfactionReport, _ kind: CrosshairKind) -> [ImportancePerformanceRow] {
    report.importancePerformance.filter { $0.kind == kind && $0.score.segment == .all }
  }

  private func agree(_ ours: Double?, _ reference: Double) -> Bool {
    ours.map { abs($0 - reference) <= 1e-12 * max(1, abs(reference)) } ?? false
  }

  @Test func quadrantsHaveTheirNames() throws {
    var survey = try Facets([4], Self.rated)
    survey.add([.importance: "7722", .perception: "2727"])
    let report = survey.report()
    #expect(rows(report, .means).map(\.quadrant) == [.concentrateHere, .keepUp, .lowPriority, .possibleOverkill])
    #expect(report.items.map { $0.standing?.quadrant } == [.concentrateHere, .keepUp, .lowPriority, .possibleOverkill])
    #expect(rows(report, .user).isEmpty)
  }

  @Test func tiesCountAsHigh() throws {
    var survey = try Facets([3], Self.rated)
    // Means of thirds over three people: their grand mean is the same number only in exact arithmetic.
    for answers in ["222", "222", "333"] { survey.add([.importance: answers, .perception: answers]) }
    let means = rows(survey.report(), .means)
    #expect(means.allSatisfy { $0.quadrant == .keepUp && $0.importanceDistance == 0 && $0.gapLineDistance == 0 })
  }

  @Test func everyCrosshairIsPrintedWithItsOwnResult() throws {
    let report = try TwelveResponses.survey().report { $0.crosshair = Crosshair(importance: 3.5, performance: 6.5) }
    // numpy 2.4.6: Tests/Support/oracle_zone.py
    let expected: [(CrosshairKind, Double, Double)] = [
      (.means, 3.542087542087542, 6.144907407407408), (.medians, 3.5454545454545454, 6.5), (.midpoint, 3, 5), (.user, 3.5, 6.5),
    ]
    for (kind, importance, performance) in expected {
      let crosshair = rows(report, kind).first?.crosshair
      #expect(agree(crosshair?.importance, importance) && agree(crosshair?.performance, performance), "\(kind)")
    }
    let lines = [3.4722222222222285, 5.539772727272727, 2.7777777777777715, -7.386363636363633, -19.65909090909091, 10.700757575757578]
    for (row, line) in zip(rows(report, .means), lines) { #expect(abs((row.gapLineDistance ?? 99) - line) < 1e-10) }
    #expect(report.importancePerformance.allSatisfy { $0.source == .importance && $0.reason == nil })
    #expect(report.importancePerformance.count == 24)
  }

  @Test func expectationStandsInOnlyWhenAsked() throws {
    var survey = try Facets([2], [.expectation: .sevenPoint, .perception: .sevenPoint])
    survey.add([.expectation: "76", .perception: "35"])
    #expect(survey.report().importancePerformance.isEmpty)
    #expect(survey.report().items.allSatisfy { $0.standing == nil })
    let asked = survey.report { $0.importanceSource = .expectation }
    #expect(rows(asked, .means).map(\.source) == [.expectation, .expectation])
    #expect(rows(asked, .means).map(\.quadrant) == [.concentrateHere, .possibleOverkill])
  }

  @Test func pointsPlaceDimensions() throws {
    var survey = try Facets([1, 1], [.expectation: .sevenPoint, .perception: .sevenPoint])
    survey.add([.expectation: "77", .perception: "25"], points: [70, 30])
    let placed = rows(survey.report(), .midpoint)
    #expect(placed.map { $0.score.subject.id } == ["d1", "d2"])
    #expect(placed.allSatisfy { $0.item == nil && $0.source == .points && $0.crosshair?.importance == 50 })
    #expect(placed.map(\.quadrant) == [.concentrateHere, .possibleOverkill])
    #expect(placed.allSatisfy { $0.gapLineDistance == nil && $0.reason == .noScale })
  }

  @Test func aSourceThatIsNotThereIsSaid() throws {
    var survey = try Facets([1], [.perception: .sevenPoint])
    survey.add([.perception: "5"])
    let report = survey.report { $0.importanceSource = .expectation }
    #expect(report.importancePerformance.isEmpty && report.cautions.map(\.code) == ["no_importance"])
  }

  @Test(arguments: ["5", "5,", "5,4,3", "a,b", "nan,4", "inf,4", ""])
  func aCrosshairIsTwoNumbers(_ text: String) {
    #expect(Crosshair(text: text) == nil)
    #expect(Crosshair(text: "5,4.5") == Crosshair(importance: 5, performance: 4.5))
  }
}
