import Foundation
import TestSupport
import Testing

/// `servqual run` and `servqual ledger`, as an operator uses them.
@Suite struct RunCommandTests {
  private let folder: URL
  private let keeper: TemporaryFile

  init() throws {
    keeper = try TemporaryFile(
      """
      survey: harbour-bank
      read: {from: {inbox: incoming/, settled: 0s}}
      score: {by: branch}
      ledger: {file: ledger.sqlite, key: {file: key}}
      write: {to: published}
      """, named: "nightly.yaml")
    folder = URL(fileURLWithPath: keeper.path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("incoming"), withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func deliver() throws {
    try FileManager.default.copyItem(atPath: Repository.path("SampleData/harbour-bank/2026-q2.csv"), toPath: path("incoming/q2.csv"))
  }

  @Test func aNightIsToldOnStandardErrorAndLooksBackOnStandardOutput() throws {
    #expect(try Command.run(["ledger", "key", path("key")]).status == 0)
    try deliver()
    let plan = try Command.run(["run", keeper.path, "--dry-run"])
    #expect(plan.status == 0 && plan.output.contains("\"settled\": [\"q2.csv\"]") && !FileManager.default.fileExists(atPath: path("work")))
    let night = try Command.run(["run", keeper.path, "--log-format", "json"])
    #expect(night.status == 0 && night.output.isEmpty)
    let events = try night.errors.split(separator: "\n").map { try JSONRow.rows(of: Array($0.utf8), at: [])[0].text("event") }
    #expect(events == ["file_imported", "published"])
    #expect(try Command.run(["run", keeper.path, "--quiet"]).errors.isEmpty)
    let list = try Command.run(["ledger", "list", keeper.path])
    #expect(list.status == 0 && list.output.hasPrefix("harbour-bank: 600 live responses"))
    #expect(try Command.run(["ledger", "verify", path("ledger.sqlite")]).output.hasSuffix("sound\n"))
    #expect(try Command.run(["ledger", "show", keeper.path, "1"]).output.contains("600 records = 600 responses + 0 set aside"))
    #expect(try Command.run(["ledger", "show", keeper.path, "7"]).status == 64)
  }

  @Test func whatIsKeptIsScoredLikeTheFileItCameFrom() throws {
    _ = try Command.run(["ledger", "key", path("key")])
    try deliver()
    _ = try Command.run(["run", keeper.path])
    let export = try Command.run(["ledger", "export", keeper.path])
    #expect(export.status == 0 && !export.output.contains("HB-"))
    let again = try Command.run(["score", "-", "--by", "branch"], input: export.output)
    let straight = try Command.run(["score", "SampleData/harbour-bank/2026-q2.csv", "--by", "branch"])
    let body = { (text: String) in text.split(separator: "\n").dropFirst().filter { !$0.contains("Weighted") } }
    #expect(body(again.output) == body(straight.output))
  }

  @Test func whatStandsInTheWayHasAStatusAndAnAdvice() throws {
    let night = { try Command.run(["run", keeper.path]) }
    let keyless = try night()
    #expect(keyless.status == 78 && keyless.errors.contains("servqual ledger key"))
    _ = try Command.run(["ledger", "key", path("key")])
    #expect(try Command.run(["ledger", "key", path("key")]).status == 73)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path("key"))
    let open = try night()
    #expect(open.status == 77 && open.errors.contains("chmod 600"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("key"))
    #expect(try night().status == 0)
    try FileManager.default.removeItem(atPath: path("key"))
    _ = try Command.run(["ledger", "key", path("key")])
    let other = try night()
    #expect(other.status == 78 && other.errors.contains("another key"))
    try Data("survey: Bank\nreed: 3\n".utf8).write(to: URL(fileURLWithPath: keeper.path))
    let wrong = try night()
    #expect(wrong.status == 78 && wrong.errors.contains("nightly.yaml:2:1") && wrong.errors.contains("`read`"))
  }

  @Test func batchesAreTakenBackAndPeopleForgotten() throws {
    _ = try Command.run(["ledger", "key", path("key")])
    try deliver()
    let night = try Command.run(["run", keeper.path])
    #expect(night.status == 0, "\(night.errors)")
    let forgotten = try Command.run(["ledger", "forget", keeper.path, "B100004"])
    #expect(forgotten.status == 0 && forgotten.errors.contains("erased: 1 responses") && forgotten.errors.contains("done/q2.csv"))
    #expect(try Command.run(["ledger", "forget", keeper.path, "B100005", "nobody"]).status == 1)
    #expect(try Command.run(["ledger", "forget", keeper.path, "B1\u{1}"]).status == 64)
    #expect(try Command.run(["ledger", "list", keeper.path]).output.hasPrefix("harbour-bank: 598 live responses"))
    let back = try Command.run(["ledger", "retract", keeper.path, "1", "--reason", "wrong branch"])
    #expect(back.status == 0 && back.errors.contains("598 responses went"))
    #expect(try Command.run(["ledger", "list", keeper.path]).output.contains("taken back: wrong branch"))
    #expect(try Command.run(["run", path("nothing.yaml")]).status == 66)
    #expect(try Command.run(["ledger", "list", path("nothing.sqlite")]).status == 66)
    #expect(try Command.run(["run", keeper.path, "--since", "2026-02-01", "--until", "2026-01-01"]).status == 64)
    #expect(try Command.run(["ledger", "retract", keeper.path, "1"]).status == 64)
    #expect(try Command.run(["ledger", "vacuum", keeper.path]).status == 0)
  }
}
