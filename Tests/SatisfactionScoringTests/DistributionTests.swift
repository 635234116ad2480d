import SatisfactionScoring
import SurveyModel
import SurveyTesting
import Testing

/// Answers point by point, and the reasons for missing ones.
@Suite struct DistributionTests {
  @Test func facetsAreCountedAloneAndGapsInPairs() throws {
    var survey = try HandWritten(items: 1, top: 3)
    survey.rows = [([3], [1]), ([3], [nil]), ([2], [2]), ([nil], [3]), ([3], [1])]
    let found = try #require(survey.report.items.first).distributions
    #expect(found.map(\.side) == [.expectation, .perception, .gap] && found.allSatisfy(\.isExhaustive))
    #expect(found.map { $0.points.map(\.value) } == [[1, 2, 3], [1, 2, 3], [-2, -1, 0, 1, 2]])
    #expect(found.map { $0.points.map(\.count) } == [[0, 1, 3], [2, 1, 1], [2, 0, 1, 0, 0]])
    #expect(found.map(\.n) == [4, 4, 3])
    #expect(found.map { $0.missing.map(\.count) } == [[1], [1], []])
    #expect(found[0].missing.map(\.reason) == [.skipped])
  }

  /// A slider in tenths is too long to list: only the answers that occur stand there, on their own scale.
  @Test func longScalesListWhatOccurs() throws {
    let scale = try #require(ResponseScale(minimum: 0, maximum: 100, decimals: 1))
    let dimension = Dimension(id: "only", label: "Only", items: [Item(id: "i1", number: 1, label: "Item")])
    let instrument = try Instrument(
      id: "own", label: "Own", source: "", dimensions: [dimension], scales: [.expectation: scale, .perception: scale])
    var batch = ResponseBatch(capacity: 3, layout: SlotLayout(instrument), segmentKeys: [], hasPoints: false)
    for (row, answers) in [(100, 75), (75, 75), (-2, 3)].enumerated() {
      (batch.answers[row], batch.answers[3 + row]) = (AnswerCode(answers.0), AnswerCode(answers.1))
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument))
    tally.add(batch)
    let row = try #require(tally.report().items.first)
    #expect(row.distributions.map { $0.points.map(\.value) } == [[7.5, 10], [0.3, 7.5], [-2.5, 0]])
    #expect(row.distributions.map { $0.points.map(\.count) } == [[1, 1], [1, 2], [1, 1]])
    #expect(row.distributions[0].missing.map(\.reason) == [.notApplicable] && !row.distributions[0].isExhaustive)
  }

  @Test(arguments: MergeLawTests.instruments)
  func theyAddUpToTheCountsBesideThem(_ instrument: Instrument) throws {
    var random = RandomResponses(seed: 77)
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument))
    tally.add(random.batch(60, instrument, segmentKeys: [], hasPoints: false, blanks: 20))
    for row in tally.report().items {
      #expect(row.distributions.map(\.side.rawValue) == (instrument.hasGap ? ["expectation", "perception", "gap"] : ["perception"]))
      for distribution in row.distributions {
        let facet = distribution.side == .expectation ? row.score.expectationN : row.score.perceptionN
        #expect(distribution.n == (distribution.side == .gap ? row.score.n : facet))
        let missing = distribution.missing.reduce(0) { $0 + $1.count }
        #expect(distribution.side == .gap ? missing == 0 : distribution.n + missing == row.score.responses)
        guard distribution.side == .gap, distribution.n > 0 else { continue }
        let mean = distribution.points.reduce(0.0) { $0 + $1.value * Double($1.count) } / Double(distribution.n)
        #expect(abs(mean - (row.score.gap?.mean ?? .infinity)) < 1e-12)
      }
    }
  }

  @Test(arguments: [(AnswerDistribution.mostSegments, 51), (AnswerDistribution.mostSegments + 1, 1)])
  func columnsWithManyValuesHaveThemForEverybodyOnly(_ values: Int, _ expected: Int) {
    let instrument = Instrument.servperf
    var random = RandomResponses(seed: 6)
    var batch = random.batch(values, instrument, segmentKeys: ["desk"], hasPoints: false, blanks: 0)
    batch.segments[0].labels = (0..<values).map { "d\($0)" }
    for row in 0..<values { batch.segments[0].ids[row] = Int32(row) }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, segmentKeys: ["desk"]))
    tally.add(batch)
    let items = tally.report().items
    #expect(items.count == (values + 1) * 22)
    #expect(items.count { !$0.distributions.isEmpty } == expected * 22 && items.first?.distributions.isEmpty == false)
  }
}
