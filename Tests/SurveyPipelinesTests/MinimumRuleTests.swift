import SatisfactionScoring
import SurveyPipelines
import TestSupport
import Testing

/// The sample bank under a rule of four pairs, against an independent program: `Tests/Support/oracle_scores.py --missing minimum:4` (Python
/// 3.11.7, numpy 2.4.6, scipy 1.17.1).
@Suite struct MinimumRuleTests {
  private static let expected: [(id: String, n: Int, mean: Double, error: Double?, outcomes: [Int]?, weighted: Double?)] = [
    ("tangibles", 561, -0.0307486631016, 0.0444791349714, [240, 42, 279], -0.00102818883459),
    ("reliability", 598, -1.2991638796, 0.0460894221728, [505, 29, 64], -0.427089558623),
    ("responsiveness", 558, -0.940860215054, 0.0495485947889, [412, 37, 109], -0.203974833536),
    ("assurance", 561, -0.673796791444, 0.0455363662023, [369, 53, 139], -0.122710237982),
    ("empathy", 597, -0.538023450586, 0.0417866484167, [385, 32, 180], -0.0895731541469),
    ("overall_dimensions", 600, -0.696518599957, 0.0252906019151, [517, 1, 82], nil),
    ("overall_items", 600, -0.717012646881, nil, [514, 17, 69], nil),
    ("overall_weighted", 479, -0.844375973122, 0.0299347361708, nil, nil),
    ("overall_unweighted_same_people", 479, -0.705553235908, 0.0277547510224, nil, nil),
  ]

  private func study(_ rule: MissingRule, workers: Int = 1) throws -> Study {
    var request = StudyRequest(paths: [Repository.path("SampleData/harbour-bank/2026-q2.csv")])
    request.conventions.missingRule = rule
    (request.workers, request.parallelBytes, request.needsDigests) = (workers, 0, true)
    return try Study.run(request)
  }

  @Test(arguments: [1, 2])
  func theBankIsTheOracles(_ workers: Int) throws {
    let report = try #require(try study(.minimum(4), workers: workers).report())
    #expect(report.conventions.missingRule == .minimum(4))
    for expected in Self.expected {
      let row = try #require(report.total(expected.id))
      #expect(row.n == expected.n && agree(row.gap?.mean, expected.mean, digits: 1e-11), "\(expected.id)")
      #expect(
        agree(row.gap?.se, expected.error, digits: 1e-11) && agree(row.weightedGap, expected.weighted, digits: 1e-11), "\(expected.id)")
      #expect(row.outcomes.map { [$0.below, $0.met, $0.exceeded] } == expected.outcomes, "\(expected.id)")
    }
  }

  @Test func theRuleIsInTheIdOfTheRun() throws {
    let ids = try [MissingRule.half, .any, .minimum(1), .minimum(4)].map { try study($0).identity(minimumCell: 10).runID }
    #expect(Set(ids).count == 4)
    #expect(try study(.minimum(4)).identity(minimumCell: 10).runID == ids[3])
  }
}
