import Foundation
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Files that are read side by side give what they give one after the other, in their own order.
@Suite struct ManyFilesTests {
  private func table(_ seed: Int, items: Int = 22) -> String {
    var random = RandomResponses(seed: UInt64(seed) + 300)
    var text = "id,submitted_at,branch," + (1...items).map { "E\($0)" }.joined(separator: ",") + ","
    text += (1...items).map { "P\($0)" }.joined(separator: ",") + "\n"
    for row in 0..<40 {
      var cells = (0..<2 * items).map { _ in "\(1 + random.below(7))" }
      if row % 13 == seed % 13 { cells[3] = "9" }
      // Half of the people answer again in another file.
      text +=
        "r\(random.below(2) == 0 ? row : seed * 100 + row),2026-0\(1 + seed % 9)-03T10:00:00Z,b\(random.below(3)),"
        + cells.joined(separator: ",")
      text += "\n"
    }
    return text
  }

  private func run(_ paths: [String], workers: Int, progress: (StudyProgress) -> Void = { _ in }) throws -> Study {
    var request = StudyRequest(paths: paths)
    request.plan.segments = ["branch"]
    (request.workers, request.needsDigests) = (workers, true)
    return try Study.run(request, progress: progress)
  }

  @Test func workersDoNotShow() throws {
    var files = try (1...14).map { try TemporaryFile(table($0), named: "wave-\($0).csv") }
    files.insert(try TemporaryFile("id,submitted_at\nr1,2026-01-01T00:00:00Z\n", named: "other.csv"), at: 5)
    files.insert(try TemporaryFile("", named: "empty.csv"), at: 9)
    let paths = files.map(\.path) + [files[0].path + ".missing"]
    let single = try run(paths, workers: 1)
    #expect(single.responses > 250 && single.sources.count { $0.refusal != nil } == 3)
    #expect(single.sources.reduce(0) { $0 + ($1.accounting.reasons[.duplicateConflict] ?? 0) } > 100)
    for workers in [2, 3, 8] {
      var told: [Int] = []
      let study = try run(paths, workers: workers) { if $0.share == 1 { told.append($0.number) } }
      #expect(study.tally == single.tally && study.period == single.period)
      #expect(study.sources.map(\.source) == single.sources.map(\.source))
      for (source, expected) in zip(study.sources, single.sources) {
        #expect(source.accounting == expected.accounting && source.findings == expected.findings && source.sha256 == expected.sha256)
        #expect(source.refusal?.kind == expected.refusal?.kind && source.refusal?.message == expected.refusal?.message)
      }
      #expect(told == told.sorted() && told.count >= 14)
    }
  }

  /// A file of another instrument ends the run however many are read at a time.
  @Test(arguments: [1, 4])
  func instrumentsAreNotMixed(_ workers: Int) throws {
    var files = try (1...3).map { try TemporaryFile(table($0), named: "wave-\($0).csv") }
    let header = "id,submitted_at,branch," + (1...22).map { "P\($0)" }.joined(separator: ",")
    let row = "r1,2026-01-01T00:00:00Z,b1," + Array(repeating: "5", count: 22).joined(separator: ",")
    files.insert(try TemporaryFile(header + "\n" + row + "\n", named: "performance.csv"), at: 2)
    #expect {
      try run(files.map(\.path), workers: workers)
    } throws: { error in
      guard case .differentInstruments(_, _, let source)? = error as? StudyError else { return false }
      return source == "performance.csv"
    }
  }
}
