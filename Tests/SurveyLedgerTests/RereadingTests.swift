import SurveyConfiguration
import SurveyDialects
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// The same bytes under a codebook that was put right.
@Suite("Files read another way") struct RereadingTests {
  private static let sheets = (1...8).map { Sheet("R\($0)", "2026-03-0\($0)T08:00:00Z", $0 == 3 || $0 == 5 ? 9 : $0 % 7 + 1) }

  static func codebook(_ more: String) throws -> Codebook {
    let answers = (1...22).map { "  q\($0 < 10 ? "0" : "")\($0): {expectation: E\($0), perception: P\($0)}" }.joined(separator: "\n")
    return try Codebook.decoding(
      yaml: "instrument: servqual-1991\nrespondent: respondent_id\nrecorded_at: submitted_at\n\(more)answers:\n\(answers)\n",
      source: "codebook.yaml")
  }

  private static let before = "", missing = "missing: [9]\n", unreadable = "unreadable: missing\n"

  private func bench(_ codebook: String) throws -> LedgerBench {
    let bench = try LedgerBench()
    bench.request.plan.codebook = try Self.codebook(codebook)
    return bench
  }

  /// A ledger that has only ever seen one reading.
  private func only(_ codebook: String) throws -> (responses: Int, state: String, problems: [String]) {
    let bench = try bench(codebook)
    try bench.bring(Sheet.export(Self.sheets))
    return try bench.contents()
  }

  @Test("A reading that lets more records in replaces the first") func letsMoreIn() throws {
    let bench = try bench(Self.before)
    #expect(try bench.bring(Sheet.export(Self.sheets)).counts == [6, 0, 0, 0])
    #expect(try bench.ledger.quarantine(of: 1).count == 2)
    bench.request.plan.codebook = try Self.codebook(Self.missing)
    guard case .taken(let receipt, _) = try bench.bring(Sheet.export(Self.sheets)) else {
      Issue.record("it was not taken")
      return
    }
    #expect(receipt.added == 2 && receipt.unchanged == 6 && receipt.corrected + receipt.outdated == 0 && receipt.replaces == 1)
    let news = try #require(try bench.ledger.news(of: receipt.batch))
    #expect(news.places == 88 && news.missing == 44)
    #expect(try bench.contents() == only(Self.missing))
    let batches = try bench.ledger.batches()
    #expect(batches[0].retraction?.reason == "read another way by batch 2" && batches[1].retraction == nil)
    #expect(try bench.ledger.quarantine(of: 1).isEmpty && bench.ledger.quarantine(of: 2).isEmpty)
    #expect(try bench.bring(Sheet.export(Self.sheets)).isKnown)
  }

  @Test("A reading that sets records aside removes them") func setsMoreAside() throws {
    let bench = try bench(Self.missing)
    try bench.bring(Sheet.export(Self.sheets))
    bench.request.plan.codebook = try Self.codebook(Self.before)
    #expect(try bench.bring(Sheet.export(Self.sheets)).counts == [0, 0, 6, 0])
    #expect(try bench.contents() == only(Self.before))
    #expect(try bench.ledger.contents(survey: "bank", wave: "")?.lastNews == Timestamp(microseconds: 60_000_000))
  }

  @Test("A reading with another reason for a missing answer corrects") func otherReason() throws {
    let bench = try bench(Self.missing)
    try bench.bring(Sheet.export(Self.sheets))
    bench.request.plan.codebook = try Self.codebook("missing: {9: not_applicable}\n")
    #expect(try bench.bring(Sheet.export(Self.sheets)).counts == [0, 2, 6, 0])
    #expect(try bench.contents() == only("missing: {9: not_applicable}\n"))
  }

  @Test("A reading by another clock corrects, also where times are earlier than before") func otherClock() throws {
    let local = Self.sheets.map { sheet in
      var sheet = sheet
      sheet.time = String(sheet.time.dropLast())
      return sheet
    }
    let bench = try bench(Self.missing)
    try bench.bring(Sheet.export(local))
    for zone in ["+08:00", "-08:00", "UTC"] {
      bench.request.plan.codebook = try Self.codebook("\(Self.missing)times: {zone: \"\(zone)\"}\n")
      #expect(try bench.bring(Sheet.export(local)).counts == [0, 8, 0, 0], "\(zone)")
      #expect(try bench.contents().responses == 8 && bench.contents().problems.isEmpty)
    }
    #expect(try bench.contents().state == only(Self.missing).state)
  }

  @Test("A reading on another scale, with answers that lie otherwise") func otherScale() throws {
    let bench = try LedgerBench()
    for (scale, batch) in [("1-7", 1), ("1-900", 2), ("1-7", 3)] as [(String, Int64)] {
      bench.request.plan.instrument = Instrument.servqual1991.rescaled(to: try #require(ResponseScale(text: scale)))
      #expect(try bench.bring(Sheet.export([Sheet("R1", "2026-03-01T08:00:00Z", 3)])).counts?.reduce(0, +) == 1)
      let study = try bench.measure()
      #expect(study.report.responses == 1 && study.sources.count == 1)
      #expect(try bench.ledger.batches(isLive: true).map(\.id) == [batch] && bench.contents().problems.isEmpty)
    }
  }

  @Test("Forgotten people stay forgotten under another codebook") func forgotten() throws {
    let bench = try bench(Self.before)
    try bench.bring(Sheet.export(Self.sheets))
    #expect(try bench.ledger.forget("R3", survey: nil, now: bench.now, hash: { $0.hash(ofID: ["R3"]) }).records == 1)
    bench.request.plan.codebook = try Self.codebook(Self.missing)
    #expect(try bench.bring(Sheet.export(Self.sheets)).counts == [1, 0, 6, 0])
    #expect(try bench.contents().responses == 7 && bench.contents().problems.isEmpty)
  }
}
