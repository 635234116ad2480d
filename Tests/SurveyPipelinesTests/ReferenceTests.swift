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
      request.plan.instrument = try Instrument.named( Repository.path("Tests/Support/Reference/\(survey).yaml"))
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
      #expect((comparison.verdict == .few) == (comparison.n < 30))
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
}
