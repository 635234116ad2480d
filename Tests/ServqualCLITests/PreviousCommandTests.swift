import Foundation
import TestSupport
import Testing

/// `--previous`: what is told, what is written, and what stops the command.
@Suite struct PreviousCommandTests {
  private static let now = "SampleData/harbour-bank/2026-q2.csv"
  private static let before = "SampleData/harbour-bank/2026-q1.csv"

  private func score(_ options: String...) throws -> Command.Outcome { try Command.run(["score", Self.now] + options) }

  @Test func theManifestAndTheRowsNameTheWaveBefore() throws {
    let run = try score("--previous", Self.before, "--by", "branch", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("compared with 2026-q1: 480 responses, 0 records set aside; 235 of these respondents answered again"))
    let manifest = try #require(JSONRow.rows(of: Array(run.output.utf8), at: ["run", "previous"]).first)
    #expect(manifest.text("label") == "2026-q1" && manifest.number("responses") == 480 && manifest.number("matched") == 235)
    #expect(manifest.number("quarantined") == 0)
    let sources = try JSONRow.rows(of: Array(run.output.utf8), at: ["run", "previous", "sources"])
    #expect(sources.map { $0.text("source") } == ["2026-q1.csv"] && sources.first?.text("sha256")?.count == 64)
    #expect(try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", "sources"]).map { $0.text("source") } == ["2026-q2.csv"])
    let kinds = try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", "comparisons"]).compactMap { $0.text("comparison") }
    #expect(kinds.count { $0 == "previous_fixed_mix" } == 1 && kinds.count { $0 == "previous" } == 140)
  }

  @Test func theSameBytesForAnyNumberOfThreads() throws {
    let options = ["--by", "branch", "--by", "channel", "--format", "json", "--quiet"]
    let runs = try ["1", "4"].map { try Command.run(["score", Self.now, "--previous", Self.before, "--jobs", $0] + options) }
    #expect(runs[0].output == runs[1].output && runs[0].status == 0 && runs.allSatisfy(\.errors.isEmpty))
    let piped = try Command.run(
      ["score", Self.now, "--previous", "-", "--previous-label", "2026-q1"] + options,
      input: try String(contentsOfFile: Repository.path(Self.before), encoding: .utf8))
    let scores = { (run: Command.Outcome) in
      try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", "scores"]).map { [$0.number("change"), $0.number("change_ci_low")] }
    }
    #expect(try scores(piped) == scores(runs[0]))
  }

  @Test func aWaveComparedWithItselfIsToldSo() throws {
    let run = try score("--previous", Self.now)
    #expect(run.status == 0 && run.errors.contains("note: 2026-q2.csv is in both waves, byte for byte"))
    #expect(try score("--previous", Self.now, "--quiet").errors.isEmpty)
  }

  @Test func whatCannotBeComparedStopsTheCommand() throws {
    let absent = try score("--previous", "nothing.csv")
    #expect(absent.status == 66 && absent.output.isEmpty)
    let broken = try score("--previous", Self.before, "--previous", "Makefile")
    #expect(broken.status == 65 && broken.output.isEmpty && broken.errors.contains("Makefile, of the wave before: "))
    #expect(broken.errors.contains("nothing was compared"))
    let scale = try score("--previous", "SampleData/kiosk/codebook.yaml")
    #expect(scale.status == 65)
    #expect(try score("--previous-label", "q1").status == 64)
    #expect(try Command.run(["score", "-", "--previous", "-"], input: "").status == 64)
  }

  @Test func tooMuchSetAsideInTheWaveBeforeIsAGate() throws {
    let text = try String(contentsOfFile: Repository.path(Self.before), encoding: .utf8)
    let damaged = try TemporaryFile(text + (0..<60).map { "X\($0),2026-01-01,Harbour,web,9\n" }.joined(), named: "q1.csv")
    let run = try score("--previous", damaged.path)
    #expect(run.status == 1 && run.errors.contains("60 records set aside") && run.errors.contains("--max-quarantined"))
  }
}
