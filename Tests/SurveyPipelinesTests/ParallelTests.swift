import Foundation
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

  private func run(_ path: String, workers: Int, isReference: Bool = false, by segment: String = "branch") throws -> Study {
    var request = StudyRequest(paths: [path])
    request.plan.segments = [segment]
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

  /// A header in another order, far behind the first, refuses the file and names the line of the whole table.
  @Test func aForeignHeaderIsToldByItsOwnLine() throws {
    let text = table(seed: 3, hasStrayQuotes: false)
    let names = text.prefix { $0 != "\r\n" }.split(separator: ",")
    let foreign = (names[..<3] + names[25..<47] + names[3..<25] + names[47...]).joined(separator: ",")
    let file = try TemporaryFile(text + foreign + "\r\n", named: "t.csv")
    let refusals = try [1, 2, 3].map { try #require(try run(file.path, workers: $0).sources.first?.refusal) }
    let lines = text.unicodeScalars.count { $0 == "\n" }
    #expect(refusals[0].kind == "header_ambiguous" && refusals[0].line == lines + 1)
    #expect(refusals[1] == refusals[0] && refusals[2] == refusals[0])
  }

  /// A document is read by one thread while another counts; that does not show either, nor does where a broken one ends.
  @Test func readingAheadDoesNotShow() throws {
    let whole = try String(contentsOfFile: Repository.path("SampleData/lakeside-clinic/2026-05.xml"), encoding: .utf8)
    for text in [whole, String(whole.dropLast(whole.count / 3))] {
      let file = try TemporaryFile(text, named: "t.xml")
      let (single, ahead) = (try run(file.path, workers: 1, by: "科室"), try run(file.path, workers: 2, by: "科室"))
      let (expected, source) = (try #require(single.sources.first), try #require(ahead.sources.first))
      #expect((expected.refusal == nil) == (text == whole))
      #expect(source.refusal == expected.refusal && source.accounting == expected.accounting && source.findings == expected.findings)
      #expect(ahead.tally == single.tally && ahead.period == single.period)
    }
  }
}
