import Foundation
import SatisfactionReporting
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Records read from their buffer, stage by stage, give what records read one by one through libcsv or libxml2 give: every count and every
/// finding.
@Suite struct ReaderAgreementTests {
  private func study(_ path: String, isReference: Bool, segments: [String] = [], workers: Int = 1) throws -> Study {
    var request = StudyRequest(paths: [path])
    request.plan.segments = segments
    (request.usesReferenceReader, request.workers, request.parallelBytes) = (isReference, workers, 0)
    return try Study.run(request)
  }

  private func expectAgreement(_ path: String, segments: [String] = [], workers: Int = 1) throws {
    let (ours, reference) = (
      try study(path, isReference: false, segments: segments, workers: workers), try study(path, isReference: true, segments: segments)
    )
    #expect(ours.tally == reference.tally, "\(path)")
    #expect(ours.period == reference.period, "\(path)")
    for (our, their) in zip(ours.sources, reference.sources) {
      #expect(our.accounting == their.accounting, "\(path)")
      #expect(our.findings == their.findings, "\(path)")
      #expect(our.refusal == their.refusal, "\(path)")
    }
  }

  @Test func allSamplesAgree() throws {
    let folders = [Repository.path("SampleData")] + ["bad-inputs", "exports"].compactMap { Repository.shared($0) }
    let paths = folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }.filter { ["csv", "tsv", "txt", "xml", "lsr"].contains(($0 as NSString).pathExtension) }
    #expect(paths.count >= 12)
    for path in paths.sorted() { try expectAgreement(path) }
  }

  /// Cells of every kind that the quick way takes or leaves.
  @Test(arguments: 0..<12)
  func randomTablesAgree(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed) + 40)
    let pick = { (cells: [String]) in cells[random.below(cells.count)] }
    let ids = ["id-7", " id-7 ", "Zoë", "a b", "1.23E+11", "9", "x+y", "0123456789abcdef0123", "", "i\u{200B}d", "\t"]
    let times = [
      "2026-04-01T10:00:00Z", "2026-04-01 10:00:00", "2026-04-01", "2026-02-30T10:00:00Z", "2026-04-01T24:00:00Z", "2026-04-01T10:00Z",
      "2026-4-1 9:05", "",
    ]
    let branches = ["North", "\"South, Old\"", "东城", "", "A branch with a rather long name", "\"He said \"\"hi\"\"\""]
    let rare = ["", " 5", "5.0", "10", "0", "NA", "\"3\"", "\"\"", "５", "x", "-", "\" 4\""]
    let points = ["20", "20", "20", "20", "", "20.5", "abc", "\"20\"", "-1"]
    // The rarer the troublesome cells, the longer the runs of plain rows.
    let rarity = [3, 40, 400, 5_000][seed % 4]
    var lines = ["id,submitted_at,branch,"]
    lines[0] += (1...22).map { "E\($0)" }.joined(separator: ",") + "," + (1...22).map { "P\($0)" }.joined(separator: ",")
    lines[0] += ",W_tangibles,W_reliability,W_responsiveness,W_assurance,W_empathy,comment"
    let isQuoted = seed % 3 == 2
    for row in 0..<300 {
      var cells = [
        random.below(rarity) == 0 ? pick(ids) : "R\(row)", random.below(rarity) == 0 ? pick(times) : "2026-04-0\(1 + row % 9)T10:00:00Z",
        pick(branches),
      ]
      cells += (0..<44).map { _ in random.below(rarity) == 0 ? pick(rare) : "\(1 + random.below(7))" }
      cells += (0..<5).map { _ in random.below(rarity) == 0 ? pick(points) : "20" }
      cells.append(pick(["", "fine", "\"two\nlines\"", "\"a \"\"b\"\"\"", "服务"]))
      lines.append((isQuoted ? cells.map { $0.hasPrefix("\"") ? $0 : "\"\($0)\"" } : cells).joined(separator: ","))
    }
    let file = try TemporaryFile(lines.joined(separator: "\r\n") + "\r\n", named: "t.csv")
    try expectAgreement(file.path, segments: ["branch"])
  }

  /// A scale with numbers of two digits, and numbers that stand for no answer.
  @Test(arguments: 0..<3)
  func tablesOfTwoDigitsAgree(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed) + 90)
    var lines = ["id," + (1...22).map { "E\($0),P\($0)" }.joined(separator: ",")]
    for row in 0..<200 {
      let cells = (0..<44).map { _ in random.below(60) == 0 ? ["99", "07", "11", ""][random.below(4)] : "\(1 + random.below(10))" }
      lines.append("\(row)," + cells.joined(separator: ","))
    }
    let file = try TemporaryFile(lines.joined(separator: "\n") + "\n", named: "t.csv")
    try expectAgreement(file.path)
  }

  /// Documents of plain records and others, in which answers, ids and times are wrong now and then, read and counted on one thread or two.
  @Test(arguments: 0..<8)
  func randomDocumentsAgree(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed) + 140)
    let pick = { (cells: [String]) in cells[random.below(cells.count)] }
    let rarity = [3, 40, 400, 4_000][seed % 4]
    let odd = [
      "<E1>3</E1>", "<note>unknown</note>", "<!-- 7 -->", "<P2 lang=\"en\">4</P2>", "<x><y>1</y></x>", "<comment/>", "&#32;", "text",
    ]
    let values = ["", " 5", "5.0", "10", "NA", "&#53;", "<![CDATA[5]]>", "５", "x &amp; y", "<b>5</b>"]
    var rows = ""
    for row in 0..<400 {
      rows +=
        "\n <response>\n  <id>\(random.below(rarity) == 0 ? "R7" : "R\(row)")</id><branch>\(pick(["North", "东城", "A &amp; B"]))</branch>"
      rows += "<submitted_at>2026-04-0\(1 + row % 9)T\(random.below(rarity) == 0 ? "25" : "10"):00:00Z</submitted_at>"
      for item in (1...22).flatMap({ ["E\($0)", "P\($0)"] }) where random.below(rarity * 3) > 0 {
        rows += "\n  <\(item)>\(random.below(rarity * 10) == 0 ? pick(values) : "\(1 + random.below(7))")</\(item)>"
      }
      rows += random.below(rarity * 4) == 0 ? "\(pick(odd))\n </response>" : "\n </response>"
    }
    let file = try TemporaryFile("<responses>\(rows)\n</responses>\n", named: "t.xml")
    try expectAgreement(file.path, segments: ["branch"], workers: 1 + seed / 4)
    let study = try study(file.path, isReference: false, segments: ["branch"], workers: 2)
    #expect(study.sources[0].accounting.records == 400)
  }
}
