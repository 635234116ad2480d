import SatisfactionScoring
import StatisticalInference
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// A real export (CP949, sentences as headers, columns out of order, empty respondents) against reference values computed with scipy and
/// pingouin. Skipped where the file is not at hand: it is not part of the project.
@Suite(.enabled(if: Repository.shared("exports/servqual/kiosk_servqual_cp949.csv") != nil, "the kiosk export is not beside the repository"))
struct KioskTests {
  private func report(_ codebook: String = "codebook") throws -> SatisfactionReport {
    let path = try #require(Repository.shared("exports/servqual/kiosk_servqual_cp949.csv"))
    var request = StudyRequest(paths: [path])
    request.encoding = TextEncoding(named: "cp949")
    request.plan.codebook = try Codebook.contents(of: Repository.path("SampleData/kiosk/\(codebook).yaml"))
    let study = try Study.run(request)
    #expect(study.sources.first?.accounting.records == 211)
    #expect(study.sources.first?.accounting.reasons == [.noAnswers: 4])
    return try #require(study.report())
  }

  @Test func gapsAreTheReference() throws {
    let report = try report()
    let rows = try figures(try #require(Repository.shared("published/kiosk_reference_gaps.csv")))
    #expect(rows.count == 34)
    for row in rows {
      let score = try #require(self.score(row, report), "\(row["name"] ?? "")")
      let number = { (column: String) in row[column].flatMap { Double($0) } }
      #expect(Double(score.n) == number("n"))
      let gap = try #require(score.gap)
      let pairs: [(String, Double?)] = [
        ("mean_E", score.expectation?.mean), ("sd_E", score.expectation?.sd), ("mean_P", score.perception?.mean),
        ("sd_P", score.perception?.sd), ("gap", gap.mean), ("sd_gap", gap.sd), ("se_gap", gap.se), ("ci_lo", gap.interval?.low),
        ("ci_hi", gap.interval?.high), ("t", gap.t), ("df", gap.df), ("p_t", gap.p), ("dz", gap.dz),
        ("n_lt", Double(score.outcomes?.below ?? -1)), ("n_eq", Double(score.outcomes?.met ?? -1)),
        ("n_gt", Double(score.outcomes?.exceeded ?? -1)),
      ]
      for (column, ours) in pairs { #expect(agree(ours, number(column)), "\(row["name"] ?? "") \(column)") }
      #expect(agree(score.adjustedP, number("p_holm"), digits: 1e-8) || row["level"]?.hasPrefix("overall") == true)
      #expect(agree(score.tests?.discoveryP, number("p_bh"), digits: 1e-8) || row["level"]?.hasPrefix("overall") == true)
      #expect(agree(score.tests?.correlation, number("r_EP"), digits: 1e-9))
      for (rule, name) in [(SignedRanks.ZeroRule.drop, "wilcox"), (.pratt, "pratt"), (.zsplit, "zsplit")] {
        let test = try #require(score.tests?.signedRanks.first { $0.rule == rule })
        #expect(agree(min(test.wPlus, test.wMinus), number("W_\(name)")), "\(row["name"] ?? "") \(name)")
        #expect(agree(test.p, number("p_\(name)"), digits: 1e-8), "\(row["name"] ?? "") \(name)")
      }
      // The reference's factor is 1 - 3/(4 df - 1), an approximation of the exact one: they part in the sixth digit.
      #expect(agree(gap.dz.map { $0 * (1 - 3 / (4 * 206 - 1)) }, number("gz"), digits: 1e-9))
      #expect(agree(gap.g, number("gz"), digits: 1e-5))
    }
  }

  private func score(_ row: [String: String], _ report: SatisfactionReport) -> ScoreRow? {
    let name = row["name"] ?? ""
    switch row["level"] {
    case "item": return report.items.first { $0.item.number == Int(name.dropFirst()) && $0.score.segment == .all }?.score
    case "dimension": return report.total(name)
    case "overall_mean_of_dimensions": return report.total("overall_dimensions")
    default: return report.total("overall_items")
    }
  }

  @Test func alphasAreTheReference() throws {
    let report = try report()
    let rows = try figures(try #require(Repository.shared("published/kiosk_reference_alpha.csv")))
    #expect(rows.count == 27)
    for row in rows {
      let scale = row["scale"] == "ALL" ? "overall_items" : row["scale"] ?? ""
      let reliability = try #require(report.total(scale)?.reliability)
      let sides = ["E": reliability.expectation, "P": reliability.perception, "gap": reliability.gap]
      #expect(agree(sides[row["side"] ?? ""] ?? nil, row["alpha"].flatMap { Double($0) }), "\(scale) \(row["side"] ?? "")")
      #expect(Double(reliability.n) == row["n"].flatMap { Double($0) })
      guard row["side"] == "gap" else { continue }
      // The reference printed the limits with three decimals.
      #expect(abs((reliability.gapInterval?.low ?? 9) - (row["feldt_lo"].flatMap { Double($0) } ?? 0)) < 0.00051)
      #expect(abs((reliability.gapInterval?.high ?? 9) - (row["feldt_hi"].flatMap { Double($0) } ?? 0)) < 0.00051)
    }
  }

  private func quadrants(_ report: SatisfactionReport, _ kind: CrosshairKind) -> [Int] {
    let found = report.importancePerformance.filter { $0.kind == kind && $0.score.segment == .all }.map(\.quadrant)
    return [.keepUp, .concentrateHere, .lowPriority, .possibleOverkill].map { (quadrant: Quadrant) in found.count { $0 == quadrant } }
  }

  /// The counts that were published for this survey take its satisfaction block for performance; the perceptions of the first half give others.
  @Test func quadrantsAreTheReferenceUnderBothCrosshairs() throws {
    let second = try report("importance")
    #expect(second.importancePerformance.count == 24 * 3)
    #expect(quadrants(second, .means) == [12, 5, 7, 0])
    #expect(quadrants(second, .midpoint) == [19, 1, 0, 4])
    // numpy 2.4.6, on the same file.
    let first = try report()
    #expect(quadrants(first, .means) == [13, 4, 7, 0])
    #expect(quadrants(first, .midpoint) == [19, 1, 2, 2])
    #expect(agree(first.importancePerformance.first?.crosshair?.importance, 5.852657004830918))
    #expect(agree(first.importancePerformance.first?.crosshair?.performance, 4.871779388083736))
    #expect(agree(second.importancePerformance.first?.crosshair?.performance, 4.903582930756844))
  }

  @Test func withoutItsEncodingTheFileIsRefusedWithCandidates() throws {
    let path = try #require(Repository.shared("exports/servqual/kiosk_servqual_cp949.csv"))
    let study = try Study.run(StudyRequest(paths: [path]))
    let refusal = try #require(study.sources.first?.refusal)
    #expect(refusal.kind == "encoding_undetermined")
    #expect(refusal.advice.contains("cp949"))
  }
}
