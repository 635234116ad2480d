import Foundation
import Glibc
import SatisfactionReporting
import Testing

@testable import SurveyPipelines

/// What a test publishes: three files, one of them in a subfolder, and a manifest that all name the run.
func staged(_ runID: String, _ text: String = "1", on shelf: RunShelf) throws -> StagedRun {
  var staged = try shelf.stage(runID)
  try staged.write(Array("\(runID) \(text)".utf8), as: "scores.json")
  try staged.write(Array("\(runID) \(text)".utf8), as: "items.json")
  try staged.write(Array("\(runID) \(text)".utf8), as: "charts/gaps.json")
  let run = RunIdentity(runID: runID, survey: "bank", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)
  let manifest = PublishManifest(run: run, status: "complete", responses: 2, ledgerState: nil, files: staged.files)
  try staged.seal(manifest: manifest.json)
  return staged
}

/// Runs that are published, replaced, held and pruned.
@Suite struct ShelfTests {
  private let scratch: ScratchFolder
  private let shelf: RunShelf

  init() throws {
    scratch = try ScratchFolder()
    shelf = RunShelf("\(scratch.path)/site/bank")
    try shelf.prepare()
  }

  @discardableResult
  private func publish(_ runID: String, _ text: String = "1", keeping: Int = 9) throws -> Publication {
    try shelf.publish(try staged(runID, text, on: shelf), keeping: keeping)
  }

  private func names(_ folder: String) -> [String] { scratch.names("site/bank/\(folder)") }

  private func current(_ file: String) -> String? { scratch.text("site/bank/current/\(file)") }

  @Test func firstRunIsPublishedWhole() throws {
    #expect(try shelf.current() == nil)
    #expect(try publish("run-a").change == .published)
    #expect(scratch.target(of: "site/bank/current") == "runs/run-a")
    #expect(names("current/") == ["charts", "items.json", "manifest.json", "scores.json"])
    #expect(current("charts/gaps.json") == "run-a 1")
    #expect(names("") == ["current", "held", "runs"])
    let current = try #require(try shelf.current())
    #expect(current.runID == "run-a")
    #expect(try current.manifest == FileSystem.bytes("\(shelf.path)/runs/run-a/manifest.json"))
  }

  @Test func sameBytesAreUnchangedAndLeaveTheFilesAlone() throws {
    try publish("run-a")
    let before = try FileStamp("\(shelf.path)/runs/run-a/scores.json")
    #expect(try publish("run-a").change == .unchanged)
    #expect(try FileStamp("\(shelf.path)/runs/run-a/scores.json") == before)
    #expect(names("runs") == ["run-a"])
  }

  @Test func otherBytesOfTheSameRunReplaceItAndTheNextRunClearsTheOld() throws {
    try publish("run-a")
    #expect(try publish("run-a", "2").change == .replaced)
    #expect(current("scores.json") == "run-a 2")
    #expect(names("runs") == [".old-run-a-1", "run-a"])
    try shelf.prepare()
    #expect(names("runs") == ["run-a"])
  }

  /// What is in a subfolder belongs to the run as what is beside it does.
  @Test func otherBytesInASubfolderMakeItAnotherRun() throws {
    try publish("run-a")
    let chart = "site/bank/runs/run-a/charts/gaps.json"
    try scratch.write("damaged", to: chart)
    #expect(try publish("run-a").change == .replaced && current("charts/gaps.json") == "run-a 1")
    try scratch.write("mine", to: "site/bank/runs/run-a/charts/more.json")
    #expect(try publish("run-a").change == .replaced && names("current/charts") == ["gaps.json"])
    #expect(try publish("run-a").change == .unchanged)
  }

  @Test func olderRunComesBackWithoutBeingWrittenAgain() throws {
    for run in ["run-a", "run-b", "run-a"] { #expect(try publish(run).change == .published) }
    #expect(current("items.json") == "run-a 1")
    #expect(names("runs") == ["run-a", "run-b"])
  }

  @Test func oldestRunsGoButNeverTheCurrentNorTheOneBefore() throws {
    for run in ["run-c", "run-a", "run-b"] { try publish(run) }
    #expect(try publish("run-d", keeping: 3).pruned == ["run-c"])
    #expect(try publish("run-a", keeping: 3).pruned == [])
    #expect(try publish("run-e", keeping: 1).pruned == ["run-b", "run-d"])
    try shelf.prepare()
    #expect(names("runs") == ["run-a", "run-e"])
  }

  /// A clock that was set back does not make a new run the oldest.
  @Test func orderOfPublishingHoldsOverTheClock() throws {
    try publish("run-b")
    try scratch.setTime(of: "site/bank/runs/run-b", to: 4_000_000_000)
    try publish("run-a")
    #expect(try shelf.stored(in: shelf.runs).map(\.runID) == ["run-b", "run-a"])
  }

  @Test func heldRunLeavesTheCurrentOne() throws {
    try publish("run-a")
    #expect(try shelf.hold(try staged("run-b", on: shelf), keeping: 2).change == .published)
    #expect(try shelf.hold(try staged("run-b", on: shelf), keeping: 2).change == .unchanged)
    #expect(try shelf.hold(try staged("run-b", "2", on: shelf), keeping: 2).change == .replaced)
    #expect(scratch.target(of: "site/bank/current") == "runs/run-a")
    #expect(scratch.text("site/bank/held/run-b/scores.json") == "run-b 2")
    for run in ["run-c", "run-d"] { _ = try shelf.hold(try staged(run, on: shelf), keeping: 2) }
    try shelf.prepare()
    #expect(names("held") == ["run-c", "run-d"])
    #expect(names("runs") == ["run-a"])
  }

  @Test func damagedRunIsReplaced() throws {
    try publish("run-a")
    unlink("\(shelf.path)/runs/run-a/manifest.json")
    #expect(try shelf.current() == nil)
    #expect(try publish("run-a").change == .replaced)
    #expect(try shelf.current()?.runID == "run-a")
  }

  @Test(arguments: ["file", "folder", "link", "absolute"])
  func whatAPersonPutInOurPlaceIsRefusedAndKept(kind: String) throws {
    switch kind {
    case "file": try scratch.write("mine", to: "site/bank/current")
    case "folder": try scratch.makeFolder("site/bank/current")
    case "link": try scratch.link("site/bank/current", to: "../elsewhere")
    default: try scratch.link("site/bank/current", to: "\(shelf.runs)/run-a")
    }
    let before = names("")
    for attempt in [
      { try publish("run-b") },
      {
        try shelf.prepare(); return nil
      },
      {
        _ = try shelf.current(); return nil
      },
    ] as [() throws -> Publication?] {
      let failure = #expect(throws: FolderFailure.self) { _ = try attempt() }
      #expect(failure?.description.hasSuffix("move it away") == true)
    }
    #expect(names("") == before)
    #expect(kind != "file" || scratch.text("site/bank/current") == "mine")
  }

  @Test func runIsRefusedWhereALinkHasItsName() throws {
    try scratch.makeFolder("elsewhere")
    try scratch.link("site/bank/runs/run-a", to: "../../../elsewhere")
    #expect(throws: FolderFailure.self) { try publish("run-a") }
    #expect(try shelf.current() == nil)
    #expect(scratch.names("elsewhere").isEmpty)
  }

  @Test(arguments: [
    "", ".", "..", ".hidden", "../a", "a b", "Scores.json", "é.json", "manifest.json", "a\n", "a/", "/a", "a/../b", "a/b/c", "Charts/a",
    "a/.b",
  ])
  func namesThatLeadElsewhereAreRefused(name: String) throws {
    var staged = try shelf.stage("run-a")
    #expect(throws: FolderFailure.self) { try staged.write([], as: name) }
    #expect(FileManager.default.subpaths(atPath: staged.path) == [])
    if name != "Scores.json", name != "manifest.json" { #expect(throws: FolderFailure.self) { _ = try shelf.stage(name) } }
  }

  @Test func linkInTheStagedFolderIsNotFollowed() throws {
    try scratch.write("mine", to: "mine")
    var staged = try shelf.stage("run-a")
    #expect(symlink("\(scratch.path)/mine", "\(staged.path)/scores.json") == 0)
    let failure = #expect(throws: FolderFailure.self) { try staged.write([1], as: "scores.json") }
    #expect(failure?.code == EEXIST)
    #expect(scratch.text("mine") == "mine")
    try scratch.makeFolder("elsewhere")
    #expect(symlink("\(scratch.path)/elsewhere", "\(staged.path)/charts") == 0)
    #expect(throws: FolderFailure.self) { try staged.write([1], as: "charts/gaps.json") }
    #expect(scratch.names("elsewhere").isEmpty)
  }

  @Test func runWithoutItsManifestIsNotPublished() throws {
    var staged = try shelf.stage("run-a")
    try staged.write([1], as: "scores.json")
    #expect(throws: FolderFailure.self) { _ = try shelf.publish(staged, keeping: 2) }
    #expect(names("") == ["held", "runs"])
    try shelf.discard(staged)
    #expect(names("runs").isEmpty)
  }

  @Test func fullDiskIsToldFromOtherFailures() {
    #expect(FolderFailure("write", "a", code: ENOSPC).isFull && FolderFailure("write", "a", code: EDQUOT).isFull)
    #expect(!FolderFailure("write", "a", code: EIO).isFull)
    #expect(FolderFailure("write", "a", code: ENOSPC).description == "cannot write a: No space left on device")
  }

  /// A device that is always full, as Linux has one.
  @Test func fullDeviceIsNamed() {
    let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let isWritten = [UInt8(1)].withUnsafeBytes { FileSystem.writeAll($0, to: descriptor) }
    #expect(!isWritten && errno == ENOSPC)
  }

  @Test func manifestHoldsTheFilesAndTheirDigests() throws {
    let files = [RunFile(name: "b.json", bytes: 2, sha256: "b2"), RunFile(name: "a.json", bytes: 1, sha256: "a1")]
    let run = RunIdentity(runID: "run-a", survey: "bank", instrument: "servqual-1991", wave: "q2", period: nil, scoredAt: nil)
    let manifest = PublishManifest(run: run, status: "complete", responses: 2, ledgerState: "00ff", files: files)
    #expect(
      String(decoding: manifest.json, as: UTF8.self) == """
        {
        "schema": {"name": "servqual-run", "version": 1},
        "run_id": "run-a",
        "survey": "bank",
        "wave": "q2",
        "instrument": "servqual-1991",
        "scored_at": null,
        "status": "complete",
        "responses": 2,
        "ledger_state": "00ff",
        "files": [
        {"name": "a.json", "bytes": 1, "sha256": "a1"},
        {"name": "b.json", "bytes": 2, "sha256": "b2"}
        ]
        }

        """)
  }
}
