import Foundation
import TestSupport
import Testing

/// `servqual cut`, `tally`, `merge` and `report` together give what `score` gives.
@Suite struct SliceCommandTests {
  private let bank = "SampleData/harbour-bank/2026-q2.csv"
  private let counting = ["--by", "branch", "--period", "month", "--quiet"]
  private let folder: URL
  private let place: TemporaryFile

  init() throws {
    place = try TemporaryFile("", named: "place")
    folder = URL(fileURLWithPath: place.path).deletingLastPathComponent()
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @Test func slicesThatAreMergedAreReportedAsOneRun() throws {
    let slices = try Command.run(["cut", bank, "--pieces", "3"]).output.split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
    #expect(slices.count == 3)
    for slice in slices { #expect(try Command.run(["tally"] + slice + counting + ["-o", path("parts") + "/"]).status == 0) }
    let parts = try FileManager.default.contentsOfDirectory(atPath: path("parts")).sorted().map { path("parts/\($0)") }
    #expect(parts.count == 3 && parts.allSatisfy { $0.contains("/2026-q2.csv.") && $0.hasSuffix(".tally") })

    let some = try Command.run(["merge", parts[2], parts[0], "-o", path("some.tally")])
    #expect(some.status == 0 && some.errors.contains("still missing: 2026-q2.csv: bytes 31231:62462 of 93694"))
    let early = try Command.run(["report", path("some.tally")])
    #expect(early.status == 65 && early.errors.contains("parts are missing") && early.output.isEmpty)

    #expect(try Command.run(["merge", path("some.tally"), parts[1], "-o", path("all.tally")]).status == 0)
    #expect(try Command.run(["tally", bank, "-o", path("one.tally")] + counting).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path("all.tally"))) == Data(contentsOf: URL(fileURLWithPath: path("one.tally"))))
    for output in [[], ["--format", "json"]] {
      let expected = try Command.run(["score", bank] + counting + output).output
      #expect(try Command.run(["report", path("all.tally"), "--quiet"] + output).output == expected)
      #expect(try Command.run(["report"] + parts + ["--quiet"] + output).output == expected)
    }
    #expect(try Command.run(["score", bank, "--out", path("scored")] + counting).status == 0)
    #expect(try Command.run(["report", path("all.tally"), "--quiet", "--out", path("reported")]).status == 0)
    let files = try Command.files(in: folder.appendingPathComponent("scored"))
    #expect(try files == Command.files(in: folder.appendingPathComponent("reported")) && files.count > 20)
  }

  @Test func whatCannotBeJoinedEndsWithAWordAndAStatus() throws {
    for (options, name) in [(["--ids-unique"], "unique"), ([], "plain")] {
      #expect(try Command.run(["tally", bank, "-o", path("\(name).tally"), "--quiet"] + options).status == 0)
    }
    let twice = try Command.run(["merge", path("plain.tally"), path("plain.tally"), "-o", path("x.tally")])
    #expect(twice.status == 65 && twice.errors.contains("2026-q2.csv is there already"))
    let mixed = try Command.run(["merge", path("plain.tally"), path("unique.tally"), "-o", path("x.tally")])
    #expect(mixed.status == 65 && mixed.errors.contains("--ids-unique in one only"))
    #expect(!FileManager.default.fileExists(atPath: path("x.tally")))
    let other = try Command.run(["merge", bank, "-o", path("x.tally")])
    #expect(other.status == 65 && other.errors.contains("not a partial"))
    let rule = try Command.run(["report", path("plain.tally"), "--missing", "minimum:2"])
    #expect(rule.status == 64 && rule.errors.contains("--missing minimum:2 to servqual tally"))
    #expect(try Command.run(["report", path("plain.tally"), "--detail"]).status == 64)
  }

  @Test func mistakenSlicesAreToldApart() throws {
    #expect(try Command.run(["tally", bank, "--range", "9:3"]).status == 64)
    #expect(try Command.run(["tally", bank, bank, "--range", "0:9"]).status == 64)
    #expect(try Command.run(["tally", bank, "--starts-inside-quotes"]).status == 64)
    #expect(try Command.run(["tally", "absent.csv"]).status == 66)
    let behind = try Command.run(["tally", bank, "--range", "93694:100000", "-o", path("x.tally")])
    #expect(behind.status == 65 && behind.errors.contains("behind the end of the file, which has 93694 bytes"))
  }
}
