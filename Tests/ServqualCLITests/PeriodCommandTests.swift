import Foundation
import TestSupport
import Testing

/// `servqual score --period`: what it prints, writes and refuses.
@Suite struct PeriodCommandTests {
  private static let bank = "SampleData/harbour-bank/2026-q2.csv"

  /// Values of `Tests/Support/oracle_trend.py --period month` (Python 3.11.7, numpy 2.4.6, scipy 1.17.1).
  @Test func monthsAreMeasuredAndShown() throws {
    let run = try Command.run(["score", Self.bank, "--period", "month", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", "trend"]).filter { $0.text("dimension") == "overall_dimensions" }
    #expect(rows.map { $0.text("period") } == ["month-2026-04", "month-2026-05", "month-2026-06"])
    #expect(rows.map { $0.number("n") } == [198, 207, 195])
    for (row, value) in zip(rows, [-0.682760942761, -0.701900161031, -0.70388034188]) { #expect(agree(row.number("value"), value)) }
    #expect(rows.allSatisfy { $0.text("reason") == "few_periods" })
    let scores = try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", "scores"])
    #expect(scores.count == 36 && scores[9].text("period_end") == "2026-04-30" && scores[0].text("period_end") == "2026-06-30")

    let screen = try Command.run(["score", Self.bank, "--by", "branch", "--period", "month"])
    #expect(screen.output.contains("\nBy month    n    Gap\n2026-04   198  -0.68\n"))
    #expect(screen.output.contains(" No limits: they need 6 periods or more."))
  }

  @Test func weeksHaveLimitsAndTheLastTwelveAreShown() throws {
    let run = try Command.run(["score", Self.bank, "--period", "week", "--baseline", "2026-04-01..2026-05-31", "--chart", "xmr"])
    #expect(run.status == 0 && run.output.contains("2026 W16  47  -0.76") && !run.output.contains("2026 W15"))
    #expect(run.output.contains(" The last 12 of 14 periods; --format json or --out DIR has all."))
    #expect(run.output.contains("(xmr, baseline: 2026-04-01 to 2026-05-31)."))
    #expect(run.output.split(separator: "\n").count <= 40)
  }

  @Test func theTrendIsWrittenOnlyWhereItIsAskedFor() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-trend-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = try Command.run(["score", Self.bank, "--out", folder.path])
    #expect(plain.status == 0 && plain.errors.contains("open \(folder.path)/index.html"))
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("trend.json").path))
    let timed = try Command.run(["score", Self.bank, "--by", "branch", "--period", "week", "--out", folder.path])
    #expect(timed.status == 0)
    let rows = try JSONRow.rows(ofFile: folder.appendingPathComponent("trend.json").path, at: [])
    let last = try #require(rows.first { $0.text("period") == "week-2026-w27" && $0.text("segment_key") == "all" })
    #expect(last.number("n") == 8 && last.number("value") == nil && last.text("reason") == "suppressed")
    let bundled = try JSONRow.rows(ofFile: folder.appendingPathComponent("dashboard.json").path, at: ["tables", "trend"])
    #expect(bundled.count == rows.count)
  }

  @Test(
    arguments: [
      (["--baseline", "6"], "give --period as well"), (["--period", "weekday", "--chart", "xmr"], "do not follow one another"),
      (["--period", "month", "--baseline", "5"], "at least 6 periods"),
      (["--period", "month", "--baseline", "june"], "2026-01-01..2026-06-30"),
      (["--period", "fortnight"], "fortnight"), (["--period", "day", "--by", "branch", "--max-segments", "100"], "more than 100 cells"),
      (["--period", "week", "--baseline", "2026-06-01..2026-05-01"], "two days"),
    ])
  func whatCannotBeAskedIsUsage(_ options: [String], _ message: String) throws {
    let run = try Command.run(["score", Self.bank] + options)
    #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
  }

  @Test func withoutTimesTheErrorSaysWhatToDo() throws {
    let header = (1...22).map { "P\($0)" }.joined(separator: ",")
    let row = Array(repeating: "5", count: 22).joined(separator: ",")
    let run = try Command.run(["score", "-", "--period", "month"], input: "\(header)\n\(row)\n\(row)\n")
    #expect(run.status == 64)
    #expect(run.errors.contains("no response has a recorded time") && run.errors.contains("recorded_at"))
  }
}
