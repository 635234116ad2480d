import SatisfactionScoring
import StatisticalInference
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Three synthetic surveys of different shape against values computed with R, psych, coin, survey, scipy and PSPP: see
/// `Tests/Support/Reference`. Ten significant digits.
@Suite struct ReferenceTests {
  static let surveys = ["five-point", "seven-point", "slider"]

  /// The reference values of one survey and table: segment, subject and side, then statistic and value.
  private func reference(_ survey: String, _ table: String) throws -> [[String: String]] {
    try figures(Repository.path("Tests/Support/Reference/reference-values.csv")).filter { $0["dataset"] == survey && $0["table"] == table }
  }

  /// The reports of all surveys under the defaults, made once.
  private static let reports: [String: SatisfactionReport] = {
    let made = surveys.compactMap { survey in (try? report(survey)).map { (survey, $0) } }
    return Dictionary(made, uniquingKeysWith: { first, _ in first })
  }()

  private static func report(_ survey: String, _ change: (inout MeasurementConventions) -> Void = { _ in }) throws -> SatisfactionReport {
    var request = StudyRequest(paths: [Repository.path("Tests/Support/Reference/\(survey).csv")])
    if survey == "five-point" {
      request.plan.instrument = ResponseScale(minimum: 1, maximum: 5).map { Instrument.servqual1991.rescaled(to: $0) }
    } else {
      request.plan.instrument = try Instrument.named(Repository.path("Tests/Support/Reference/\(survey).yaml"))
    }
    request.plan.segments = ["branch"]
    request.conventions.isDetailed = true
    request.conventions.equivalenceMargin = 0.5
    change(&request.conventions)
    let study = try Study.run(request)
    #expect(study.quarantinedShare == 0)
    return try #require(study.report())
  }

  /// Compares every value that is known for a row; how many were.
  private func compare(_ values: [[String: String]], _ ours: (_ statistic: String) -> Double??, digits: Double = 1e-10) -> Int {
    var compared = 0
    for row in values {
      guard let name = row["statistic"], let value = ours(name) else { continue }
      compared += 1
      let place = "\(row["dataset"] ?? "") \(row["segment"] ?? "") \(row["subject"] ?? "") \(row["side"] ?? "") \(name)"
      #expect(agree(value, row["value"].flatMap { Double($0) }, digits: digits), "\(place): ours \(String(describing: value))")
    }
    return compared
  }

  // MARK: Gaps

  private func number(_ name: String, _ row: ScoreRow) -> Double?? {
    if let ranked = signedRank(name, row) { return ranked }
    switch name {
    case "n": return Double(row.n)
    case "mean_e": return row.expectation?.mean
    case "sd_e": return row.expectation?.sd
    case "mean_p": return row.perception?.mean
    case "sd_p": return row.perception?.sd
    case "gap": return row.gap?.mean
    case "sd_gap": return row.gap?.sd
    case "se_gap": return row.gap?.se
    case "ci_low": return row.gap?.interval?.low
    case "ci_high": return row.gap?.interval?.high
    case "t": return row.gap?.t
    case "df": return row.gap?.df
    case "p": return row.gap?.p
    case "p_holm": return row.adjustedP
    case "p_bh": return row.tests?.discoveryP
    case "dz": return row.gap?.dz
    case "g": return row.gap?.g
    case "d_av": return row.tests?.dAv
    case "r_ep": return row.tests?.correlation
    case "rank_biserial": return row.tests?.ranked?.rankBiserial
    case "p_tost": return row.tests?.equivalence?.p
    default: return nil
    }
  }

  /// `z_drop`, `w_plus_pratt` and their like. The reference's p values are normal ones; ours are exact up to fifty pairs.
  private func signedRank(_ name: String, _ row: ScoreRow) -> Double?? {
    guard let rule = SignedRanks.ZeroRule.allCases.first(where: { name.hasSuffix("_\($0.rawValue)") }) else { return nil }
    let test = row.tests?.signedRanks.first { $0.rule == rule }
    switch name.dropLast(rule.rawValue.count + 1) {
    case "w_plus": return test?.wPlus
    case "w_minus": return test?.wMinus
    case "z": return test?.z
    case "p": return test?.z.map(StandardNormal.twoSidedP)
    default: return nil
    }
  }

  @Test(arguments: surveys)
  func gapsTestsAndEffectsAreTheReference(_ survey: String) throws {
    let report = try #require(Self.reports[survey])
    for (subject, values) in Dictionary(grouping: try reference(survey, "items"), by: { $0["subject"] ?? "" }) {
      let row = try #require(report.items.first { $0.item.id == subject && $0.score.segment == .all }?.score, "\(subject)")
      #expect(compare(values) { number($0, row) } >= 30)
    }
    for (subject, values) in Dictionary(grouping: try reference(survey, "scores"), by: { $0["subject"] ?? "" }) {
      let row = try #require(report.total(subject))
      let compared = compare(values) { number($0, row) }
      #expect(compared >= (subject.hasPrefix("overall") ? 1 : 30), "\(subject)")
    }
  }

  @Test func missingRulesAreTheReference() throws {
    for rule in [MissingRule.complete, .any] {
      let report = try Self.report("five-point") { $0.missingRule = rule }
      for (subject, values) in Dictionary(grouping: try reference("five-point", "scores_\(rule.rawValue)"), by: { $0["subject"] ?? "" }) {
        let row = try #require(report.total(subject))
        #expect(compare(values) { number($0, row) } == 3)
      }
    }
  }

  @Test(arguments: surveys)
  func theContinuityCorrectionIsRs(_ survey: String) throws {
    let report = try Self.report(survey) { $0.hasContinuity = true }
    let values = try reference(survey, "items").filter { $0["statistic"] == "p_drop_cc" }
    for value in values {
      let test = report.items.first { $0.item.id == value["subject"] && $0.score.segment == .all }?.score.tests?.ranked
      #expect(agree(test?.z.map(StandardNormal.twoSidedP), value["value"].flatMap { Double($0) }, digits: 1e-10))
    }
    #expect(!values.isEmpty)
  }

  // MARK: Comparisons

  private func number(_ name: Substring, _ comparison: Comparison) -> Double?? {
    switch name {
    case "diff": return comparison.difference.estimate
    case "se": return comparison.difference.se
    case "df": return comparison.difference.df
    case "ci_low": return comparison.difference.interval?.low
    case "ci_high": return comparison.difference.interval?.high
    case "p": return comparison.difference.p
    default: return nil
    }
  }

  @Test(arguments: surveys)
  func eachDimensionAgainstTheOthersIsTheReference(_ survey: String) throws {
    let report = try #require(Self.reports[survey])
    for comparison in report.comparisons where comparison.kind == .otherDimensions {
      let values = try reference(survey, "scores").filter {
        $0["subject"] == comparison.subject.id && $0["statistic"]?.hasPrefix("oth_") == true
      }
      #expect(compare(values) { number($0.dropFirst(4), comparison) } == 5)
      #expect(compare(values) { $0 == "oth_p_holm" ? .some(comparison.adjustedP) : nil } == 1)
    }
  }

  @Test func eachBranchAgainstTheRestIsTheReference() throws {
    let report = try #require(Self.reports["five-point"])
    let rests = report.comparisons.filter { $0.kind == .rest }
    #expect(rests.count == 24)
    for comparison in rests {
      let values = try reference("five-point", "segments").filter {
        $0["subject"] == comparison.subject.id && $0["segment"] == comparison.segment.label && $0["statistic"]?.hasPrefix("rest_") == true
      }
      #expect(compare(values) { number($0.dropFirst(5), comparison) } == 6)
      // An overall score is one of few where one of its dimensions is.
      #expect(comparison.verdict == .few || comparison.n >= 30)
      #expect(comparison.verdict != .few || comparison.n < 30 || comparison.subject.id == "overall_dimensions")
    }
  }

  @Test func pairsOfBranchesAreTheReference() throws {
    let report = try #require(Self.reports["five-point"])
    for value in try reference("five-point", "pairs") where value["statistic"] == "pair_diff" {
      let parts = (value["subject"] ?? "").split(separator: "|").map(String.init)
      let found = report.comparisons.first { pair in
        let labels = [pair.segment.label, report.segments.first { $0.value == pair.against }?.label ?? ""]
        return pair.kind == .pair && pair.subject.id == parts[0] && Set(labels) == Set(parts.dropFirst())
      }
      let pair = try #require(found)
      let sign = pair.segment.label == parts[1] ? 1.0 : -1.0
      // The reference compares respondents' means of observed dimensions; ours is the mean of dimension means.
      if parts[0] != "overall_dimensions" {
        #expect(agree(sign * pair.difference.estimate, value["value"].flatMap { Double($0) }, digits: 1e-10), "\(parts)")
      }
    }
  }

  // MARK: Reliability

  private func number(_ name: String, _ row: ReliabilityRow) -> Double?? {
    switch name {
    case "n": return Double(row.n)
    case "k": return Double(row.items)
    case "alpha": return row.alpha
    case "feldt_low": return row.interval?.low
    case "feldt_high": return row.interval?.high
    case "ase": return row.figures?.alphaError.value
    case "alpha_standardised": return row.figures?.standardisedAlpha.value
    case "lambda6": return row.figures?.lambda6.value
    case "mean_r": return row.figures?.averageCorrelation.value
    case "median_r": return row.figures?.medianCorrelation.value
    case "omega": return row.omega?.value
    default: return nil
    }
  }

  @Test(arguments: surveys)
  func reliabilityIsTheReference(_ survey: String) throws {
    let report = try #require(Self.reports[survey])
    let values = try reference(survey, "reliability")
    var compared = 0
    for row in report.reliability where row.segment == .all {
      compared += compare(values.filter { $0["subject"] == row.subject.id && $0["side"] == row.side.rawValue }) { number($0, row) }
    }
    for row in report.items where row.score.segment == .all {
      for (side, consistency) in row.sides {
        let known = ["item_rest_r": consistency.restCorrelation, "alpha_if_deleted": consistency.alphaIfDeleted]
        compared += compare(values.filter { $0["subject"] == row.item.id && $0["side"] == side.rawValue }) { known[$0] }
      }
    }
    #expect(compared == values.filter { !["r_ep", "r_diff"].contains($0["statistic"]) }.count)
  }

  /// The reference's figure is over respondents complete on both sides; ours over each side's own, so they agree where nobody left any out.
  @Test func theReliabilityOfDifferencesIsTheReference() throws {
    let report = try #require(Self.reports["seven-point"])
    let values = try reference("seven-point", "reliability").filter { $0["statistic"] == "r_diff" }
    for row in report.reliability where row.segment == .all && row.side == .gap && row.subject.id != "overall_items" {
      let own = values.filter { $0["subject"] == row.subject.id }
      #expect(compare(own) { $0 == "r_diff" ? .some(row.differenceReliability) : nil } == own.count)
    }
    #expect(values.count == 8)
  }

  @Test func whatCannotBeComputedSaysWhy() throws {
    let report = try #require(Self.reports["seven-point"])
    let against = try #require(report.reliability.first { $0.segment == .all && $0.reason == .negativeCovariance })
    #expect(against.alpha.map { $0 < 0 } == true && !against.suspects.isEmpty)
    let constant = try #require(report.reliability.first { $0.segment == .all && $0.side == .expectation && !$0.constantItems.isEmpty })
    #expect(constant.alpha != nil && constant.figures?.alphaWithoutConstant?.value != nil && constant.omega?.value == nil)
    let single = try #require(Self.reports["slider"]?.reliability.first { $0.items == 1 })
    #expect(single.alpha == nil && single.reason == .singleItem)
  }

  // MARK: Segments

  @Test func testsOfAllBranchesAreTheReference() throws {
    let report = try #require(Self.reports["five-point"])
    #expect(report.segmentTests.count == 6)
    for test in report.segmentTests where test.subject.id != "overall_dimensions" {
      let known: [String: Double?] = [
        "welch_f": test.means?.f, "welch_df1": test.means?.df1, "welch_df2": test.means?.df2, "welch_p": test.means?.p,
        "kw_h": test.ranks?.h, "kw_df": test.ranks.map { Double($0.df) }, "kw_p": test.ranks?.p,
      ]
      #expect(compare(try reference("five-point", "segments").filter { $0["subject"] == test.subject.id }) { known[$0] } == 7)
    }
    // The ranks of the overall score are of respondents' own means, as the reference's are; the means of the dimensions' are not.
    let overall = try #require(report.segmentTests.last)
    let values = try reference("five-point", "segments").filter { $0["subject"] == "overall_dimensions" }
    #expect(compare(values) { ["kw_h": overall.ranks?.h, "kw_p": overall.ranks?.p][$0] } == 2)
  }
}
