import Foundation
import SurveyPipelines
import TestSupport
import Testing

/// Every manifest under `Pipelines/`, run as it stands over the sample data.
@Suite("Pipelines that ship", .serialized) struct ManifestRunTests {
  /// A folder with the pipelines and the samples, so that what they write is ours.
  private func copy() throws -> NightFolder {
    setenv("SERVQUAL_LEDGER_KEY", "a key for tests, and for nothing else", 1)
    let folder = try NightFolder()
    for name in ["Pipelines", "SampleData"] { try folder.scratch.link(name, to: Repository.path(name)) }
    try FileManager.default.removeItem(atPath: "\(folder.scratch.path)/Pipelines")
    try FileManager.default.copyItem(atPath: Repository.path("Pipelines"), toPath: "\(folder.scratch.path)/Pipelines")
    return folder
  }

  @Test func adHoc() throws {
    let folder = try copy()
    #expect(try folder.run(file: "Pipelines/ad-hoc.yaml") == .done)
    #expect(try folder.rows("scores", "out/report/current").first?.number("responses") == 600)
    #expect(!folder.scratch.exists("out/report/current/ledger.sqlite"))
  }

  @Test func nightlyAndBackfill() throws {
    let folder = try copy()
    try folder.scratch.makeFolder("out/harbour-bank/incoming")
    // As platforms export: on the second night everything again, and what is new.
    let whole = try String(contentsOfFile: Repository.path("SampleData/harbour-bank/2026-q2.csv"), encoding: .utf8)
    let half = whole.components(separatedBy: "\r\n").prefix(301).joined(separator: "\r\n") + "\r\n"
    for (name, text, second) in [("monday.csv", half, 1_780_000_000), ("tuesday.csv", whole, 1_780_000_100)] {
      try folder.scratch.write(text, to: "out/harbour-bank/incoming/\(name)", at: second)
    }
    #expect(try folder.run(file: "Pipelines/nightly.yaml") == .done)
    #expect(folder.told("file_imported").last?.contains("300 added, 0 corrected, 300 unchanged") == true)
    #expect(try folder.rows("sources", "out/harbour-bank/published/current").count == 2)
    #expect(folder.scratch.text("out/harbour-bank/servqual.prom")?.contains("servqual_last_run_timestamp_seconds") == true)
    #expect(try folder.run(file: "Pipelines/backfill.yaml") == .done)
    #expect(folder.told("file_known").count == 2)
    let headline = try #require(try folder.rows("scores", "out/harbour-bank/backfill/current").first)
    #expect(headline.text("period_start") == "2026-04-01" && headline.text("period_end") == "2026-04-30")
  }

  @Test func organisation() throws {
    let folder = try copy()
    try folder.scratch.makeFolder("out/organisation")
    #expect(try folder.run(file: "Pipelines/organisation.yaml") == .configuration)
    #expect(folder.told("run_failed").first?.contains("servqual ledger key") == true)
    try LedgerKeySource.make("\(folder.scratch.path)/out/organisation/ledger.key")
    #expect(try folder.run(file: "Pipelines/organisation.yaml") { $0.asOf = .init(text: "2026-07-01") } == .done)
    #expect(try folder.rows("scores", "out/organisation/published/harbour-bank/current").first?.number("responses") == 600)
    #expect(try folder.rows("scores", "out/organisation/published/lakeside-clinic/current").first?.number("responses") == 240)
    let plan = PipelinePlan(try PipelineManifest.contents(of: "\(folder.scratch.path)/Pipelines/organisation.yaml"))
    let inputs = try JSONRow.rows(of: plan.json, at: ["surveys"])
    #expect(inputs.map { $0.text("survey") } == ["harbour-bank", "lakeside-clinic"])
  }
}
