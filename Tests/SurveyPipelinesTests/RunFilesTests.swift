import Foundation
import SatisfactionReporting
import SurveyLedger
import TestSupport
import Testing

@testable import SurveyPipelines

/// Every file of a run, made of its document.
@Suite struct RunFilesTests {
  private static let hostile = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "__proto__", "constructor", String(repeating: "x", count: 1_000),
    "مستشفى المدينة", "abc\u{202E}gpj.exe", "＝1+1",
  ]

  /// A run whose segments are named as above, made once.
  private static let made = Result { try make() }
  private func document() throws -> DashboardDocument { try Self.made.get() }

  private static func make() throws -> DashboardDocument {
    let sheets = (0..<8 * 24).map { row in
      var sheet = Sheet("R\(row)", "2026-0\(row % 6 + 1)-02T08:00:00Z", 3 + row % 4)
      sheet.site = "\"" + hostile[row % 8].replacingOccurrences(of: "\"", with: "\"\"") + "\""
      return sheet
    }
    let file = try TemporaryFile(Sheet.export(sheets), named: "hostile.csv")
    var request = StudyRequest(paths: [file.path])
    request.plan.segments = ["site"]
    request.needsDigests = true
    let study = try Study.run(request)
    let report = try #require(study.report())
    return study.document(report, run: study.identity(minimumCell: 3), minimumCell: 3)
  }

  private func files(_ document: DashboardDocument, _ change: (inout RunFileOptions) -> Void = { _ in }) throws -> [String: [UInt8]] {
    var options = RunFileOptions()
    change(&options)
    let files = try RunFiles(document, quarantine: [], options: options).all
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
  }

  private func text(_ files: [String: [UInt8]], _ name: String) throws -> String {
    String(decoding: try #require(files[name]), as: UTF8.self)
  }

  @Test func hostileTextsAreUnchangedInDataAndCannotAct() throws {
    let files = try files(document()) { $0.hasDatabase = true }
    let labels = try JSONRow.rows(of: #require(files["scores.json"]), at: []).compactMap { $0.text("segment_label") }
    #expect(Set(labels) == Set(Self.hostile + ["All"]))
    for (name, bytes) in files where name.hasSuffix(".json") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("<script"), "\(name)")
    }
    let csv = try text(files, "scores.csv")
    #expect(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\")\",") && csv.contains(",\"'＝1+1\",") && csv.contains(",__proto__,"))
    #expect(!csv.contains(",=") && !csv.contains("\n=") && !csv.contains(",＝"))
  }

  @Test func whatIsDrawnOrExposedHasShortNamesWithoutDirectionMarks() throws {
    let files = try files(document())
    for (name, bytes) in files where name.hasPrefix("charts/") || name == "metrics.prom" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("\u{202E}") && !text.contains(String(repeating: "x", count: 70)), "\(name)")
    }
    let heatmap = try text(files, "charts/heatmap.vl.json")
    for name in ["‘constructor’", "‘__proto__’", "مستشفى المدينة", "abc\u{FFFD}gpj.exe"] { #expect(heatmap.contains("\"\(name)\"")) }
    #expect(try text(files, "metrics.prom").contains("segment_label=\"=HYPERLINK(\\\"http://x\\\")\""))
  }

  @Test func aDocumentThatIsReadAgainGivesTheSameFiles() throws {
    let document = try document()
    let again = try DashboardDocument(json: document.json)
    let (one, other) = (try files(document) { $0.hasDatabase = true }, try files(again) { $0.hasDatabase = true })
    #expect(one.keys.sorted() == other.keys.sorted())
    for (name, bytes) in one { #expect(other[name] == bytes, "\(name)") }
  }

  /// A later version may have a column more at the end of a table, and a table more.
  @Test func columnsAndTablesThatAreNotKnownAreKept() throws {
    let json = String(decoding: try document().json, as: UTF8.self)
    let more = json.replacingOccurrences(of: "\"period\": null}", with: "\"period\": null, \"later\": 1.5}")
      .replacingOccurrences(
        of: "\"tables\": {", with: "\"tables\": {\n\"novel\": [\n{\"a\": null, \"b\": 1},\n{\"a\": \"x\", \"b\": 2}\n],")
    let files = try files(DashboardDocument(json: Array(more.utf8))) { $0.hasDatabase = true }
    #expect(try text(files, "scores.csv").split(separator: "\n").first?.hasSuffix(",period,later") == true)
    #expect(try text(files, "novel.csv") == "a,b\n,1\nx,2\n")
    let package = try text(files, "datapackage.json")
    #expect(package.contains("{\"name\": \"later\", \"type\": \"number\"") && package.contains("{\"name\": \"b\", \"type\": \"integer\""))
    #expect(files["dashboard.sqlite"] != nil && files["schema/novel.schema.json"] == nil)
  }

  @Test func optionsAddAFileAndMarkTheTables() throws {
    let document = try document()
    #expect(try files(document)["dashboard.sqlite"] == nil)
    #expect(try files(document) { $0.hasDatabase = true }["dashboard.sqlite"]?.starts(with: Array("SQLite format 3".utf8)) == true)
    let (plain, excel) = (try files(document)["items.csv"], try files(document) { $0.isForExcel = true }["items.csv"])
    #expect(plain?.first == UInt8(ascii: "s") && excel?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
    #expect(excel?.filter { $0 == 0x0D }.count == plain?.filter { $0 == 0x0A }.count)
  }

  @Test func metricsAreSamplesThatAreShown() throws {
    let lines = try text(files(document()), "metrics.prom").split(separator: "\n")
    let samples = lines.filter { !$0.hasPrefix("#") }
    let names = Set(samples.map { $0.prefix { $0 != "{" } })
    #expect(
      names == [
        "servqual_score_responses", "servqual_score_quarantined_records", "servqual_score_newest_response_timestamp_seconds",
        "servqual_score_gap", "servqual_score_gap_lower", "servqual_score_gap_upper", "servqual_score_perception",
        "servqual_score_respondents",
      ])
    #expect(samples.contains("servqual_score_responses{survey=\"hostile\"} 192"))
    #expect(samples.contains("servqual_score_newest_response_timestamp_seconds{survey=\"hostile\"} 1780387200"))
    // Five dimensions and two overall scores of everybody, and the overall score of eight segments.
    #expect(samples.filter { $0.hasPrefix("servqual_score_gap{") }.count == 7 + 8)
    #expect(samples.allSatisfy { Double($0.split(separator: " ").last ?? "") != nil && $0.contains("} ") })
    let hidden = try document().hidden()
    #expect(String(decoding: try #require(hidden), as: UTF8.self).contains("servqual_score_gap") == false)
  }
}

extension DashboardDocument {
  /// The metrics of the same document with every row hidden.
  fileprivate func hidden() throws -> [UInt8]? {
    let text = String(decoding: json, as: UTF8.self).replacingOccurrences(of: "\"suppressed\": false", with: "\"suppressed\": true")
    return try RunFiles(DashboardDocument(json: Array(text.utf8)), quarantine: nil).all.first { $0.name == "metrics.prom" }?.bytes
  }
}
