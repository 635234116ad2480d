import SatisfactionScoring
import SurveyModel
import Testing

/// A number that cannot be computed is missing with its reason: never NaN, infinity or zero.
@Suite struct EdgeCaseTests {
  @Test func nobodyAnswered() throws {
    let row = try #require(HandWritten(items: 2, top: 5).report.total("only"))
    #expect(row.n == 0)
    #expect(row.gap == nil)
    #expect(row.reason == .noData)
  }

  @Test func oneResponseHasAMeanAndNoSpread() throws {
    var survey = try HandWritten(items: 2, top: 5)
    survey.rows = [([4, 5], [3, 3])]
    let row = try #require(survey.report.total("only"))
    #expect(row.gap?.mean == -1.5)
    #expect(row.gap?.sd == nil && row.gap?.t == nil && row.gap?.interval == nil)
    #expect(row.reason == .tooFew)
  }

  @Test func equalGapsHaveNoTest() throws {
    var survey = try HandWritten(items: 2, top: 5)
    survey.rows = [([4, 5], [3, 4]), ([2, 3], [1, 2])]
    let row = try #require(survey.report.total("only"))
    #expect(row.gap?.mean == -1)
    #expect(row.gap?.sd == 0)
    #expect(row.gap?.t == nil && row.gap?.p == nil && row.gap?.dz == nil)
    #expect(row.reason == .zeroVariance)
  }

  @Test func aSingleItemHasNoAlpha() throws {
    var survey = try HandWritten(items: 1, top: 5)
    survey.rows = [([4], [3]), ([5], [1]), ([3], [3])]
    let row = try #require(survey.report.total("only"))
    #expect(row.reliability?.gap == nil)
    #expect(row.reason == .singleItem)
  }

  @Test func itemsAgainstEachOtherAreReportedNotHidden() throws {
    var survey = try HandWritten(items: 2, top: 5)
    survey.rows = [([3, 3], [1, 5]), ([3, 3], [5, 2]), ([3, 3], [2, 4]), ([3, 3], [4, 1])]
    let row = try #require(survey.report.total("only"))
    let alpha = try #require(row.reliability?.gap)
    #expect(alpha < 0)
    #expect(row.reason == .negativeCovariance)
  }

  @Test(arguments: [(MissingRule.half, 3), (.complete, 1), (.any, 4), (.minimum(4), 2), (.minimum(1), 4), (.minimum(6), 1)])
  func missingRuleDecidesWhoCounts(_ rule: MissingRule, _ expected: Int) throws {
    var survey = try HandWritten(items: 5, top: 7)
    survey.rows = [
      ([5, 5, 5, 5, 5], [4, 4, 4, 4, 4]), ([5, 5, 5, 5, nil], [4, 4, 4, 4, 4]), ([5, 5, 5, nil, nil], [4, 4, 4, 4, 4]),
      ([5, 5, nil, nil, nil], [4, 4, 4, 4, 4]),
    ]
    var conventions = MeasurementConventions()
    conventions.missingRule = rule
    let row = try #require(survey.tally(holding: rule).report(conventions).total("only"))
    #expect(row.n == expected)
    #expect(row.gap?.mean == -1)
    #expect(row.perceptionN == 4)
  }

  @Test func outcomesCompareSumsExactly() throws {
    // 4.333... - 4.0 against 4.0 - 3.666...: thirds that doubles would tell apart.
    var survey = try HandWritten(items: 3, top: 7)
    survey.rows = [([4, 4, 4], [4, 4, 5]), ([4, 4, 3], [4, 4, 4]), ([5, 4, 4], [4, 4, 5]), ([5, 5, 5], [5, 5, 4])]
    let outcomes = try #require(survey.report.total("only")?.outcomes)
    #expect([outcomes.below, outcomes.met, outcomes.exceeded] == [1, 1, 2])
  }

  @Test func perceptionsAloneHaveNoGap() throws {
    var batch = ResponseBatch(capacity: 2, layout: SlotLayout(.servperf), segmentKeys: [], hasPoints: false)
    for row in 0..<2 {
      for slot in 0..<22 { batch.answers[slot * 2 + row] = AnswerCode(4 + row) }
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servperf))
    tally.add(batch)
    let row = try #require(tally.report().total("empathy"))
    #expect(row.perception?.mean == 5.5)
    #expect(row.gap == nil && row.expectation == nil && row.outcomes == nil)
    #expect(row.reason == .notAsked)
  }
}
