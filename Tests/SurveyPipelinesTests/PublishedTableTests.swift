import StatisticalInference
import Testing

@testable import SurveyPipelines

/// Figures that others printed, recomputed from what they printed beside them: the tables of `servqual self-test`, each with as many figures
/// as its source has.
@Suite struct PublishedTableTests {
  private func expectAll(_ table: SelfTestTable, _ count: Int) {
    #expect(table.figures.count == count && table.passed == count && table.failed == 0)
    for figure in table.figures where !figure.agrees { Issue.record("\(figure)") }
    #expect(Set(table.figures.map(\.name)).count == count)
  }

  @Test func hotelMeansAndDeviationsFollowFromTheCounts() {
    expectAll(HotelAnswers.table, 42)
    #expect(HotelAnswers.rows.allSatisfy { $0.counts.reduce(0, +) == 278 })
    #expect(HotelAnswers.table.figures.allSatisfy { $0.tolerance <= 0.0005 })
  }

  @Test func hospitalRowsFollowFromItemRows() { expectAll(HospitalGaps.table, 33) }

  @Test func hospitalOverallIsTheMeanOfItemsNotOfDimensions() throws {
    let report = try #require(HospitalGaps.report)
    let items = try #require(report.total("overall_items")?.gap?.mean)
    let dimensions = try #require(report.total("overall_dimensions")?.gap?.mean)
    #expect(SelfTestFigure("items", printed: "-0.89", ours: items).agrees)
    #expect(!SelfTestFigure("dimensions", printed: "-0.89", ours: dimensions).agrees)
    #expect(SelfTestFigure("dimensions", printed: "-0.87", ours: dimensions, inputs: 0.01).agrees)
  }

  @Test func libraryGapsFollowFromTheLevels() {
    expectAll(LibraryZones.table, 72)
    // Differences of two printed means have two decimals themselves: at most one in the last place apart.
    #expect(LibraryZones.table.figures.allSatisfy { abs($0.difference ?? 1) < 0.0101 })
  }

  @Test func overallScoresFollowFromDimensionGaps() { expectAll(GapsExample.table, 3) }

  @Test func eachRespondentsOwnPointsCount() { expectAll(PointsExample.table, 2) }

  @Test func adjustedProbabilitiesAreThoseOfR() { expectAll(HolmExample.table, 10) }

  @Test func signedRanksAreThoseOfScipy() { expectAll(SignedRankExample.table, 6) }

  @Test func alphaHasItsLimits() { expectAll(AlphaLimits.table, 6) }

  @Test func everyTableIsRunAndNamesItsSource() {
    let tables = SelfTest.run()
    #expect(tables.map(\.figures.count) == [42, 33, 72, 3, 2, 10, 6, 6])
    #expect(tables.allSatisfy { !$0.source.authors.isEmpty && !$0.source.link.isEmpty && !$0.subject.isEmpty })
  }
}

/// A figure that is wrong is told, and so is one that is missing.
@Suite struct SelfTestFigureTests {
  private let source = SelfTestSource(authors: "Nobody", work: "Nowhere 1: 1", year: 1900, link: "doi 0")

  @Test(
    arguments: [
      ("3.766", 3.7655, 0, true), ("3.766", 3.76549, 0, false), ("3.766", 3.7665, 0, true), ("-0.89", -0.9, 0, false),
      ("-0.89", -0.9, 0.01, true), ("-0.89", 0.89, 0.01, false), ("4", 4.4, 0, true), ("4", 4.6, 0, false),
    ] as [(String, Double, Double, Bool)])
  func agreementIsThatOfThePrintedDigits(_ printed: String, _ ours: Double, _ inputs: Double, _ agrees: Bool) {
    #expect(SelfTestFigure("x", printed: printed, ours: ours, inputs: inputs).agrees == agrees)
  }

  @Test func whatCannotBeComputedAgreesOnlyWithNoFigure() {
    #expect(SelfTestFigure("x", printed: "none", ours: nil).agrees)
    #expect(!SelfTestFigure("x", printed: "none", ours: 0).agrees)
    #expect(!SelfTestFigure("x", printed: "1.0", ours: nil).agrees)
    #expect(!SelfTestFigure("x", printed: "1.0", ours: .nan).agrees)
  }

  @Test func aWrongFigureIsToldAsAFailure() {
    let figures = [SelfTestFigure("right", printed: "1.00", ours: 1.001), SelfTestFigure("wrong", printed: "1.00", ours: 1.01)]
    let table = SelfTestTable(source: source, subject: "an example", figures: figures)
    #expect(table.passed == 1 && table.failed == 1)
    let lines = SelfTestScreen([table], isDetailed: false).lines
    #expect(lines.first == "Nobody (1900), Nowhere 1: 1, doi 0")
    #expect(lines.contains(" 1 of 2 figures agree; 1 DIFFER"))
    #expect(lines.contains("  wrong     1.00  1.01000  DIFFERS") && !lines.contains { $0.hasPrefix("  right") })
    #expect(lines.last == "1 of 2 figures DIFFER: the numbers of this build are not to be trusted.")
    #expect(SelfTestScreen([table], isDetailed: true).lines.contains { $0.hasPrefix("  right") })
  }

  @Test func allThatAgreeAreCounted() {
    let tables = SelfTest.run()
    #expect(
      SelfTestScreen(tables, isDetailed: false).lines.last == "All 174 figures of 8 tables agree at the precision they were printed with.")
    let detailed = SelfTestScreen(tables, isDetailed: true).lines
    #expect(detailed.count { $0.hasSuffix("  agrees") } == 174)
  }
}
