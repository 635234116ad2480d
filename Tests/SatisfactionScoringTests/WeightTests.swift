import SatisfactionScoring
import StatisticalInference
import SurveyModel
import Testing

/// The conventions that change the answer: whose weights, which mean, normalised or not.
@Suite struct WeightTests {
  private static let pair: [Facet: ResponseScale] = [.expectation: .sevenPoint, .perception: .sevenPoint]

  private func agree(_ ours: Double?, _ reference: Double) -> Bool {
    ours.map { abs($0 - reference) <= 1e-12 * max(1, abs(reference)) } ?? false
  }

  /// Two respondents with gaps (-2, -1) and (0, -1) who give points (80, 20) and (20, 80).
  @Test func meanWeightsDropTheCovariance() throws {
    var survey = try Facets([1, 1], Self.pair)
    survey.add([.expectation: "55", .perception: "34"], points: [80, 20])
    survey.add([.expectation: "55", .perception: "54"], points: [20, 80])
    let report = survey.report()
    #expect(agree(report.convention("overall_weighted")?.value, -1.3))
    #expect(agree(report.total("overall_weighted")?.gap?.mean, -1.3))
    #expect(agree(report.convention("overall_weighted_mean_weights")?.value, -1))
    #expect(agree(report.convention("weighted_raw_points")?.value, -130))
    #expect(agree(report.convention("overall_unweighted_same_people")?.value, -1))
  }

  @Test func ratingsOfItemsWeighLikePoints() throws {
    let importance = try #require(ResponseScale(minimum: 1, maximum: 9))
    var survey = try Facets([1, 1], Self.pair.merging([.importance: importance]) { first, _ in first })
    survey.add([.expectation: "55", .perception: "34", .importance: "82"])
    survey.add([.expectation: "55", .perception: "54", .importance: "28"])
    let report = survey.report()
    #expect(agree(report.total("overall_weighted")?.gap?.mean, -1.3))
    #expect(agree(report.total("overall_unweighted_same_people")?.gap?.mean, -1))
    #expect(agree(report.convention("overall_weighted_mean_weights")?.value, -1))
    #expect(report.convention("weighted_raw_points") == nil)
    // Points come first where both were asked.
    survey.rows[0].points = [50, 50]
    #expect(agree(survey.report().total("overall_weighted")?.gap?.mean, -1.5))
  }

  @Test func ratingsThatAddUpToNothingWeighNothing() throws {
    let importance = try #require(ResponseScale(minimum: 0, maximum: 4))
    var survey = try Facets([2], Self.pair.merging([.importance: importance]) { first, _ in first })
    survey.add([.expectation: "55", .perception: "34", .importance: "00"])
    survey.add([.expectation: "55", .perception: "34", .importance: "40"])
    let row = try #require(survey.report().total("overall_weighted"))
    #expect(row.n == 1 && row.gap?.mean == -2)
    #expect(survey.report().items.map { $0.score.importance } == [2, 0])
  }

  /// A worked example of 12manage: five dimension gaps, weighted 11, 32, 22, 19, 16.
  private func worked(_ weights: [String: Double]?) throws -> SatisfactionReport {
    let gaps = [65, 110, 83, 70, 101]
    let ids = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"]
    let dimensions = ids.enumerated().map { Dimension(id: $1, label: "D", items: [Item(id: "i\($0 + 1)", number: $0 + 1, label: "I")]) }
    let instrument = try Instrument(id: "worked", label: "W", source: "", dimensions: dimensions, scales: Self.pair, weights: weights)
    var batch = ResponseBatch(capacity: 100, layout: SlotLayout(instrument), segmentKeys: [], hasPoints: false)
    for row in 0..<100 {
      for (item, gap) in gaps.enumerated() {
        batch.answers[item * 100 + row] = 5
        batch.answers[(5 + item) * 100 + row] = AnswerCode(5 - gap / 100 - (row < gap % 100 ? 1 : 0))
      }
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument))
    tally.add(batch)
    var conventions = MeasurementConventions()
    conventions.benchmark = .pzb1990
    return tally.report(conventions)
  }

  @Test func workedExampleOfFiveDimensions() throws {
    let weights = ["tangibles": 11.0, "reliability": 32, "responsiveness": 22, "assurance": 19, "empathy": 16]
    let report = try worked(weights)
    #expect(agree(report.convention("overall_dimensions")?.value, -0.858))
    #expect(agree(report.convention("overall_weighted")?.value, -0.9007))
    #expect(agree(report.convention("weighted_raw_points")?.value, -90.07))
    // The weights of the example are the published ones.
    #expect(agree(report.convention("benchmark-pzb-1990")?.value, -0.9007))
    #expect(try worked(nil).convention("overall_weighted") == nil)
    #expect(agree(try worked(nil).convention("benchmark-pzb-1990")?.value, -0.9007))
  }

  @Test func publishedWeightsAreForTheirDimensionsOnly() throws {
    var survey = try Facets([1, 1], Self.pair)
    survey.add([.expectation: "55", .perception: "34"])
    let row = try #require(survey.report { $0.benchmark = .pzb1990 }.convention("benchmark-pzb-1990"))
    #expect(row.value == nil && row.score.reason == .otherDimensions)
    #expect(survey.report().convention("benchmark-pzb-1990") == nil)
  }

  // MARK: Against numpy 2.4.6 and scipy 1.17.1: Tests/Support/oracle_zone.py

  @Test(arguments: [
    ("overall_weighted", -1.0225966163466165), ("overall_unweighted_same_people", -1.1166666666666667),
    ("overall_weighted_mean_weights", -1.1423812678975318), ("weighted_servperf", 6.322279803529804),
    ("gap_of_means", -1.170580808080808), ("servperf", 6.182323232323232), ("conformity_percent", 84.71910112359551),
  ])
  func conventionsAreTheReference(_ id: String, _ reference: Double) throws {
    let report = try TwelveResponses.survey().report()
    let row = try #require(report.convention(id))
    #expect(agree(row.value, reference))
    #expect(row.score.n == 12 && row.score.reason == nil && !row.score.subject.label.text().isEmpty)
  }

  @Test func weightedIntervalsAreTheReference() throws {
    let report = try TwelveResponses.survey().report()
    let weighted = report.total("overall_weighted")?.gap?.interval
    #expect(agree(weighted?.low, -1.469096014094182) && agree(weighted?.high, -0.5760972185990509))
    let plain = report.total("overall_unweighted_same_people")?.gap?.interval
    #expect(agree(plain?.low, -1.4715476247042003) && agree(plain?.high, -0.7617857086291331))
    #expect(agree(report.total("d1")?.weightedGap, -0.45647408147408153))
    #expect(agree(report.total("d2")?.weightedGap, -0.5661225348725349))
  }

  @Test func anEmptySurveyHasReasons() throws {
    let report = try Facets([2], Self.pair).report()
    #expect(report.conventionRows.allSatisfy { $0.value == nil && $0.score.reason == .noData })
  }

  @Test func aRatioToNothingIsMissing() throws {
    let zero = try #require(ResponseScale(minimum: 0, maximum: 4))
    var survey = try Facets([2], [.expectation: zero, .perception: zero])
    survey.add([.expectation: "00", .perception: "12"])
    let row = try #require(survey.report().convention("conformity_percent"))
    #expect(row.value == nil && row.score.reason == .zeroSum)
  }

  @Test func perceptionsAloneHaveTheirOwnConventions() throws {
    let five = try #require(ResponseScale(minimum: 1, maximum: 5))
    var survey = try Facets([2], [.perception: .sevenPoint, .importance: five])
    survey.add([.perception: "72", .importance: "51"])
    let report = survey.report()
    #expect(report.conventionRows.map { $0.score.subject.id } == ["servperf", "weighted_servperf"])
    #expect(agree(report.convention("servperf")?.value, 4.5))
    #expect(agree(report.convention("weighted_servperf")?.value, 37.0 / 6))
  }
}
