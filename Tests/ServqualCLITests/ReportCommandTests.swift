import Foundation
import TestSupport
import Testing

/// `servqual report`: pages and files from a document or a ledger, without measuring again.
@Suite struct ReportCommandTests {
  private let bank = ["score", "SampleData/harbour-bank/2026-q2.csv", "--by", "branch", "--quiet"]

  @Test func aRunIsRebuiltFromItsDocument() throws {
    let place = try TemporaryFile("", named: "place")
    let base = URL(fileURLWithPath: place.path).deletingLastPathComponent()
    let (first, second) = (base.appendingPathComponent("first"), base.appendingPathComponent("second"))
    #expect(try Command.run(bank + ["--out", first.path]).status == 0)
    #expect(try Command.run(["report", first.appendingPathComponent("dashboard.json").path, "--out", second.path]).status == 0)
    let (one, other) = (try Command.files(in: first), try Command.files(in: second))
    #expect(one == other && one.count > 20 && one["index.html"] != nil && one["quarantine.ndjson"] != nil)
    let chinese = try Command.run([
      "report", first.appendingPathComponent("dashboard.json").path, "--out", second.path, "--lang", "zh-Hant",
    ])
    #expect(chinese.status == 0 && chinese.errors.contains("index.html"))
    #expect(try String(contentsOf: second.appendingPathComponent("index.html"), encoding: .utf8).contains("服務品質"))
  }

  @Test func theDocumentComesThroughAPipe() throws {
    let document = try Command.run(bank + ["--format", "json"]).output
    let page = try Command.run(["report", "-", "--format", "html"], input: document)
    #expect(page.status == 0 && page.output.hasPrefix("<!DOCTYPE html>") && page.output.contains("falls short of expectation by 0.70"))
    #expect(try Command.run(["report", "-", "--format", "json"], input: document).output == document)
    let text = try Command.run(["report", "-", "--lang", "zh-Hans"], input: document)
    #expect(text.output.hasPrefix("服务质量：2026-q2\n感受低于期望 0.70 分"))
  }

  @Test func whatIsNoDocumentIsRefusedByName() throws {
    let cases = [
      ("{", 65, "it is not JSON (byte 1: a key is expected)"), ("[1]", 65, "not the dashboard.json of a run"),
      (#"{"schema": {"name": "servqual-dashboard", "version": 9}, "run": {}, "tables": {}}"#, 65, "use a later servqual"),
      (
        #"{"schema": {"name": "servqual-dashboard", "version": 1}, "run": {}, "tables": {"scores": [{"a": 1}, {"b": 1}]}}"#, 65,
        "'survey' of its run is missing or damaged"
      ),
    ]
    for (input, status, message) in cases {
      let outcome = try Command.run(["report", "-"], input: input)
      #expect(outcome.status == status && outcome.errors.contains(message), "\(outcome.errors)")
    }
    #expect(try Command.run(["report", "nowhere.json"]).status == 66)
    #expect(try Command.run(["report", "nowhere.yaml"]).status == 66)
    #expect(try Command.run(["report", "-", "--lang", "fr"], input: "").status == 64)
  }

  @Test func aLedgerIsReportedWithoutPublishing() throws {
    let place = try TemporaryFile(
      """
      survey: bank
      read: {from: {inbox: incoming/, settled: 0s}}
      score: {by: branch}
      ledger: {file: ledger.sqlite, key: {file: ledger.key}}
      write: {to: published}
      """, named: "nightly.yaml")
    let folder = URL(fileURLWithPath: place.path).deletingLastPathComponent()
    let path = { (name: String) in folder.appendingPathComponent(name).path }
    try FileManager.default.createDirectory(atPath: path("incoming"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.path("SampleData/harbour-bank/2026-q2.csv"), toPath: path("incoming/q2.csv"))
    #expect(try Command.run(["ledger", "key", path("ledger.key")]).status == 0)
    #expect(try Command.run(["run", place.path, "--quiet"]).status == 0)
    let outcome = try Command.run(["report", place.path, "--out", path("look")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let published = try String(contentsOfFile: path("published/current/index.html"), encoding: .utf8)
    #expect(try String(contentsOfFile: path("look/index.html"), encoding: .utf8) == published)
    let unknown = try Command.run(["report", place.path, "--survey", "other"])
    #expect(unknown.status == 64 && unknown.errors.contains("known: bank"))
  }
}
