import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// A study with the wave before: matched by ids whatever the file, the order and the number of workers.
@Suite struct WaveTests {
  private static let now = Repository.path("SampleData/harbour-bank/2026-q2.csv")
  private static let before = Repository.path("SampleData/harbour-bank/2026-q1.csv")

  private static let header =
    "respondent_id,submitted_at,branch," + (1...22).map { "E\($0)" }.joined(separator: ",") + ","
    + (1...22).map { "P\($0)" }.joined(separator: ",")

  private func row(_ id: String, _ time: String, _ answer: Int, branch: String = "A") -> String {
    "\(id),\(time),\(branch)," + Array(repeating: "6", count: 22).joined(separator: ",") + ","
      + (0..<22).map { "\(min(7, answer + $0 % 2))" }.joined(separator: ",")
  }

  private func file(_ rows: [String], _ name: String) throws -> TemporaryFile {
    try TemporaryFile(([Self.header] + rows).joined(separator: "\n") + "\n", named: name)
  }

  private func run(_ now: [String], _ before: [String], by: [String] = ["branch"], _ change: (inout StudyRequest) -> Void = { _ in })
    throws -> Study
  {
    var request = StudyRequest(paths: now)
    (request.previous, request.plan.segments) = (before, by)
    change(&request)
    return try Study.run(request)
  }

  // MARK: Against an independent program

  /// Changes by segment and subject as `oracle_waves.py` computed them with numpy and scipy; its versions stand in the file.
  @Test func changesAreTheOracles() throws {
    let study = try run([Self.now], [Self.before])
    let report = try #require(study.report())
    let tables = ReportTables(report, run: study.identity(minimumCell: 0), sources: study.sources, minimumCell: 0)
    let file = Repository.path("SampleData/harbour-bank/expected-changes.json")
    let expected = try JSONRow.rows(ofFile: file, at: ["changes"])
    let ours = try JSONRow.rows(of: #require(tables["comparisons"]).json, at: []).filter { $0.text("comparison") == "previous" }
    let scores = try JSONRow.rows(of: #require(tables["scores"]).json, at: []) + JSONRow.rows(of: #require(tables["items"]).json, at: [])
    #expect(expected.count == 140 && ours.count == expected.count)
    for row in expected {
      let item = row.number("subject").map { "q\($0 < 10 ? "0" : "")\(Int($0))" }
      let isWanted = { (found: JSONRow) in
        let label = found.text("segment_key") == "all" ? "all" : found.text("segment_label")
        return label == row.text("segment_label") && found.text("item") == item
          && (item != nil || found.text("dimension") == row.text("subject"))
      }
      let found = try #require(ours.first(where: isWanted))
      for (column, other) in [
        ("change", "difference"), ("se", "difference_se"), ("df", "df"), ("p", "p"), ("change_p_adjusted", "p_adjusted"), ("n", "n"),
        ("n_against", "n_against"), ("n_matched", "n_matched"), ("change_ci_low", "difference_ci_low"),
      ] { #expect(agree(found.number(other), row.number(column)), "\(row.text("segment_label") ?? "") \(item ?? "") \(column)") }
      let score = try #require(scores.first(where: isWanted))
      for column in ["previous_gap", "change", "change_ci_low", "change_ci_high", "change_p_adjusted"] {
        #expect(agree(score.number(column), row.number(column)), "\(row.text("segment_label") ?? "") \(item ?? "") \(column)")
      }
    }
    #expect(study.previous?.matching?.respondents == 235)
  }

  @Test func theFixedMixIsTheOracles() throws {
    let study = try run([Self.now], [Self.before])
    let report = try #require(study.report())
    let mix = try #require(report.comparisons.first { $0.kind == .previousFixedMix })
    let file = Repository.path("SampleData/harbour-bank/expected-changes.json")
    let expected = try #require(JSONRow.rows(ofFile: file, at: ["fixed_mix"]).first)
    #expect(mix.against == "branch" && mix.segment == .all && mix.subject.id == "overall_dimensions")
    #expect(agree(mix.difference.estimate, expected.number("change")) && agree(mix.difference.se, expected.number("se")))
    #expect(agree(mix.difference.df, expected.number("df")) && agree(mix.difference.p, expected.number("p")))
    #expect(mix.matched == 227 && mix.n == 600 && mix.againstN == 480)
  }

  // MARK: Any order, any number of workers

  @Test(arguments: [1, 2, 4], [0, 64 << 20])
  func workersFilesAndMemoryDoNotShow(_ workers: Int, memory: Int) throws {
    let lines = try String(contentsOfFile: Self.before, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
    let half = lines.count / 2
    let halves = try [Array(lines[1..<half]), Array(lines[half...])].map { (part: [String]) in
      try TemporaryFile(([lines[0]] + part).joined(separator: "\n") + "\n", named: "half.csv")
    }
    let single = try run([Self.now], [Self.before])
    for files in [[Self.before], halves.map(\.path), halves.reversed().map(\.path)] {
      let study = try run([Self.now], files) {
        ($0.workers, $0.parallelBytes, $0.responseBytes, $0.previousLabel) = (workers, 0, memory, "2026-q1")
      }
      #expect(study.tally == single.tally && study.previous?.tally == single.previous?.tally)
      #expect(study.previous?.matching?.tally == single.previous?.matching?.tally, "\(files)")
      #expect(study.previous?.matching?.respondents == 235)
    }
  }

  // MARK: Who is matched

  @Test func theLatestResponseOfEachWaveCounts() throws {
    let now = try file((1...40).map { row("R\($0)", "2026-06-0\(1 + $0 % 9)", 3 + $0 % 3) }, "now.csv")
    let older = (1...40).map { row("R\($0)", "2026-01-01", 1) }
    let latest = (1...40).map { row("R\($0)", "2026-02-0\(1 + $0 % 9)", 2 + $0 % 4) }
    let clean = try file(latest, "before.csv")
    let doubled = try file(older + latest + latest, "before.csv")
    let (expected, study) = (try run([now.path], [clean.path]), try run([now.path], [doubled.path]))
    #expect(study.previous?.summary.responses == 40 && study.previous?.summary.quarantined == 80)
    #expect(study.previous?.matching?.respondents == 40)
    #expect(study.previous?.matching?.tally == expected.previous?.matching?.tally)
    #expect(study.report()?.scores.map(\.change) == expected.report()?.scores.map(\.change))
    #expect(study.sources.map(\.source) == ["now.csv"])
  }

  @Test func idsOfAnyScriptAreMatched() throws {
    let now = try file([row("Zo\u{E9}", "2026-06-01", 4), row("王芳", "2026-06-01", 3), row("R1", "2026-06-01", 3)], "now.csv")
    let before = try file([row(" Zoe\u{301}", "2026-01-01", 4), row("王芳", "2026-01-01", 2), row("R2", "2026-01-01", 5)], "before.csv")
    #expect(try run([now.path], [before.path]).previous?.matching?.respondents == 2)
  }

  @Test func withoutIDsEverybodyIsSomebodyElse() throws {
    let strip = { (rows: [String]) in ([Self.header] + rows).map { $0.drop { $0 != "," }.dropFirst() }.joined(separator: "\n") + "\n" }
    let now = try TemporaryFile(strip((1...9).map { row("", "2026-06-0\($0)", 1 + $0 % 5) }), named: "now.csv")
    let before = try file((1...9).map { row("R\($0)", "2026-01-0\($0)", 2 + $0 % 4) }, "before.csv")
    let study = try run([now.path], [before.path])
    #expect(study.previous?.matching == nil && study.previous?.summary.matched == nil)
    #expect(study.previous?.notes.contains { $0.contains("no ids") } == true)
    #expect(study.report()?.total("overall_dimensions")?.change?.matched == 0)
  }

  @Test func aCumulativeExportIsNoticed() throws {
    let old = (1...9).map { row("R\($0)", "2026-01-0\($0)", 2 + $0 % 4) }
    let before = try file(old, "before.csv")
    let now = try file(old + (10...30).map { row("R\($0)", "2026-06-0\(1 + $0 % 9)", 3 + $0 % 4) }, "now.csv")
    let notes = try run([now.path], [before.path]).previous?.notes
    #expect(notes?.contains { $0.hasPrefix("9 responses are in both waves") } == true)
    let same = try run([before.path], [before.path])
    #expect(same.previous?.repeated == ["before.csv"])
    #expect(same.report()?.scores.allSatisfy { $0.change?.difference.estimate ?? 0 == 0 } == true)
  }

  // MARK: What cannot be compared

  @Test func differentScalesItemsAndFacetsAreNamed() throws {
    let now = try file((1...3).map { row("R\($0)", "2026-06-01", 3) }, "now.csv")
    let perceptions = "respondent_id," + (1...22).map { "P\($0)" }.joined(separator: ",")
    let without = try TemporaryFile(
      "\(perceptions)\nR1,\(Array(repeating: "4", count: 22).joined(separator: ","))\n", named: "perceptions only.csv")
    #expect {
      try run([now.path], [without.path], by: [])
    } throws: {
      let text = "\($0)"
      return text.contains("the wave before, perceptions only,") && text.contains("expectation is asked in this wave only")
        && text.contains("never share a trend line")
    }
  }

  @Test func aFileThatIsRefusedStopsTheComparison() throws {
    let now = try file([row("R1", "2026-06-01", 3)], "now.csv")
    let broken = try TemporaryFile("what,is,this\n1,2,3\n", named: "broken.csv")
    let good = try file([row("R1", "2026-01-01", 3)], "good.csv")
    #expect { try run([now.path], [good.path, broken.path]) } throws: { "\($0)".hasPrefix("broken.csv, of the wave before: ") }
    #expect { try run([now.path], ["/nowhere/x.csv"]) } throws: { "\($0)".contains("no_input") }
  }

  @Test func anEmptyWaveIsNoWave() throws {
    let now = try file([row("R1", "2026-06-01", 3)], "now.csv")
    let empty = try file([], "empty.csv")
    #expect(throws: StudyError.previousEmpty(label: "empty")) { try run([now.path], [empty.path]) }
  }

  @Test func aColumnThatOnlyTheWaveBeforeLacksIsNamed() throws {
    let now = try file([row("R1", "2026-06-01", 3)], "now.csv")
    let lines = try [String(contentsOfFile: now.path, encoding: .utf8).replacing("branch", with: "site")]
    let before = try TemporaryFile(lines[0], named: "before.csv")
    #expect { try run([now.path], [before.path]) } throws: { "\($0)".hasPrefix("before.csv") && "\($0)".contains("branch") }
  }

  @Test func aWaveBeforeNeedsNoPeriods() throws {
    let now = try file((1...9).map { row("R\($0)", "2026-06-0\($0)", 2 + $0 % 4) }, "now.csv")
    let lines = try String(contentsOfFile: now.path, encoding: .utf8).replacing("submitted_at", with: "seen")
    let before = try TemporaryFile(lines, named: "before.csv")
    let study = try run([now.path], [before.path]) { $0.period = .month }
    #expect(study.report()?.total("empathy")?.change?.matched == 9)
  }

  // MARK: The run

  @Test func theRunKnowsTheWaveBefore() throws {
    let plain = try run([Self.now], []) { $0.needsDigests = true }
    let study = try run([Self.now], [Self.before])
    let renamed = try run([Self.now], [Self.before]) { $0.previousLabel = "spring" }
    let ids = [plain, study, renamed].map { $0.identity(minimumCell: 0).runID }
    #expect(Set(ids).count == 3)
    #expect(study.previous?.label == "2026-q1" && renamed.previous?.label == "spring")
    #expect(renamed.report()?.total("empathy")?.change != nil)
  }

  @Test func progressCountsTheFilesOfBothWaves() throws {
    var seen: [String] = []
    var request = StudyRequest(paths: [Self.now])
    request.previous = [Self.before]
    _ = try Study.run(request) { seen.append("\($0.source) \($0.number)/\($0.count)") }
    #expect(Set(seen) == ["2026-q2.csv 1/2", "2026-q1.csv 2/2"])
  }
}
