import Foundation
import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyPipelines

/// A survey in files of random content, and the partials of random slices of it.
struct SlicedSurvey {
  let files: [TemporaryFile]
  let hasIDs: Bool
  private let isUnique: Bool

  /// What is in a survey's files.
  struct Content {
    var files = 1
    var rows = 40
    var hasIDs = true
    /// Whether respondents come again, in the same file or in another.
    var hasDuplicates = true
    var hasMark = false
  }

  init(_ content: Content, _ random: inout RandomResponses) throws {
    (hasIDs, isUnique) = (content.hasIDs, !content.hasDuplicates)
    files = try (0..<content.files).map { try TemporaryFile(Self.table(content, $0, &random), named: "part\($0).csv") }
  }

  private static func table(_ content: Content, _ file: Int, _ random: inout RandomResponses) -> String {
    let comments = ["", "fine", "\"two\r\nlines\"", "\"a, \"\"b\"\"\"", "\"\n\n\"", "\"one \"\"\n\"\" line\"", "服务"]
    let items = (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }
    let weights = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"].map { "W_\($0)" }
    let columns = (content.hasIDs ? ["respondent_id"] : []) + ["submitted_at", "branch"] + items + weights + ["comment"]
    var text = (content.hasMark ? "\u{FEFF}" : "") + columns.joined(separator: ",") + "\r\n"
    for row in 0..<content.rows {
      var cells = (0..<44).map { _ in random.below(25) == 0 ? "" : "\(1 + random.below(7))" }
      let damage = random.below(40)
      if damage == 0 { cells[random.below(44)] = "9" }
      if damage == 1 { cells.removeLast() }
      if damage == 2 { cells[3] = "５" }
      let known = content.hasDuplicates && random.below(4) == 0 ? random.below(12) : file * 100_000 + row + 1_000
      let points = random.below(8) == 0 ? ["20", "20", "20", "20", "\(10 + random.below(40))"] : ["30", "25", "20", "15", "10"]
      let id = content.hasIDs ? [random.below(60) == 0 ? "1.23E+11" : "r\(known)"] : []
      let time = random.below(30) == 0 ? "then" : "2026-0\(1 + random.below(6))-1\(random.below(3))T10:00:00Z"
      let branch = "b\(random.below(5))"
      text += (id + [time, branch] + cells + points + [comments[random.below(comments.count)]]).joined(separator: ",")
      text += damage == 4 ? "\n\n" : random.below(2) == 0 ? "\n" : "\r\n"
    }
    return text
  }

  var request: StudyRequest {
    var request = StudyRequest(paths: files.map(\.path))
    (request.plan.segments, request.period, request.needsDigests) = (["branch"], .month, true)
    return request
  }

  /// The partial of everything, by one run.
  func whole(isUnique: Bool = false) throws -> TallyFile { try TallyFile.tallying(slice(request, isUnique)) }

  private func slice(_ request: StudyRequest, _ isUnique: Bool) -> TallyRequest {
    var request = TallyRequest(request)
    request.isUnique = isUnique
    return request
  }

  /// The partials of so many random slices, in file order, each stored and read back.
  func slices(_ count: Int, isUnique: Bool = false, _ random: inout RandomResponses) throws -> [TallyFile] {
    try files.enumerated().flatMap { place, file in
      let size = try Data(contentsOf: URL(fileURLWithPath: file.path)).count
      let share = count / files.count + (place < count % files.count ? 1 : 0)
      let cuts = Set((1..<max(2, share)).map { _ in 1 + random.below(size - 1) }).sorted()
      return try zip([0] + cuts, cuts + [size]).map { start, end in
        var request = slice(self.request, isUnique)
        request.study.paths = [file.path]
        (request.range, request.study.parallelBytes, request.study.workers) = (start..<end, 0, 1 + random.below(2))
        return try TallyFile(TallyFile.tallying(request).bytes)
      }
    }
  }

  /// Partials joined in a random order and grouping.
  static func joined(_ slices: [TallyFile], _ random: inout RandomResponses) throws -> TallyFile {
    var left = slices
    while left.count > 1 {
      let group = (0..<min(left.count, 2 + random.below(4))).map { _ in left.remove(at: random.below(left.count)) }
      left.append(try #require(try TallyFile.joining(group)))
    }
    return try #require(left.first)
  }
}

extension Study {
  /// Everything that the files of a run are made of.
  func everything() throws -> [[UInt8]] {
    let measured = try #require(report() as SatisfactionReport?)
    let document = document(measured, run: identity(minimumCell: 0), minimumCell: 0)
    return [document.json, QuarantineLines.ndjson(sources) { _, _ in nil }]
  }
}
