import Foundation
import Testing

@testable import SurveyPipelines

/// A run that dies between any two steps of publishing leaves a complete run current, and the next run puts everything in order.
@Suite struct ShelfCrashTests {
  /// What the run that dies was about to do.
  enum Doing: CaseIterable { case another, changed, unchanged, comingBack, first }

  /// Steps of ``RunShelf/publish(_:keeping:)`` in their order, of which the first `count` are done; writing the files counts for two, of which
  /// the first ends within a subfolder.
  private func die(after count: Int, publishing runID: String, _ text: String, on shelf: RunShelf) throws {
    var half = try shelf.stage(runID)
    if count >= 1 { for name in ["scores.json", "charts/gaps.json"] { try half.write([0x31], as: name) } }
    guard count >= 2 else { return }
    let staged = try staged(runID, text, on: shelf)
    guard count >= 3 else { return }
    let (before, placing) = (try shelf.linked(), try shelf.place(staged, in: shelf.runs))
    if count >= 4 { try shelf.tidy(staged, after: placing, in: shelf.runs) }
    if count >= 5, before != runID { try shelf.linkAside(runID) }
    if count >= 6, before != runID { try shelf.swapLink(runID) }
    if count >= 7 { _ = shelf.prune(shelf.runs, keeping: 1, sparing: [runID, before]) }
  }

  @Test(arguments: Doing.allCases, 0...7)
  func crashAfterEachStepLeavesACompleteRunAndHeals(what: Doing, count: Int) throws {
    let scratch = try ScratchFolder(inMemory: true)
    let shelf = RunShelf(scratch.path)
    try shelf.prepare()
    if what != .first { for run in ["run-a", "run-b"] { _ = try shelf.publish(try staged(run, on: shelf), keeping: 3) } }
    let (runID, text) =
      what == .another || what == .first ? ("run-c", "1") : (what == .comingBack ? "run-a" : "run-b", what == .changed ? "2" : "1")
    try die(after: count, publishing: runID, text, on: shelf)

    try expectWhole(
      scratch, shelf, in: what == .first && count < 6 ? [nil] : what == .first ? ["run-c 1"] : ["run-b 1", "\(runID) \(text)"])
    try shelf.prepare()
    #expect(scratch.names("runs").allSatisfy { !$0.hasPrefix(".") })
    #expect(scratch.names("").allSatisfy { ["current", "held", "runs"].contains($0) })
    _ = try shelf.publish(try staged(runID, text, on: shelf), keeping: 3)
    try expectWhole(scratch, shelf, in: ["\(runID) \(text)"])
    try shelf.prepare()
    #expect(scratch.names("runs").contains(runID))
  }

  /// The current run is one of `texts`, with all its files.
  private func expectWhole(_ scratch: ScratchFolder, _ shelf: RunShelf, in texts: [String?]) throws {
    let current = try shelf.current()
    let scores = scratch.text("current/scores.json")
    #expect(texts.contains(scores))
    guard let current else { return }
    for file in ["items.json", "charts/gaps.json"] { #expect(scratch.text("current/\(file)") == scores) }
    #expect(scores?.hasPrefix("\(current.runID) ") == true)
    #expect(String(decoding: current.manifest, as: UTF8.self).contains("\"bytes\": \(scores?.utf8.count ?? 0)"))
  }
}
