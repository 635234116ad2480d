import SatisfactionScoring
import SurveyModel
import SurveyTesting
import Testing

/// Rules that ask for a number of pairs, beside the named ones.
@Suite struct MissingRuleTests {
  @Test(arguments: [
    ("half", MissingRule.half), ("complete", .complete), ("any", .any), ("minimum:1", .minimum(1)), ("minimum:3", .minimum(3)),
    ("minimum:120", .minimum(120)),
  ])
  func rulesReadBackAsTheyAreWritten(_ text: String, _ rule: MissingRule) {
    #expect(MissingRule(rawValue: text) == rule && rule.rawValue == text)
  }

  @Test(arguments: [
    "", "minimum", "minimum:", "minimum:0", "minimum:-1", "minimum:+3", "minimum: 3", "minimum:three", "minimum:٣", "Half", "3",
    "minimum:99999999999999999999",
  ])
  func whatIsNoRuleIsNil(_ text: String) { #expect(MissingRule(rawValue: text) == nil) }

  @Test func aDimensionOfFewerItemsNeedsThemAll() {
    #expect((1...6).map { MissingRule.minimum(3).minimum(of: $0) } == [1, 2, 3, 3, 3, 3])
    #expect((1...6).map { MissingRule.minimum(0).minimum(of: $0) } == [1, 1, 1, 1, 1, 1])
    #expect((1...6).map { MissingRule.half.minimum(of: $0) } == [1, 1, 2, 2, 3, 3])
  }

  /// Gaps of five items: -1 -1 -1 -1 -1; 0 -2 0 -2 and a blank; -3 -1 -2 and two blanks; 1 1 and three blanks. By hand: scores -1, -1, -2
  /// and 1; the first three count, so mean -4/3, sd √(1/3), below 3; with the fourth mean -3/4, sd √(19/12).
  @Test func oneDimensionIsTheExampleByHand() throws {
    var survey = try HandWritten(items: 5, top: 7)
    survey.rows = [
      ([5, 5, 5, 5, 5], [4, 4, 4, 4, 4]), ([5, 5, 5, 5, 5], [5, 3, 5, 3, nil]), ([6, 6, 6, nil, 6], [3, 5, 4, 7, nil]),
      ([3, 3, nil, nil, nil], [4, 4, 4, 4, 4]),
    ]
    let tally = survey.tally(holding: .minimum(3))
    for (rule, n, mean, variance) in [(MissingRule.minimum(3), 3, -4.0 / 3, 1.0 / 3), (.any, 4, -0.75, 19.0 / 12)] {
      var conventions = MeasurementConventions()
      conventions.missingRule = rule
      let report = tally.report(conventions)
      for id in ["only", "overall_dimensions"] {
        let row = try #require(report.total(id))
        #expect(row.n == n && row.outcomes?.below == 3 && row.outcomes?.total == n)
        #expect(abs((row.gap?.mean ?? 0) - mean) < 1e-14)
        #expect(abs((row.gap?.sd ?? 0) - variance.squareRoot()) < 1e-14)
      }
      #expect(report.conventions.missingRule == rule && report.cautions.isEmpty)
    }
  }

  private func random(_ shape: TallyShape) -> SatisfactionTally {
    var random = RandomResponses(seed: 12)
    var tally = SatisfactionTally(shape: shape)
    tally.add(random.batch(60, shape.instrument, segmentKeys: [], hasPoints: true, blanks: 25))
    return tally
  }

  /// An instrument with points, and one with a zone and a dimension of seven items.
  static let instruments = MergeLawTests.instruments.filter { ["servqual-1991", "three"].contains($0.id) }

  @Test(arguments: instruments, [(MissingRule.minimum(1), MissingRule.any), (.minimum(99), .complete)])
  func theExtremesAreTheNamedRules(_ instrument: Instrument, _ same: (MissingRule, MissingRule)) {
    let shape = TallyShape(instrument: instrument, hasPoints: true, missingRule: same.0)
    #expect(shape == TallyShape(instrument: instrument, hasPoints: true))
    let tally = random(shape)
    let reports = [same.0, same.1].map { rule in
      var conventions = MeasurementConventions()
      conventions.missingRule = rule
      return tally.report(conventions)
    }
    let (left, right) = (reports[0], reports[1])
    #expect(left.scores.map(\.n) == right.scores.map(\.n) && left.scores.map(\.gap) == right.scores.map(\.gap))
    #expect(left.scores.map(\.perception) == right.scores.map(\.perception) && left.scores.map(\.outcomes) == right.scores.map(\.outcomes))
    #expect(left.scores.map(\.zone) == right.scores.map(\.zone) && left.points == right.points && left.cautions == right.cautions)
    #expect(left.conventionRows.map(\.value) == right.conventionRows.map(\.value))
    #expect(left.conventions.missingRule == same.0)
  }

  /// What was not counted cannot be measured: the half rule is in force, and the report says so.
  @Test func aRuleThatWasNotCountedGivesWay() {
    let plain = random(TallyShape(instrument: .servqual1991, hasPoints: true))
    #expect(!plain.shape.holds(.minimum(3)) && plain.shape.holds(.minimum(5)) && plain.shape.holds(.minimum(1)))
    var conventions = MeasurementConventions()
    conventions.missingRule = .minimum(3)
    let report = plain.report(conventions)
    #expect(report.conventions.missingRule == .half)
    #expect(report.cautions.first?.code == "missing_rule" && report.cautions.first?.message.contains("minimum:3") == true)
    #expect(report.scores.map(\.gap) == plain.report().scores.map(\.gap))
    let holding = random(TallyShape(instrument: .servqual1991, hasPoints: true, missingRule: .minimum(3)))
    let asked = holding.report(conventions)
    #expect(asked.conventions.missingRule == .minimum(3) && asked.cautions == plain.report().cautions)
    #expect(asked.scores.map(\.n) != report.scores.map(\.n))
    // The named rules are there all the same.
    #expect(holding.report().scores.map(\.gap) == plain.report().scores.map(\.gap))
  }
}
