import Foundation
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

@Suite("Nights") struct NightTests {
  private let first = [
    Sheet("R1", "2026-03-01T08:00:00Z", 3), Sheet("R2", "2026-03-02T08:00:00Z", 4), Sheet("R3", "2026-03-03T08:00:00Z", 5, site: "South"),
  ]

  @Test("What arrived is taken in and published; a night without news publishes the same bytes") func takenAndPublished() throws {
    let folder = try NightFolder()
    try folder.deliver(first, as: "a.csv")
    #expect(try folder.run { $0.asOf = nil } == .done)
    #expect(folder.told("file_imported") == ["note: bank: a.csv: 3 added, 0 corrected, 0 unchanged, 0 outdated, 0 quarantined"])
    #expect(folder.scratch.names("done") == ["a.csv"] && folder.scratch.names("incoming").isEmpty)
    #expect(try folder.overallGap() == -2)
    let before = folder.published()
    #expect(before.keys.contains("dashboard.json") && before.keys.contains("manifest.json"))
    try folder.deliver(first, as: "a copy.csv")
    // Neither the hour nor the redelivery leaves a trace in what is published.
    #expect(try folder.run { $0.asOf = nil } == .done)
    #expect(folder.told("file_known").count == 1 && folder.told("unchanged").count == 1)
    #expect(folder.published() == before && folder.scratch.names("done") == ["a copy.csv", "a.csv"])
  }

  @Test("What a manifest says of the files is what is published") func fileSettings() throws {
    let folder = try NightFolder()
    folder.write = "{to: published, min_cell: 0, excel: true, sqlite: true, language: zh-Hans}"
    try folder.deliver(first, as: "a.csv")
    #expect(try folder.run { $0.asOf = nil } == .done)
    let files = folder.published()
    // Read as bytes, since reading text takes the mark away.
    let table = try Data(contentsOf: URL(fileURLWithPath: "\(folder.scratch.path)/published/current/scores.csv"))
    #expect(table.starts(with: [0xEF, 0xBB, 0xBF]) && files["index.html"]?.contains("lang=\"zh-Hans\"") == true)
    #expect(folder.scratch.exists("published/current/dashboard.sqlite") && folder.scratch.exists("published/current/charts/gaps.vl.json"))
    #expect(try folder.run { $0.asOf = nil } == .done && folder.published() == files && folder.told("unchanged").count == 1)
  }

  @Test("The published numbers are those of the file scored by itself") func equalsScore() throws {
    let folder = try NightFolder()
    folder.score = "{by: [branch, channel], period: month}"
    folder.read = "{from: \(Repository.path("SampleData/harbour-bank/2026-q2.csv"))}"
    #expect(try folder.run() == .done)
    var request = StudyRequest(paths: [Repository.path("SampleData/harbour-bank/2026-q2.csv")])
    request.plan.segments = ["branch", "channel"]
    request.period = .month
    request.needsDigests = true
    let study = try Study.run(request)
    let report = try #require(study.report())
    let target = try ReportFolder("\(folder.scratch.path)/scored")
    let identity = study.identity(survey: "bank", asOf: folder.now, minimumCell: 0)
    try study.publish(report, run: identity, minimumCell: 0, includesRaw: false, to: target)
    let runID = try #require(try folder.rows("scores").first?.text("run_id"))
    for table in ["scores", "items", "tests", "comparisons", "trend", "distributions", "conventions", "reliability", "actions"] {
      let scored = folder.scratch.text("scored/\(table).json")?.replacingOccurrences(of: identity.runID, with: runID)
      #expect(scored == folder.scratch.text("published/current/\(table).json"), "\(table)")
    }
  }

  @Test("An error gate holds the run back and leaves what is published alone") func held() throws {
    let folder = try NightFolder()
    try folder.deliver(first, as: "a.csv")
    #expect(try folder.run() == .done)
    let before = folder.published()
    folder.gates = "{quarantined_share: {error: 10%}}"
    var bad = first + [Sheet("R4", "2026-03-04T08:00:00Z", 5)]
    bad[0].perception = "9"
    try folder.deliver(bad, as: "b.csv")
    #expect(try folder.run() == .gateFailed)
    #expect(folder.published() == before)
    #expect(folder.told("held").count == 1 && folder.told("gate_failed").first?.contains("quarantined_share") == true)
    let held = try #require(folder.scratch.names("published/held").first)
    #expect(try folder.rows("sources", "published/held/\(held)").count == 2)
    // Waiting does not make it better; somebody who has looked at it does.
    #expect(try folder.run() == .gateFailed && folder.published() == before)
    #expect(try folder.run { $0.releases = true } == .done && folder.told("released").count == 1)
    #expect(try folder.rows("sources").count == 2)
    #expect(try folder.run() == .done)
  }

  @Test("An empty result never replaces a good one") func neverEmpty() throws {
    let folder = try NightFolder()
    try folder.deliver(first, as: "a.csv")
    try folder.run()
    let before = folder.published()
    _ = try folder.ledger().retract(1, reason: "a test", now: folder.now)
    #expect(try folder.run { $0.releases = true } == .gateFailed)
    #expect(folder.published() == before && folder.told("gate_failed").first?.contains("empty_result") == true)
    try folder.scratch.write(Sheet.export([]), to: "incoming/empty.csv")
    #expect(try folder.run() == .gateFailed)
    #expect(folder.published() == before)
  }

  @Test("Other weights, rules, segments, periods and spans are scored without any file") func scoredAgain() throws {
    let folder = try NightFolder()
    folder.read = "{from: {inbox: incoming/, settled: 0s}, segments: [site]}"
    folder.score = "{}"
    try folder.deliver(first, as: "a.csv")
    try folder.run()
    try FileManager.default.removeItem(atPath: "\(folder.scratch.path)/done/a.csv")
    folder.score = "{by: site, missing: complete, period: day}"
    #expect(try folder.run() == .done)
    let values = try Set(folder.rows("scores").compactMap { $0.text("segment_label") })
    #expect(values.isSuperset(of: ["North", "South"]))
    #expect(try folder.rows("scores").contains { $0.text("period") == "day-2026-03-02" })
    #expect(try folder.run { ($0.since, $0.until) = (Timestamp(text: "2026-03-02"), Timestamp(text: "2026-03-03")) } == .done)
    #expect(try folder.overallGap() == -1.5)
    let headline = try #require(try folder.rows("scores").first)
    #expect(headline.text("period_start") == "2026-03-02" && headline.text("period_end") == "2026-03-03")
    try folder.scratch.write(Self.weighted, to: "weighted.yaml")
    folder.score = "{instrument: weighted.yaml}"
    #expect(try folder.run() == .done)
    #expect(try folder.rows("conventions").contains { $0.text("convention")?.contains("instrument") == true })
    folder.score = "{by: branch}"
    #expect(try folder.run() == .configuration)
    #expect(folder.told("survey_failed").first?.contains("read.segments") == true)
  }

  /// The instrument of the survey with weights of its own.
  private static let weighted: String = {
    let yaml = Instrument.servqual1991.yaml
    return yaml + "\nweights: {reliability: 32, responsiveness: 22, assurance: 19, empathy: 16, tangibles: 11}\n"
  }()

  @Test("A refused file is put aside with its reason, and the others count") func refused() throws {
    let folder = try NightFolder()
    try folder.scratch.write("nothing,here\n1,2\n", to: "incoming/a.csv", at: 1_700_000_000)
    try folder.deliver(first, as: "b.csv")
    #expect(try folder.run() == .gateFailed)
    #expect(folder.scratch.names("refused") == ["a.csv", "a.csv.reason.txt"] && folder.scratch.names("done") == ["b.csv"])
    #expect(try folder.overallGap() == -2)
  }

  @Test("A night of refused files alone has no usable input") func nothingUsable() throws {
    let folder = try NightFolder()
    try folder.scratch.write("nothing,here\n1,2\n", to: "incoming/a.csv")
    #expect(try folder.run() == .unusable)
    #expect(!folder.scratch.exists("published/current"))
  }

  @Test("A file that ended two runs is set aside, and the night goes on") func poison() throws {
    let folder = try NightFolder()
    try folder.run()
    try folder.scratch.write(Sheet.export(first), to: "work/bad.csv")
    for _ in 1...2 { _ = try folder.ledger().begin("\(folder.scratch.path)/work/bad.csv", now: folder.now) }
    try folder.deliver(first, as: "good.csv")
    #expect(try folder.run() == .gateFailed)
    #expect(folder.scratch.names("poison") == ["bad.csv", "bad.csv.reason.txt"] && folder.scratch.names("done") == ["good.csv"])
  }

  @Test("A run that finds another at work waits for another time") func overlap() throws {
    let folder = try NightFolder()
    let lock = try RunLock("\(folder.scratch.path)/ledger.sqlite.lock")
    #expect(try folder.run() == .later)
    #expect(folder.told("lock_held").count == 1 && folder.scratch.names("incoming").isEmpty)
    _ = consume lock
    #expect(try folder.run() == .done)
  }

  @Test("New, missing and renamed columns are told") func drift() throws {
    let folder = try NightFolder()
    folder.score = "{}"
    try folder.deliver(first, as: "a.csv")
    try folder.run()
    try folder.scratch.write(
      Sheet.export(first + [Sheet("R9", "2026-03-09T08:00:00Z", 3)], columns: "respondent_id,submitted_at,Site "), to: "incoming/b.csv")
    #expect(try folder.run() == .done)
    #expect(folder.told("gate_failed").contains { $0.contains("renamed_columns") })
  }

  @Test("Raw text of set-aside records is erased when its time is over") func retention() throws {
    let folder = try NightFolder()
    var bad = first
    bad[0].perception = "9"
    try folder.deliver(bad, as: "a.csv")
    try folder.run()
    #expect(try folder.ledger().quarantine(of: 1)[0].raw != nil)
    try folder.run { $0.asOf = Timestamp(microseconds: folder.now.microseconds + 40 * 86_400_000_000) }
    #expect(try folder.ledger().quarantine(of: 1)[0].raw == nil && folder.told("records_erased").count == 1)
  }

  @Test("A forgotten respondent is gone from the next publication") func forgotten() throws {
    let folder = try NightFolder()
    try folder.deliver(first, as: "a.csv")
    try folder.run()
    let done = try folder.ledger().forget("R1", survey: nil, now: folder.now) { $0.hash(ofID: ["R1"]) }
    #expect(done.versions == 1 && done.files.first?.hasSuffix("done/a.csv") == true)
    #expect(try folder.run() == .done)
    #expect(try folder.overallGap() == -1.5)
    try folder.deliver(first + [Sheet("R4", "2026-03-04T08:00:00Z", 3)], as: "b.csv")
    #expect(try folder.run() == .done)
    #expect(folder.told("forgotten_again").count == 1)
    #expect(try folder.overallGap() == -2)
  }

  @Test("A pipeline that asks for fewer columns does not take away those that are kept") func keptColumns() throws {
    let folder = try NightFolder()
    try folder.deliver(first, as: "a.csv")
    try folder.run()
    folder.score = "{}"
    try folder.deliver(first, as: "again.csv")
    #expect(try folder.run() == .done && folder.told("file_known").count == 1)
    try folder.deliver(first + [Sheet("R4", "2026-03-04T08:00:00Z", 3, site: "South")], as: "b.csv")
    try folder.run()
    folder.score = "{by: site}"
    #expect(try folder.run() == .done)
    let south = try folder.rows("scores").first { $0.text("segment_label") == "South" && $0.text("dimension") == "overall_dimensions" }
    #expect(south?.number("n") == 2)
  }

  @Test("What the run could not write is found before anything is taken in") func doctor() throws {
    let folder = try NightFolder()
    try folder.run()
    try folder.deliver(first, as: "a.csv")
    try FileManager.default.removeItem(atPath: "\(folder.scratch.path)/published")
    try folder.scratch.write("in the way", to: "published")
    #expect(try folder.run() != .done)
    #expect(folder.scratch.names("incoming") == ["a.csv"] && folder.told("file_imported").isEmpty)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder.scratch.path)/ledger.sqlite")
    try FileManager.default.removeItem(atPath: "\(folder.scratch.path)/published")
    #expect(try folder.run() == .done && folder.told("ledger_open").count == 1)
  }

  @Test("A ledger that went away is not begun anew over what it published") func otherLedger() throws {
    let folder = try NightFolder()
    try folder.deliver(first, as: "a.csv")
    try folder.run()
    let before = folder.published()
    try FileManager.default.removeItem(atPath: "\(folder.scratch.path)/ledger.sqlite")
    try folder.deliver([first[0]], as: "b.csv")
    #expect(try folder.run() == .configuration)
    #expect(folder.published() == before && folder.scratch.names("incoming") == ["b.csv"])
    #expect(folder.told("survey_failed").first?.contains("another ledger") == true)
    #expect(try folder.run { $0.releases = true } == .done)
    #expect(try folder.run() == .done)
  }
}
