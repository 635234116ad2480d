import Foundation
import TestSupport
import Testing

/// Targets, populations and invitations as options: what they change, what they refuse, and with which status.
@Suite struct ComparisonCommandTests {
  private static let bank = "SampleData/harbour-bank/2026-q2.csv"

  private func score(_ options: String..., file: (text: String, option: String)? = nil) throws -> Command.Outcome {
    guard let file else { return try Command.run(["score", Self.bank] + options) }
    let written = try TemporaryFile(file.text, named: "given")
    return try Command.run(["score", Self.bank] + options + [file.option, written.path])
  }

  @Test func targetsAreCheckedAgainstTheInstrumentWhereverItComesFrom() throws {
    let wrong = ("targets: {relability: -0.5, q23: 9}", "--target")
    for options in [[], ["--instrument", "servqual-1991"]] {
      let written = try TemporaryFile(wrong.0, named: "targets.yaml")
      let run = try Command.run(["score", Self.bank, wrong.1, written.path] + options)
      #expect(run.status == 78 && run.output.isEmpty)
      #expect(run.errors.contains("`relability` is no dimension or item of servqual-1991; did you mean `reliability`?"))
      #expect(run.errors.contains("the target 9.0 for q23 is no gap on 1-7"))
    }
    let form = try score(file: ("target: {overall: x}\n", "--target"))
    #expect(form.status == 78 && form.errors.contains(":1:1: unknown key `target`: did you mean `targets`?"))
    let right = try score("--by", "branch", file: ("targets: {overall: -0.5}\nsegments: {branch: {Harbor: {overall: -1}}}\n", "--target"))
    #expect(right.status == 0 && right.errors.contains("no response of it; did you mean Harbour?"))
  }

  @Test func whatCannotBeIsRefused() throws {
    #expect(try score("--population", "0").status == 64)
    #expect(try score("--equivalence", "0").status == 64)
    #expect(try score("--equivalence", "inf").status == 64)
    let small = try score("--population", "599")
    #expect(small.status == 64 && small.errors.contains("less than the 600 responses"))
    #expect(try score("--population", "600", "--equivalence", "0.2").status == 0)
    #expect(try score("--invited", "nothing.csv").status == 66)
    let bad = try score(file: ("segment,value,invited\n,,many\n", "--invited"))
    #expect(bad.status == 65 && bad.errors.contains(":2: invitation_count: ") && bad.errors.contains("what to do: write the number"))
    #expect(try Command.run(["score", "-", "--invited", "-"], input: "").status == 64)
  }

  @Test func publishedFiguresAreComputedAgain() throws {
    let run = try Command.run(["self-test"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("doi 10.4236/jssm.2014.73021") && run.output.contains("doi 10.1186/1472-6963-12-31"))
    #expect(!run.output.contains("DIFFER") && run.output.contains("\nAll "))
    #expect(try Command.run(["self-test", "--detail"]).output.contains("RES4 sd"))
  }

  @Test func theResponseRateIsOneLineAndATableOnlyWhenAsked() throws {
    let file = (text: "segment,value,wave,invited\n,,Q2,1400\n,,Q1,9\nbranch,Airport,,40\n", option: "--invited")
    let screen = try score("--wave", "Q2", file: file)
    #expect(screen.status == 0 && screen.output.contains("\n Response: 600 of 1,400 invited answered (43%)\n"))
    let asked = try score("--wave", "Q2", "--by", "branch", "--format", "json", file: file)
    let rows = try JSONRow.rows(of: Array(asked.output.utf8), at: ["tables", "response_rate"])
    #expect(rows.map { $0.text("segment_label") } == ["All", "Airport", "Harbour", "Old Town", "Riverside", "University"])
    #expect(rows.map { $0.number("responses") } == [600, 0, 230, 125, 129, 116])
    let plain = try score("--format", "json")
    #expect(!plain.output.contains("response_rate"))
  }
}
