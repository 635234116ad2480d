import Foundation
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

@Suite("Deliveries to the ledger") struct DeliveryTests {
  private let first = [
    Sheet("R1", "2026-03-01T08:00:00Z", 3), Sheet("R2", "2026-03-02T08:00:00Z", 4), Sheet("R3", "2026-03-03T08:00:00Z", 5),
  ]

  @Test("The same bytes are taken once, under any name") func sameBytes() throws {
    let bench = try LedgerBench()
    #expect(try bench.bring(Sheet.export(first)).counts == [3, 0, 0, 0])
    #expect(try bench.bring(Sheet.export(first)).isKnown)
    #expect(try bench.bring(Sheet.export(first), named: "export (1).csv").isKnown)
    let contents = try bench.contents()
    #expect(contents.responses == 3 && contents.problems.isEmpty)
    #expect(try bench.ledger.batches().count == 1)
  }

  @Test("A cumulative export adds what is new and corrects what changed") func cumulative() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(first))
    var second = first + [Sheet("R4", "2026-03-04T08:00:00Z", 2)]
    second[1] = Sheet("R2", "2026-03-05T09:00:00Z", 7)
    #expect(try bench.bring(Sheet.export(second)).counts == [1, 1, 2, 0])
    #expect(
      try bench.perceptions() == [
        "2026-03-01T08:00 North": 3, "2026-03-03T08:00 North": 5, "2026-03-04T08:00 North": 2, "2026-03-05T09:00 North": 7,
      ])
    #expect(try bench.contents().problems.isEmpty)
  }

  @Test("An older response than the live one is kept and does not count") func outdated() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export([Sheet("R1", "2026-03-02T08:00:00Z", 6)]))
    #expect(try bench.bring(Sheet.export([Sheet("R1", "2026-03-01T08:00:00Z", 2)])).counts == [0, 0, 0, 1])
    #expect(try bench.perceptions() == ["2026-03-02T08:00 North": 6])
    #expect(try bench.contents().problems.isEmpty)
  }

  @Test("With equal times the later arrival wins, also one that repeats what was said before") func laterArrival() throws {
    let bench = try LedgerBench()
    let (old, new) = (Sheet("R1", "2026-03-01T08:00:00Z", 2), Sheet("R1", "2026-03-01T08:00:00Z", 6))
    try bench.bring(Sheet.export([old]))
    #expect(try bench.bring(Sheet.export([new])).counts == [0, 1, 0, 0])
    #expect(try bench.perceptions().values.first == 6)
    #expect(try bench.bring(Sheet.export([old, Sheet("R2", "2026-03-01T09:00:00Z", 4)])).counts == [1, 1, 0, 0])
    #expect(try bench.perceptions()["2026-03-01T08:00 North"] == 2)
    _ = try bench.ledger.retract(3, reason: "a test", now: bench.now)
    #expect(try bench.perceptions() == ["2026-03-01T08:00 North": 6])
    #expect(try bench.contents().problems.isEmpty)
  }

  @Test("Two responses of one respondent in a file: the latest counts, the other is set aside") func withinFile() throws {
    let bench = try LedgerBench()
    let outcome = try bench.bring(
      Sheet.export([Sheet("R1", "2026-03-02T08:00:00Z", 6), Sheet("R1", "2026-03-01T08:00:00Z", 2), Sheet("R2", "2026-03-01T08:00:00Z", 3)])
    )
    #expect(outcome.counts == [2, 0, 0, 0])
    #expect(try bench.perceptions() == ["2026-03-02T08:00 North": 6, "2026-03-01T08:00 North": 3])
    #expect(try bench.ledger.batches()[0].accounting.reasons == [.duplicateConflict: 1])
  }

  @Test("Rows without an id are told apart by what they say and how often") func withoutIDs() throws {
    let bench = try LedgerBench()
    let columns = "nothing,submitted_at,site"
    let twins = [Sheet("", "2026-03-01T08:00:00Z", 3), Sheet("", "2026-03-01T08:00:00Z", 3), Sheet("", "2026-03-02T08:00:00Z", 4)]
    #expect(try bench.bring(Sheet.export(twins, columns: columns)).counts == [3, 0, 0, 0])
    let more = twins + [Sheet("", "2026-03-01T08:00:00Z", 3), Sheet("", "2026-03-09T08:00:00Z", 1)]
    #expect(try bench.bring(Sheet.export(more, columns: columns)).counts == [2, 0, 3, 0])
    #expect(try bench.contents().problems.isEmpty)
  }

  @Test("What was set aside is kept with its text, and answers stand in no finding") func quarantine() throws {
    let bench = try LedgerBench()
    var sheets = first
    sheets[1].perception = "9"
    #expect(try bench.bring(Sheet.export(sheets)).counts == [2, 0, 0, 0])
    let records = try bench.ledger.quarantine(of: 1)
    #expect(records.count == 1 && records[0].finding.rule == .valueOutOfRange && records[0].finding.position.line == 3)
    #expect(records.first?.raw.map { String(decoding: $0, as: UTF8.self) }?.hasPrefix("R2,2026-03-02") == true)
    #expect(try bench.ledger.eraseRecords(before: Timestamp(microseconds: 3_600_000_000)) == 1)
    #expect(try bench.ledger.quarantine(of: 1)[0].raw == nil)
  }

  @Test("A file that asks on another scale is refused while others of the wave live") func otherScale() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(first))
    bench.request.plan.instrument = Instrument.servqual1991.rescaled(to: try #require(ResponseScale(text: "1-9")))
    #expect(try bench.bring(Sheet.export([Sheet("R9", "2026-03-09T08:00:00Z", 9)])).refusal == "instrument_changed")
    #expect(try bench.bring(Sheet.export([Sheet("R9", "2026-03-09T08:00:00Z", 9)]), wave: "2026-q2").counts == [1, 0, 0, 0])
    #expect(try bench.contents().responses == 3)
  }

  @Test("The key is not in the ledger, and another one is refused") func wrongKey() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(first))
    let path = bench.ledger.path
    #expect(throws: LedgerError.self) {
      try Ledger(path, key: LedgerKey(Array("another key for tests".utf8)), now: Timestamp(microseconds: 0))
    }
    let stored = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(stored.range(of: Data(LedgerBench.secret)) == nil && stored.range(of: Data("R2".utf8)) == nil)
    #expect(throws: LedgerError.self) { try LedgerKey(Array("too short".utf8)) }
  }
}
