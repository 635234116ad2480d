import SatisfactionScoring
import SurveyPipelines
import TestSupport
import Testing

/// What each dimension takes from the score weighted with respondents' points, against scipy 1.17.1: `ttest_1samp` of each respondent's
/// weight times gap less the mean of the same respondent's others.
@Suite struct ContributionTests {
  static let expected: [(id: String, difference: Double, se: Double, p: Double)] = [
    ("tangibles", 0.206424644055153, 0.007152714025749536, 2.5246846579710125e-115),
    ("reliability", -0.3130380969362617, 0.014837615948511854, 3.01176654869069e-74),
    ("responsiveness", -0.04696590450082346, 0.010606042023212567, 1.1300814358002716e-05),
    ("assurance", 0.04971105292645497, 0.009341992268803277, 1.4600440792517662e-07),
    ("empathy", 0.10386830445547722, 0.008507189875413218, 9.205089171951804e-31),
  ]

  @Test func weightedContributionsAreScipys() throws {
    let study = try Study.run(StudyRequest(paths: [Repository.path("SampleData/harbour-bank/2026-q2.csv")]))
    let report = try #require(study.report())
    let found = report.comparisons.filter { $0.kind == .otherContributions }
    #expect(found.map(\.subject.id) == Self.expected.map(\.id))
    for (comparison, expected) in zip(found, Self.expected) {
      #expect(agree(comparison.difference.estimate, expected.difference, digits: 1e-11))
      #expect(agree(comparison.difference.se, expected.se, digits: 1e-11))
      #expect(abs((comparison.difference.p ?? 1) / expected.p - 1) < 1e-8)
      #expect(comparison.n == 598)
    }
    #expect(report.actions.prefix(2).allSatisfy { $0.evidence == .firm && $0.weightSource == .points })
    let weighted = try #require(report.total("overall_weighted")?.gap?.mean)
    #expect(agree(report.actions.reduce(0) { $0 + ($1.contribution ?? 0) }, weighted, digits: 1e-12))
  }
}
