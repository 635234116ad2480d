import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Any number of workers gives the same tally, account and findings, positions included.
@Suite struct ParallelTests {
  private func table(seed: UInt64, hasStrayQuotes: Bool) -> String {
    var random = RandomResponses(seed: seed)
    let comments = ["", "fine", "\"two\r\nlines\"", "\"a, \"\"b\"\"\"", "\"\n\n\"", "服务"]
    var text =
      "id,submitted_at,branch," + (1...22).map { "E\($0)" }.joined(separator: ",") + "," + (1...22).map { "P\($0)" }.joined(separator: ",")
      + ",comment\r\n"
    var row = 0
    while text.utf8.count < 230_000 {
      row += 1
      var cells = (0..<44).map { _ in "\(1 + random.below(7))" }
      let damage = random.below(120)
      if damage == 0 { cells[random.below(44)] = "9" }
      if damage == 1 { cells.removeLast() }
      if damage == 2, hasStrayQuotes { cells[3] = "5\"" }
      let id = damage == 3 ? "r\(1 + random.below(row))" : "r\(row)"
      text +=
        "\(id),2026-04-\(10 + random.below(20))T10:00:00Z,b\(random.below(5)),\(cells.joined(separator: ",")),\(comments[random.below(comments.count)])"
      text += damage == 4 ? "\n\n" : "\r\n"
    }
    return text
  }

  private func run(_ path: String, workers: Int, isReference: Bool = false) throws -> Study {
    var request = StudyRequest(paths: [path])
    request.plan.segments = ["branch"]
    (request.workers, request.parallelBytes, request.usesReferenceReader) = (workers, 0, isReference)
    return try Study.run(request)
  }

  @Test(arguments: [1, 2], [false, true])
  func workersDoNotShow(_ seed: Int, hasStrayQuotes: Bool) throws {
    let file = try TemporaryFile(table(seed: UInt64(seed), hasStrayQuotes: hasStrayQuotes), named: "t.csv")
    let single = try run(file.path, workers: 1, isReference: true)
    let expected = try #require(single.sources.first)
    #expect(expected.accounting.quarantined > 5)
    #expect((expected.accounting.reasons[.badQuote] ?? 0 > 0) == hasStrayQuotes)
    for workers in [1, 2, 3] {
      let study = try run(file.path, workers: workers)
      let source = try #require(study.sources.first)
      #expect(study.tally == single.tally, "\(workers) workers")
      #expect(source.accounting == expected.accounting, "\(workers) workers")
      #expect(source.findings == expected.findings, "\(workers) workers")
      #expect(study.period == single.period)
    }
  }
}
