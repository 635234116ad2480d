import Foundation
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Five ways in which one file follows another: first over exports that are made here, then over those beside the repository.
@Suite("Delivery sequences") struct SequenceTests {
  private static let forty = (1...40).map { number in
    Sheet("R\(number)", "2026-03-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)T08:00:00Z", number % 7 + 1)
  }

  @Test("The same bytes two nights running") func sameFile() throws {
    let bench = try LedgerBench()
    #expect(try bench.bring(Sheet.export(Self.forty)).counts == [40, 0, 0, 0])
    #expect(try bench.bring(Sheet.export(Self.forty)).isKnown)
    try expect(bench, responses: 40, batches: 1)
  }

  @Test("The same bytes under another name") func otherName() throws {
    let bench = try LedgerBench()
    #expect(try bench.bring(Sheet.export(Self.forty)).counts == [40, 0, 0, 0])
    #expect(try bench.bring(Sheet.export(Self.forty), named: "export (1).csv").isKnown)
    try expect(bench, responses: 40, batches: 1)
  }

  @Test("The first half, cut within a record, and the whole a night later") func halfThenWhole() throws {
    let bench = try LedgerBench()
    let whole = Sheet.export(Self.forty)
    let first = try bench.bring(String(whole.prefix(whole.count / 2)))
    let taken = try #require(first.counts?[0])
    #expect(taken > 10 && taken < 40)
    #expect(try bench.ledger.quarantine(of: 1).count == 1)
    #expect(try bench.bring(whole).counts == [40 - taken, 0, taken, 0])
    try expect(bench, responses: 40, batches: 2)
  }

  @Test("Two files share ten responses") func overlapping() throws {
    let bench = try LedgerBench()
    #expect(try bench.bring(Sheet.export(Self.forty), named: "a.csv").counts == [40, 0, 0, 0])
    let next = Self.forty[30...] + (41...50).map { Sheet("R\($0)", "2026-04-01T08:00:00Z", 5) }
    #expect(try bench.bring(Sheet.export(Array(next)), named: "b.csv").counts == [10, 0, 10, 0])
    try expect(bench, responses: 50, batches: 2)
  }

  @Test("The second file changes the answers of five, and the first answers can be had back") func corrected() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.forty))
    let before = try bench.contents().state
    var second = Self.forty
    for place in 0..<5 { second[place].perception = second[place].perception == "6" ? "5" : "6" }
    #expect(try bench.bring(Sheet.export(second)).counts == [0, 5, 35, 0])
    try expect(bench, responses: 40, batches: 2)
    #expect(try bench.contents().state != before)
    _ = try bench.ledger.retract(2, reason: "a test", now: bench.now)
    #expect(try bench.contents().state == before)
  }

  private func expect(_ bench: LedgerBench, responses: Int, batches: Int) throws {
    let contents = try bench.contents()
    #expect(contents.responses == responses && contents.problems.isEmpty)
    #expect(try bench.ledger.batches().count == batches)
  }

  struct Shared: Sendable, CustomStringConvertible {
    let name: String
    let files: [String]
    /// What the second file is said to be; nil for bytes that are known.
    let second: [Int]?
    let responses: Int

    var description: String { name }
  }

  static let shared = [
    Shared(name: "seq_same_file_twice", files: ["night1/export.csv", "night2/export.csv"], second: nil, responses: 40),
    Shared(name: "seq_same_bytes_other_name", files: ["night1/export.csv", "night2/export (1).csv"], second: nil, responses: 40),
    Shared(name: "seq_partial_then_whole", files: ["night1/export.csv", "night2/export.csv"], second: [21, 0, 19, 0], responses: 40),
    Shared(name: "seq_overlapping_ids", files: ["night1/a.csv", "night1/b.csv"], second: [10, 0, 10, 0], responses: 50),
    Shared(name: "seq_corrected_redelivery", files: ["night1/export.csv", "night2/export.csv"], second: [0, 5, 35, 0], responses: 40),
  ]

  private static let isThere = Repository.shared("bad-inputs/manifest.json") != nil

  @Test("The sequences kept beside the repository", .enabled(if: isThere, "they are not there"), arguments: shared)
  func besideRepository(sequence: Shared) throws {
    let bench = try LedgerBench()
    let paths = try sequence.files.map { try #require(Repository.shared("bad-inputs/\(sequence.name)/\($0)")) }
    let outcomes = try paths.map { try bench.bring(file: $0) }
    #expect(outcomes[0].counts != nil)
    #expect(outcomes[1].counts == sequence.second && outcomes[1].isKnown == (sequence.second == nil))
    try expect(bench, responses: sequence.responses, batches: sequence.second == nil ? 1 : 2)
  }
}
