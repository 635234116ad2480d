import Foundation
import SurveyDialects
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

@Suite("Forgetting a respondent") struct ForgettingTests {
  private static let others = (10...30).map { Sheet("R\($0)", "2026-03-01T08:00:00Z", $0 % 7 + 1) }

  private func forget(_ id: String, _ bench: LedgerBench) throws -> Forgotten {
    try bench.ledger.forget(id, survey: "bank", now: bench.now) { $0.hash(ofID: [id]) }
  }

  private func holds(_ bench: LedgerBench, _ bytes: [UInt8]) throws -> Bool {
    try Data(contentsOf: URL(fileURLWithPath: bench.ledger.path)).range(of: Data(bytes)) != nil
  }

  @Test("Every version, in every batch, and the records that were set aside") func everywhere() throws {
    let (bench, plain) = (try LedgerBench(), try LedgerBench())
    try plain.bring(Sheet.export(Self.others))
    try bench.bring(Sheet.export(Self.others + [Sheet("R1", "2026-03-01T08:00:00Z", 2)]), named: "a.csv")
    try bench.bring(Sheet.export(Self.others + [Sheet("R1", "2026-03-02T08:00:00Z", 5)]), named: "b.csv")
    try bench.bring(Sheet.export([Sheet("R1", "2026-03-03T08:00:00Z", 9), Self.others[0]]), named: "c.csv")
    try bench.bring(Sheet.export(Self.others + [Sheet("R5", "2026-03-03T08:00:00Z", 9)]), named: "d.csv")
    #expect(try holds(bench, Array("R1,2026-03-03".utf8)))
    let done = try forget("R1", bench)
    #expect(done.versions == 2 && done.records == 1 && done.waves == 1)
    #expect(done.files.map { URL(fileURLWithPath: $0).lastPathComponent } == ["a.csv", "b.csv", "c.csv"])
    #expect(try bench.contents() == plain.contents())
    #expect(try !holds(bench, Array("R1,2026-03-03".utf8)) && holds(bench, Array("R5,2026-03-03".utf8)))
    #expect(try bench.ledger.quarantine(of: 3).map(\.raw) == [nil])
  }

  @Test("A later cumulative export, an old one and a record set aside do not bring them back") func tombstone() throws {
    let bench = try LedgerBench()
    let first = Sheet.export(Self.others + [Sheet("R1", "2026-03-01T08:00:00Z", 2)])
    try bench.bring(first)
    _ = try forget("R1", bench)
    let state = try bench.contents().state
    #expect(try bench.bring(first).isKnown)
    let later = Self.others + [Sheet("R1", "2026-03-09T08:00:00Z", 7)]
    guard case .taken(let receipt, _) = try bench.bring(Sheet.export(later)) else { return #expect(Bool(false), "it is refused") }
    #expect(receipt.forgotten == 1 && receipt.added == 0 && receipt.unchanged == Self.others.count)
    try bench.bring(Sheet.export(Self.others + [Sheet("R1", "2026-03-09T08:00:00Z", 8)]))
    #expect(try bench.ledger.quarantine(of: 3).map(\.raw) == [nil])
    _ = try bench.ledger.retract(1, reason: "a test", now: bench.now)
    try bench.bring(first)
    #expect(try bench.contents().state == state && bench.contents().problems.isEmpty)
    #expect(try !holds(bench, Array("R1,2026".utf8)))
  }

  @Test("Somebody unknown cannot come, and nothing else changes") func unknown() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.others))
    let before = try bench.contents()
    let done = try forget("R99", bench)
    #expect(done.counts == [0, 0, 1, 0])
    #expect(try bench.contents() == before)
    #expect(try bench.bring(Sheet.export(Self.others + [Sheet("R99", "2026-03-09T08:00:00Z", 7)])).counts == [0, 0, 21, 0])
    #expect(try forget("R99", bench).counts == [0, 0, 1, 0])
    for none in ["", "  "] { #expect(try forget(none, bench).counts == [0, 0, 0, 0]) }
    #expect(try bench.contents() == before)
  }

  @Test("Records of others stay, also where an id is part of theirs") func partOfAnother() throws {
    let bench = try LedgerBench()
    let faulty = ["R1", "R10", "XR1", " R1 ", "\"R1\"", "R1x"].map { Sheet($0, "2026-03-01T08:00:00Z", 9) }
    try bench.bring(Sheet.export(Self.others + faulty))
    #expect(try forget("R1", bench).records == 3)
    #expect(try bench.ledger.quarantine(of: 1).filter { $0.raw != nil }.count == 3)
  }

  @Test(
    "An id is found in every way it is written",
    arguments: ["Jos\u{E9}", "Jose\u{301}", "  Jos\u{E9}", "Jose\u{301} ", "\u{3000}Jos\u{E9}\t"])
  func spellings(id: String) throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.others + [Sheet("Jose\u{301}", "2026-03-01T08:00:00Z", 3)]))
    try bench.bring(Sheet.export(Self.others + [Sheet("Jos\u{E9}", "2026-03-02T08:00:00Z", 9)]))
    try bench.bring(Sheet.export(Self.others + [Sheet(" Jose\u{301}", "2026-03-03T08:00:00Z", 9)]))
    let done = try forget(id, bench)
    #expect(done.versions == 1 && done.records == 2 && done.files.count == 3)
    #expect(try !holds(bench, Array("Jos\u{E9}".utf8)) && !holds(bench, Array("Jose\u{301}".utf8)))
  }

  @Test("All waves of a survey, and no other survey") func waves() throws {
    let bench = try LedgerBench()
    for wave in ["2026-q1", "2026-q2"] { try bench.bring(Sheet.export([Sheet("R1", "2026-03-01T08:00:00Z", 2)]), wave: wave) }
    let clinic = LedgerImport(bench.ledger, survey: "clinic", wave: "", request: bench.request)
    _ = try clinic.take("\(bench.folder.path)/export.csv", now: bench.now)
    #expect(try forget("R1", bench).waves == 2)
    #expect(try bench.ledger.waves().map(\.responses) == [0, 0, 1])
    #expect(try bench.ledger.problems().isEmpty)
  }

  @Test("Who was forgotten does not come back in a wave that was not there yet") func laterWave() throws {
    let bench = try LedgerBench()
    let sheets = [Sheet("R1", "2026-03-01T08:00:00Z", 3), Sheet("R2", "2026-03-02T08:00:00Z", 4)]
    try bench.bring(Sheet.export(sheets))
    _ = try bench.ledger.forget("R1", survey: nil, now: bench.now) { $0.hash(ofID: ["R1"]) }
    let later = try bench.bring(Sheet.export(sheets), wave: "2026-q2")
    #expect(later.counts == [1, 0, 0, 0])
    #expect(try bench.contents(wave: "2026-q2").responses == 1 && bench.contents().problems.isEmpty)
    _ = try bench.ledger.forget("R2", survey: "another", now: bench.now) { $0.hash(ofID: ["R2"]) }
    #expect(try bench.bring(Sheet.export(sheets), wave: "2026-q3").counts == [1, 0, 0, 0])
  }
}

extension Forgotten {
  /// Versions, records, waves, files.
  fileprivate var counts: [Int] { [versions, records, waves, files.count] }
}
