import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Time cut into periods, from files to the trend table.
@Suite struct TrendTests {
  private static let bank = "SampleData/harbour-bank/2026-q2.csv"

  private func request(_ paths: [String], _ period: PeriodUnit, by: String = "branch") -> StudyRequest {
    var request = StudyRequest(paths: paths)
    request.plan.segments = [by]
    (request.period, request.needsDigests) = (period, true)
    return request
  }

  private func tables(_ study: Study, minimumCell: Int = 0) throws -> ReportTables {
    let report = try #require(study.report())
    return ReportTables(report, run: study.identity(minimumCell: minimumCell), sources: study.sources, minimumCell: minimumCell)
  }

  /// Computed by `Tests/Support/oracle_trend.py`; its versions stand in the file.
  @Test(arguments: ChartMethod.allCases)
  func trendIsTheOracles(_ method: ChartMethod) throws {
    var request = request([Repository.path(Self.bank)], .week)
    (request.conventions.baseline, request.conventions.chart) = (.first(8), method)
    let ours = try JSONRow.rows(of: try #require(tables(Study.run(request))["trend"]).json, at: [])
    let expected = try JSONRow.rows(ofFile: Repository.path("SampleData/harbour-bank/expected-trend.json"), at: ["trend"])
      .filter { $0.text("chart") == method.rawValue }
    #expect(expected.count == 168)
    for row in expected {
      let label = row.text("segment_label") == "all" ? "All" : row.text("segment_label")
      let found = try #require(
        ours.first {
          $0.text("segment_label") == label && $0.text("dimension") == row.text("dimension") && $0.text("period") == row.text("period")
        })
      for column in ["n", "value", "se", "ci_low", "ci_high", "centre", "lower", "upper", "moving_range", "moving_range_upper"] {
        #expect(agree(found.number(column), row.number(column)), "\(label ?? "") \(row.text("dimension") ?? "") \(column)")
      }
      for column in ["period_start", "period_end", "signal", "baseline_start", "baseline_end"] {
        #expect(found.text(column) == row.text(column), "\(label ?? "") \(row.text("dimension") ?? "") \(column)")
      }
      #expect(found.text("limit_method") == method.rawValue)
    }
  }

  /// A table with blanks, times and late corrections.
  private func table(_ rows: Range<Int>) -> String {
    var random = RandomResponses(seed: 12)
    let header = (["id", "submitted_at", "branch"] + (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }).joined(separator: ",")
    let lines = (0..<rows.upperBound).map { row in
      let id = random.below(20) == 0 && row > 0 ? random.below(row) : row
      let cells = (0..<44).map { _ in random.below(25) == 0 ? "" : "\(1 + random.below(7))" }
      let day = 10 + random.below(20)
      return "r\(id),2026-\(["03", "04", "05"][random.below(3)])-\(day)T10:00:00Z,b\(random.below(3)),\(cells.joined(separator: ","))"
    }
    return ([header] + lines[rows]).joined(separator: "\n") + "\n"
  }

  @Test func anySplitAndAnyWorkersGiveTheSameBytes() throws {
    let whole = try TemporaryFile(table(0..<700), named: "all.csv")
    let parts = try [0..<90, 90..<400, 400..<700].map { try TemporaryFile(table($0), named: "part\($0.lowerBound).csv") }
    let expected = try tables(Study.run(request([whole.path], .week)), minimumCell: 10)
    for workers in [1, 3] {
      var request = request([whole.path], .week)
      (request.workers, request.parallelBytes) = (workers, 0)
      let parallel = try tables(Study.run(request), minimumCell: 10)
      #expect(
        parallel["trend"]?.json == expected["trend"]?.json && parallel["scores"]?.json == expected["scores"]?.json, "\(workers) workers")
    }
    // The parts have other digests: everything but the identity of the run is the same.
    let study = try Study.run(request(parts.map(\.path), .week))
    let report = try #require(study.report())
    let run = try Study.run(request([whole.path], .week)).identity(minimumCell: 10)
    let joined = ReportTables(report, run: run, sources: study.sources, minimumCell: 10)
    #expect(joined["trend"]?.json == expected["trend"]?.json && joined["scores"]?.json == expected["scores"]?.json)
    #expect(study.period == run.period)
  }

  @Test func whatCannotBeCutIsToldByName() throws {
    let plain = try TemporaryFile("P1,P2\n1,2\n", named: "plain.csv")
    let header = (1...22).map { "P\($0)" }.joined(separator: ",")
    let untimed = try TemporaryFile("\(header)\n\(Array(repeating: "5", count: 22).joined(separator: ","))\n", named: "untimed.csv")
    var without = StudyRequest(paths: [untimed.path])
    without.period = .month
    #expect(throws: StudyError.noTimes) { try Study.run(without) }
    without.paths = [plain.path]
    #expect(try Study.run(without).report() == nil)
    var many = request([Repository.path(Self.bank)], .day)
    many.maximumSegments = 300
    #expect(throws: StudyError.tooManyCells(limit: 300)) { try Study.run(many) }
    many.maximumSegments = 320
    #expect(try Study.run(many).responses == 600)
  }

  @Test func periodsChangeTheRunAndNotTheScores() throws {
    let plain = try tables(Study.run(request([Repository.path(Self.bank)], .month)))
    var request = request([Repository.path(Self.bank)], .month)
    request.period = nil
    let without = try tables(Study.run(request))
    #expect(without["trend"] == nil && plain["trend"] != nil)
    let (left, right) = (
      try JSONRow.rows(of: #require(plain["scores"]).json, at: []), try JSONRow.rows(of: #require(without["scores"]).json, at: [])
    )
    #expect(left.count == 4 * right.count && left[0].text("run_id") != right[0].text("run_id"))
    for (row, other) in zip(left, right) {
      #expect(row.columns.allSatisfy { $0 == "run_id" || row.number($0) == other.number($0) && row.text($0) == other.text($0) })
    }
  }
}
