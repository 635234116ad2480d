import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// One respondent counts once over all files of a run: the latest recorded time, then the later arrival, then the later record.
@Suite struct DuplicateTests {
  private static let header =
    "respondent_id,submitted_at,branch," + (1...22).map { "E\($0)" }.joined(separator: ",") + ","
    + (1...22).map { "P\($0)" }.joined(separator: ",")

  private func row(_ id: String, _ time: String, _ answer: Int, branch: String = "A") -> String {
    "\(id),\(time),\(branch)," + Array(repeating: "6", count: 22).joined(separator: ",") + ","
      + Array(repeating: "\(answer)", count: 22).joined(separator: ",")
  }

  private func study(_ files: [[String]]) throws -> Study {
    let written = try files.enumerated().map {
      try TemporaryFile(([Self.header] + $0.element).joined(separator: "\n") + "\n", named: "file\($0.offset).csv")
    }
    var request = StudyRequest(paths: written.map(\.path))
    request.plan.segments = ["branch"]
    return try Study.run(request)
  }

  private func mean(_ study: Study) -> Double? { study.report()?.total("overall_dimensions")?.perception?.mean }

  @Test func theLatestTimeStaysWhateverTheOrderOfFiles() throws {
    let old = [row("R1", "2026-01-01", 2), row("R2", "2026-01-01", 4)]
    let new = [row("R1", "2026-02-01", 6)]
    for files in [[old, new], [new, old]] {
      let study = try study(files)
      #expect(study.responses == 2)
      #expect(mean(study) == 5)
      #expect(study.sources.map(\.accounting.quarantined).reduce(0, +) == 1)
      #expect(study.sources.flatMap(\.findings).map(\.rule) == [.duplicateConflict])
    }
  }

  @Test func equalTimesLetTheLaterArrivalStay() throws {
    let study = try study([[row("R1", "2026-01-01", 2)], [row("R1", "2026-01-01", 5)]])
    #expect(mean(study) == 5)
    #expect(study.sources.map(\.accounting.responses) == [0, 1])
  }

  @Test func identicalRowsKeepTheFirst() throws {
    let study = try study([[row("R1", "2026-01-01", 2), row("R2", "2026-01-01", 3)], [row("R1", "2026-01-01", 2)]])
    #expect(study.sources.map(\.accounting.responses) == [2, 0])
    #expect(study.sources[1].findings.map(\.rule) == [.duplicateIdentical])
    #expect(study.sources[1].findings.map(\.position.line) == [2])
  }

  @Test func aMovedRespondentCountsInOneSegmentOnly() throws {
    let study = try study([[row("R1", "2026-01-01", 2), row("R1", "2026-03-01", 2, branch: "B")]])
    let report = try #require(study.report())
    #expect(report.segments.map(\.label) == ["All", "B"])
    #expect(report.responses == 1)
  }

  @Test func idsThatDifferInCompositionOnlyAreOne() throws {
    let study = try study([[row("Zo\u{E9}", "2026-01-01", 2), row(" Zoe\u{301} ", "2026-01-02", 4)]])
    #expect(study.responses == 1)
    #expect(mean(study) == 4)
  }

  @Test func aFileWithoutIDsCountsEveryRow() throws {
    let lines = [String(Self.header.dropFirst("respondent_id,".count))] + [1, 2].map { _ in String(row("", "2026-01-01", 3).dropFirst(1)) }
    let file = try TemporaryFile(lines.joined(separator: "\n") + "\n", named: "anonymous.csv")
    #expect(try Study.run(StudyRequest(paths: [file.path])).responses == 2)
  }
}
