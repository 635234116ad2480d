import Foundation
import TestSupport
import Testing

/// The command as a user meets it: what is printed where, and the exit status of the contract.
@Suite struct CommandTests {
  private static let bank = "SampleData/harbour-bank/2026-q2.csv"

  @Test func scoreMeasuresAndPrintsNoUsage() throws {
    let run = try Command.run(["score", Self.bank, "--by", "branch"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("OVERALL -0."))
    #expect(run.output.contains("By branch") && run.output.contains("Old Town"))
    #expect(!run.output.contains("USAGE"))
    #expect(run.output.split(separator: "\n").count <= 40)
    #expect(run.errors.isEmpty)
  }

  @Test func jsonIsOneDocumentAndTheSameFromAPipe() throws {
    let file = try Command.run(["score", Self.bank, "--format", "json", "--survey", "bank"])
    let text = try String(contentsOfFile: Repository.path(Self.bank), encoding: .utf8)
    let pipe = try Command.run(["score", "-", "--format", "json", "--survey", "bank"], input: text)
    let rows = try JSONRow.rows(of: Array(file.output.utf8), at: ["tables", "scores"])
    #expect(rows.count == 9)
    #expect(rows.first?.text("dimension") == "tangibles")
    let other = try JSONRow.rows(of: Array(pipe.output.utf8), at: ["tables", "scores"])
    #expect(rows.map { $0.number("gap_mean") } == other.map { $0.number("gap_mean") })
    #expect(rows.first?.text("run_id") == other.first?.text("run_id"))
    #expect(rows.first?.text("run_id")?.count == 20)
  }

  @Test func outWritesTheTablesAndTwiceTheSameBytes() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-out-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var contents: [[String: Data]] = []
    for _ in 0..<2 {
      let run = try Command.run(["score", Self.bank, "--by", "branch", "--out", folder.path, "--quiet"])
      #expect(run.status == 0, "\(run.errors)")
      contents.append(try Command.files(in: folder))
    }
    let tables = [
      "actions", "comparisons", "conventions", "distributions", "importance_performance", "items", "quality", "reliability", "scores",
      "segment_tests", "sources", "tests",
    ]
    let expected = tables.flatMap { ["\($0).json", "\($0).csv", "schema/\($0).schema.json"] }
    let others = [
      "dashboard.json", "datapackage.json", "manifest.json", "metrics.prom", "quarantine.ndjson", "schema/dashboard.schema.json",
    ]
    #expect(Set(contents[0].keys).isSuperset(of: expected + others) && !contents[0].keys.contains("trend.json"))
    #expect(contents[0] == contents[1])
    let sources = try JSONRow.rows(ofFile: folder.appendingPathComponent("sources.json").path, at: [])
    #expect(sources.first?.number("rows") == 601)
    #expect(sources.first?.text("sha256")?.count == 64)
  }

  static let statuses: [(arguments: [String], status: Int32)] = [
    (["--version"], 0), (["score", "--help"], 0), (["score"], 64), (["score", "x.csv", "--scale", "7"], 64),
    (["score", "nothing.csv"], 66),
    (["score", "Makefile"], 65), (["score", bank, "--by", "nothing"], 65), (["score", bank, "--instrument", "unknown"], 78),
    (["score", bank, "--codebook", "nothing.yaml"], 78), (["score", bank, "--missing", "minimum:0"], 64),
    (["score", bank, "--encoding", "utf-7"], 64), (["check", bank], 0),
    (["check", "Makefile"], 65), (["inspect", bank], 0), (["inspect", "Makefile"], 65), (["score", bank, "Makefile"], 1),
    (["score", bank, "--out", "Makefile/x"], 73), (["score", bank, "--by", "comment", "--max-segments", "3"], 64), (["instruments"], 0),
    (["instruments", "servqual-1988"], 0),
  ]

  @Test(arguments: statuses)
  func exitStatusIsTheContracts(_ expected: (arguments: [String], status: Int32)) throws {
    let run = try Command.run(expected.arguments)
    #expect(run.status == expected.status, "\(expected.arguments): \(run.output.prefix(300)) \(run.errors.prefix(300))")
    if expected.status >= 64 { #expect(!run.errors.isEmpty || !run.output.isEmpty) }
  }

  @Test func checkNamesFileLineColumnAndRule() throws {
    let header = (1...22).map { "E\($0)" }.joined(separator: ",") + "," + (1...22).map { "P\($0)" }.joined(separator: ",")
    let good = Array(repeating: "5", count: 44).joined(separator: ",")
    let bad = Array(repeating: "5", count: 43).joined(separator: ",")
    let run = try Command.run(["check", "-"], input: "\(header)\n\(good)\n\(bad),secret9\n\(bad)\n")
    #expect(run.status == 1)
    #expect(run.output.contains("(standard input):3:44 (byte "))
    #expect(run.output.contains("value_not_integer: P22:"))
    #expect(run.output.contains(":4 (byte ") && run.output.contains("wrong_field_count"))
    #expect(run.output.contains("4 rows = 1 header + 3 records; 3 records = 1 responses + 2 set aside"))
    #expect(!run.output.contains("secret9") && !run.errors.contains("secret9"))
  }

  @Test func aCodeForNoAnswerIsHintedWithItsRepair() throws {
    let header = (1...22).map { "P\($0)" }.joined(separator: ",")
    let rows = (0..<12).map { row in (1...22).map { $0 == 7 && row < 4 ? "9" : "5" }.joined(separator: ",") }
    let run = try Command.run(["score", "-"], input: ([header] + rows).joined(separator: "\n") + "\n")
    #expect(run.status == 1)
    #expect(run.errors.contains("P7: 4 records hold 9; if 9 means no answer, add `missing: [9]`"))
  }

  @Test func aCodebookDraftGoesWhereTheTablesWouldHaveGone() throws {
    let table = "Timestamp,How was it? [Room],How was it? [Staff]\n2026/04/01 8:00:00,3,4\n"
    let form = try TemporaryFile(Array(table.utf8), named: "new form.csv")
    let run = try Command.run(["score", form.path, "--out", form.path + ".d"])
    #expect(run.status == 65 && run.errors.contains("found How was it? (2 rows)"))
    let draft = try String(contentsOfFile: form.path + ".d/new_form.csv.codebook.yaml", encoding: .utf8)
    #expect(draft.contains("#2  How was it? [Room]") && draft.contains("recorded_at: Timestamp"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: form.path + ".d") == ["new_form.csv.codebook.yaml"])
  }

  @Test func aCodebookDraftIsPrintedForAFileInItsOwnWords() throws {
    let draft = try Command.run(["inspect", "-", "--codebook"], input: "How was it?,And expected?\ngood,better\n")
    #expect(draft.output.contains("#1  How was it?") && draft.output.contains("answers:"))
    let book = try Command.run(["inspect", Self.bank, "--codebook"])
    let file = try TemporaryFile(book.output, named: "book.yaml")
    let scored = try Command.run(["score", Self.bank, "--codebook", file.path, "--format", "json"])
    let plain = try Command.run(["score", Self.bank, "--format", "json"])
    let gaps = { (run: Command.Outcome) in
      try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", "scores"]).map { $0.number("gap_mean") }
    }
    #expect(try gaps(scored) == gaps(plain))
  }

  @Test func warningsNameTheFlag() throws {
    let header = (1...22).map { "E\($0)" }.joined(separator: ",") + "," + (1...22).map { "P\($0)" }.joined(separator: ",")
    let rows = (0..<40).map { row in (0..<44).map { "\(1 + (row * 7 + $0 * 3) % 5)" }.joined(separator: ",") }
    let run = try Command.run(["score", "-"], input: ([header] + rows).joined(separator: "\n") + "\n")
    #expect(run.output.contains("--scale 1-5"))
    let given = try Command.run(["score", "-", "--scale", "1-5"], input: ([header] + rows).joined(separator: "\n") + "\n")
    #expect(!given.output.contains("--scale 1-5") && given.output.contains("SERVQUAL 1991, 1-5"))
  }
}
