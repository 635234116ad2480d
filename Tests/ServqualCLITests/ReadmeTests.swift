import Foundation
import TestSupport
import Testing

/// What the README shows is what the command prints.
@Suite struct ReadmeTests {
  /// Blocks that begin with `$ servqual ...` and the lines the README puts under them.
  private static func shown() throws -> [(arguments: [String], output: String)] {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    return blocks.compactMap { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      guard let first = lines.first, first.hasPrefix("$ servqual ") else { return nil }
      let arguments = first.dropFirst("$ servqual ".count).split(separator: " ").map(String.init)
      return (arguments, lines.dropFirst().joined(separator: "\n"))
    }
  }

  @Test func examplesAreTheCommandsOwnOutput() throws {
    let examples = try Self.shown()
    #expect(!examples.isEmpty)
    for example in examples { #expect(try Command.run(example.arguments).output == example.output, "\(example.arguments)") }
  }

  /// The table of formats: each command measures its file, and no layout we ship is left out.
  @Test func everyFormatOfTheTableIsRead() throws {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("|") && $0.contains("`servqual score SampleData/") }
    let files = rows.compactMap { row in row.components(separatedBy: "`servqual score ").last?.prefix { $0 != "`" } }.map(String.init)
    let shipped = try FileManager.default.contentsOfDirectory(atPath: Repository.path("SampleData/harbour-bank/exports"))
    #expect(Set(shipped.map { "SampleData/harbour-bank/exports/\($0)" }).isSubset(of: files))
    for file in files {
      let run = try Command.run(["score", file, "--quiet"])
      #expect(run.status == 0 && run.output.contains("OVERALL -"), "\(file)")
    }
  }

  @Test func everyFileTheReadmeNamesIsThere() throws {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let words = text.split { " \n()`\"[]".contains($0) }.map(String.init)
    let paths = Set(words.filter { $0.hasPrefix("SampleData/") || $0.hasPrefix("Sources/") || $0.hasPrefix("Tests/") })
    #expect(!paths.isEmpty)
    for path in paths { #expect(FileManager.default.fileExists(atPath: Repository.path(path)), "\(path)") }
  }

  /// The nightly set-up, typed as it stands in an empty folder.
  @Test func nightlySetUpRuns() throws {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```").first { $0.contains("servqual run bank/nightly.yaml\n") })
    let place = try TemporaryFile("", named: "empty")
    let folder = URL(fileURLWithPath: place.path).deletingLastPathComponent()
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("SampleData"), withDestinationURL: URL(fileURLWithPath: Repository.path("SampleData")))
    let script = "set -e; servqual() { '\(Command.executable.path)' \"$@\"; }\n" + block.dropFirst("sh\n".count)
    let shell = try Program.run("/bin/bash", ["-c", "cd '\(folder.path)'; " + script])
    #expect(shell.status == 0, "\(shell.output)")
    let list = try Command.run(["ledger", "list", folder.appendingPathComponent("bank/nightly.yaml").path])
    #expect(list.output.contains("600 live responses") && list.output.contains("tuesday.csv"))
    let scores = try JSONRow.rows(ofFile: folder.appendingPathComponent("bank/published/current/scores.json").path, at: [])
    #expect(scores.first?.number("responses") == 600)
  }
}
