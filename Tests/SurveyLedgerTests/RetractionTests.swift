import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

@Suite("Batches taken back") struct RetractionTests {
  private static let first = (1...6).map { Sheet("R\($0)", "2026-03-01T08:00:00Z", $0) }
  /// R1 and R2 again, R3 corrected, and two more.
  private static let second =
    Array(first[..<2]) + [Sheet("R3", "2026-03-02T08:00:00Z", 7)] + (7...8).map { Sheet("R\($0)", "2026-03-02T08:00:00Z", 2) }

  private func retract(_ batch: Int64, _ bench: LedgerBench) throws -> [Int] {
    let done = try bench.ledger.retract(batch, reason: "a test", now: bench.now)
    return [done.versions, done.respondents]
  }

  private func alone(_ sheets: [Sheet]...) throws -> String {
    let bench = try LedgerBench()
    for part in sheets { try bench.bring(Sheet.export(part)) }
    return try bench.contents().state
  }

  @Test("Only what a batch alone brought goes, and older versions live again") func shared() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.first))
    #expect(try bench.bring(Sheet.export(Self.second)).counts == [2, 1, 2, 0])
    #expect(try retract(2, bench) == [3, 3])
    #expect(try bench.contents() == (6, alone(Self.first), []))
    #expect(try bench.bring(Sheet.export(Self.second)).counts == [2, 1, 2, 0])
    #expect(try bench.contents() == (8, alone(Self.first, Self.second), []))
    #expect(try retract(1, bench) == [4, 3])
    #expect(try bench.contents() == (5, alone(Self.second), []))
    #expect(try bench.bring(Sheet.export(Self.first)).counts == [3, 0, 2, 1])
    #expect(try bench.contents() == (8, alone(Self.second, Self.first), []))
  }

  @Test("A batch is taken back once") func twice() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.first))
    _ = try retract(1, bench)
    for batch in [1, 2, -1] as [Int64] {
      let error = #expect(throws: LedgerError.self) { try retract(batch, bench) }
      #expect(error?.kind == .unknown)
    }
    #expect(try bench.ledger.batches().map { $0.retraction?.reason } == ["a test"])
  }

  @Test("With all taken back nothing is left, and the wave can be filled again") func all() throws {
    let bench = try LedgerBench()
    var sheets = Self.second
    sheets.append(Sheet("R9", "2026-03-02T08:00:00Z", 9))
    try bench.bring(Sheet.export(Self.first))
    try bench.bring(Sheet.export(sheets))
    let state = try bench.contents().state
    for batch in [1, 2] as [Int64] { _ = try retract(batch, bench) }
    #expect(try bench.contents().responses == 0 && bench.contents().problems.isEmpty)
    #expect(try bench.perceptions().isEmpty && bench.ledger.quarantine(of: 2).isEmpty)
    #expect(try bench.ledger.contents(survey: "bank", wave: "")?.lastNews == nil)
    bench.request.plan.instrument = Instrument.servqual1991.rescaled(to: try #require(ResponseScale(text: "1-9")))
    #expect(try bench.bring(Sheet.export([Sheet("R1", "2026-03-01T08:00:00Z", 9)])).counts == [1, 0, 0, 0])
    _ = try retract(3, bench)
    bench.request.plan.instrument = nil
    try bench.bring(Sheet.export(Self.first))
    try bench.bring(Sheet.export(sheets))
    #expect(try bench.contents() == (8, state, []))
  }

  @Test("What is left was news when it came") func news() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.first))
    try bench.bring(Sheet.export(Array(Self.first[..<3])))
    let lastNews = { try bench.ledger.contents(survey: "bank", wave: "")?.lastNews }
    #expect(try lastNews() == Timestamp(microseconds: 60_000_000))
    _ = try retract(1, bench)
    #expect(try lastNews() == Timestamp(microseconds: 120_000_000))
  }
}

@Suite("Responses of one recorded time") struct EqualTimeTests {
  private static let time = "2026-03-01T08:00:00Z"
  private func bring(_ answer: Int, _ bench: LedgerBench, others: Int = 0) throws -> LedgerImport.Outcome {
    let others = (0..<others).map { Sheet("S\($0)", "2026-04-01T08:00:0\($0)Z", 3, site: "South") }
    return try bench.bring(Sheet.export([Sheet("R1", Self.time, answer)] + others))
  }

  private func answer(_ bench: LedgerBench) throws -> Int? { try bench.perceptions()["2026-03-01T08:00 North"] }

  @Test("The latest of three arrivals wins, and the one before it when that is taken back") func three() throws {
    let bench = try LedgerBench()
    for answer in [2, 6, 4] { #expect(try bring(answer, bench).counts == [answer == 2 ? 1 : 0, answer == 2 ? 0 : 1, 0, 0]) }
    #expect(try answer(bench) == 4)
    _ = try bench.ledger.retract(2, reason: "a test", now: bench.now)
    #expect(try answer(bench) == 4)
    #expect(try bring(6, bench).counts == [0, 1, 0, 0])
    #expect(try answer(bench) == 6)
    _ = try bench.ledger.retract(4, reason: "a test", now: bench.now)
    #expect(try answer(bench) == 4)
    _ = try bench.ledger.retract(3, reason: "a test", now: bench.now)
    #expect(try answer(bench) == 2 && bench.contents().problems.isEmpty)
  }

  @Test("A version that arrives again under another name is the latest, until that arrival is taken back") func again() throws {
    let bench = try LedgerBench()
    for answer in [2, 6] { _ = try bring(answer, bench) }
    #expect(try bring(2, bench).isKnown && answer(bench) == 6)
    #expect(try bring(2, bench, others: 1).counts == [1, 1, 0, 0])
    #expect(try answer(bench) == 2)
    #expect(try bring(6, bench, others: 2).counts == [1, 1, 1, 0])
    _ = try bench.ledger.retract(4, reason: "a test", now: bench.now)
    #expect(try answer(bench) == 2)
    _ = try bench.ledger.retract(3, reason: "a test", now: bench.now)
    #expect(try answer(bench) == 6 && bench.contents().problems.isEmpty)
  }

  @Test("A file that is read another way keeps its place in the order of arrival") func otherReading() throws {
    let bench = try LedgerBench()
    bench.request.plan.segments = []
    for answer in [2, 6] { _ = try bring(answer, bench) }
    bench.request.plan.segments = ["site"]
    #expect(try bring(2, bench).counts == [0, 0, 0, 1])
    #expect(try Array(bench.perceptions().values) == [6])
    #expect(try bring(6, bench).counts == [0, 1, 0, 0])
    _ = try bench.ledger.retract(4, reason: "a test", now: bench.now)
    #expect(try bench.perceptions() == ["2026-03-01T08:00 North": 2] && bench.contents().problems.isEmpty)
  }
}
