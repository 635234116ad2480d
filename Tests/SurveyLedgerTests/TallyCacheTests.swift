import SatisfactionScoring
import SurveyDialects
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyLedger

/// Counts that are kept are those of the live responses, at every step, and save reading them.
@Suite("Counts that the ledger keeps") struct TallyCacheTests {
  private func sheets(_ numbers: Range<Int>, perception: Int = 4) -> [Sheet] {
    numbers.map { number in
      Sheet("R\(number)", "2026-03-01T08:00:00Z", (perception + number) % 7 + 1, site: ["North", "South", "East"][number % 3])
    }
  }

  @Test("A small change is all that is read") func smallChange() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<200)))
    #expect(try bench.measure().countedBy == .counted)
    let again = try bench.measure()
    #expect(again.countedBy == .kept && again.responsesRead == 0)
    let later = [Sheet("R5", "2026-03-02T08:00:00Z", 1, site: "West"), Sheet("R6", "2026-02-01T08:00:00Z", 1)]
    #expect(try bench.bring(Sheet.export(sheets(0..<5) + later + sheets(7..<203))).counts == [3, 1, 198, 1])
    let moved = try bench.measure()
    #expect(moved.countedBy == .kept && moved.responsesRead == 5)
    #expect(moved.report.responses == 203 && moved.report.scores.contains { $0.segment.value == "west" || $0.segment.label == "West" })
    #expect(try bench.count { _ in }.tally == bench.recount { _ in })
    #expect(try bench.contents().problems.isEmpty)
  }

  @Test("A version that came and went in between is not read") func between() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<100)))
    _ = try bench.measure()
    for day in 2...5 { try bench.bring(Sheet.export([Sheet("R1", "2026-03-0\(day)T08:00:00Z", day)])) }
    let moved = try bench.measure()
    #expect(moved.countedBy == .kept && moved.responsesRead == 2)
    #expect(try bench.count { _ in }.tally == bench.recount { _ in })
  }

  @Test("Many changes are not followed: all is read again") func manyChanges() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<100)))
    _ = try bench.measure()
    try bench.bring(Sheet.export(sheets(100..<150)))
    #expect(try bench.number("SELECT count(*) FROM live_change") == 0)
    #expect(try bench.number("SELECT count(*) FROM tally_cache") == 0)
    let all = try bench.measure()
    #expect(all.countedBy == .counted && all.responsesRead == 150)
  }

  @Test("Counts are kept under four settings, and those used longest ago are dropped") func settings() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<60)))
    let settings: [(inout LedgerStudy.Request) -> Void] = [
      { $0.period = .day }, { $0.period = .week }, { $0.segments = [] }, { $0.conventions.isDetailed = true },
      { $0.conventions.missingRule = .minimum(3) },
    ]
    for change in settings.prefix(4) { #expect(try bench.measure(change).countedBy == .counted) }
    #expect(try bench.measure(settings[0]).countedBy == .kept)
    #expect(try bench.measure(settings[4]).countedBy == .counted)
    #expect(try bench.number("SELECT count(*) FROM tally_state") == 4)
    for place in [0, 2, 3, 4] { #expect(try bench.measure(settings[place]).countedBy == .kept) }
    #expect(try bench.measure(settings[1]).countedBy == .counted)
    try bench.bring(Sheet.export(sheets(60..<62)))
    for place in [4, 3, 1] { #expect(try bench.measure(settings[place]).countedBy == .kept) }
    #expect(try bench.number("SELECT count(*) FROM live_change") == 2)
    #expect(try bench.measure(settings[2]).countedBy == .kept)
    #expect(try bench.number("SELECT count(*) FROM live_change") == 0)
  }

  @Test("The named missing rules share their counts; a stretch of time has none") func shared() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<20)))
    _ = try bench.measure()
    #expect(try bench.measure { $0.conventions.missingRule = .complete }.countedBy == .kept)
    #expect(try bench.measure { $0.minimumCell = 5 }.countedBy == .kept)
    let span = Timestamp(microseconds: 0)..<Timestamp(microseconds: .max)
    for _ in 0..<2 { #expect(try bench.measure { $0.recorded = span }.countedBy == .counted) }
    #expect(try bench.number("SELECT count(*) FROM tally_state") == 1)
  }

  @Test("Taking back, forgetting and reading another way drop what was kept") func dropped() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<60)))
    try bench.bring(Sheet.export(sheets(60..<64)), named: "second.csv")
    let steps: [() throws -> Void] = [
      { _ = try bench.ledger.retract(2, reason: "a test", now: bench.now) }, { try bench.forget("R7") },
      {
        bench.request.plan.segments.append("submitted_at")
        try bench.bring(Sheet.export(sheets(0..<60)))
      },
    ]
    for step in steps {
      _ = try bench.measure()
      #expect(try bench.measure().countedBy == .kept)
      try step()
      #expect(try bench.number("SELECT count(*) FROM tally_cache") == 0)
      #expect(try bench.measure().countedBy == .counted)
      #expect(try bench.count { _ in }.tally == bench.recount { _ in })
      #expect(try bench.contents().problems.isEmpty)
    }
    #expect(try bench.measure().report.responses == 59)
  }

  @Test("A wave's counts do not move with another's") func waves() throws {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(sheets(0..<40)))
    try bench.bring(Sheet.export(sheets(0..<40)), wave: "spring")
    for wave in ["", "spring"] { _ = try bench.measure { $0.wave = wave } }
    try bench.bring(Sheet.export(sheets(40..<42)), wave: "spring")
    let (first, second) = (try bench.measure(), try bench.measure { $0.wave = "spring" })
    #expect(first.countedBy == .kept && first.responsesRead == 0 && first.report.responses == 40)
    #expect(second.countedBy == .kept && second.responsesRead == 2 && second.report.responses == 42)
  }
}

/// Counts that were kept and do not fit are found out and replaced.
@Suite("Damaged counts in the ledger") struct DamagedCacheTests {
  private func bench() throws -> LedgerBench {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export((0..<60).map { Sheet("R\($0)", "2026-03-01T08:00:00Z", $0 % 7 + 1, site: ["North", "South"][$0 % 2]) }))
    _ = try bench.measure()
    return bench
  }

  @Test(
    "All responses are read again",
    arguments: [
      ("UPDATE tally_cache SET cell = zeroblob(200)", TallyCodingError.version(0) as TallyCodingError?),
      ("UPDATE tally_cache SET cell = CAST(substr(cell, 1, 100) || substr(cell, 102) AS BLOB)", .damaged),
      ("UPDATE tally_cache SET label = 'West' WHERE label = 'North'", .damaged),
      ("UPDATE tally_cache SET part = 9", .misplaced), ("DELETE FROM tally_cache WHERE label = 'North'", nil),
      ("DELETE FROM tally_cache", nil), ("UPDATE tally_state SET state = zeroblob(40)", nil),
    ])
  func damage(_ sql: String, _ error: TallyCodingError?) throws {
    let bench = try bench()
    try bench.ledger.write { db in try HotStatement.run(db, sql) }
    #expect(try !bench.tally().verify().isEmpty)
    let repaired = try bench.measure()
    #expect(repaired.countedBy == .repaired(error) && repaired.responsesRead == 60)
    #expect(try bench.measure().countedBy == .kept)
    #expect(try bench.tally().verify().isEmpty && bench.contents().problems.isEmpty)
    #expect(try bench.count { _ in }.tally == bench.recount { _ in })
  }

  @Test("A change that is lost is found out, by the ledger's own check too") func lostChange() throws {
    let bench = try bench()
    try bench.bring(Sheet.export([Sheet("R1", "2026-03-02T08:00:00Z", 1), Sheet("R99", "2026-03-02T08:00:00Z", 1)]))
    #expect(try bench.contents().problems.isEmpty && bench.tally().verify().isEmpty)
    try bench.ledger.write { db in try HotStatement.run(db, "DELETE FROM live_change WHERE sign = -1") }
    #expect(try bench.contents().problems.contains { $0.contains("have not followed") })
    #expect(try bench.measure().countedBy == .repaired(nil))
    #expect(try bench.contents().problems.isEmpty && bench.measure().countedBy == .kept)
  }

  /// The check number is right, and the counts are not: only a full count can tell.
  @Test("Counts of other responses are found out by the full count") func otherCounts() throws {
    let (bench, other) = (try bench(), try LedgerBench())
    try other.bring(Sheet.export((0..<60).map { Sheet("R\($0)", "2026-03-01T08:00:00Z", 1, site: ["North", "South"][$0 % 2]) }))
    for cell in try other.tally().recount().cells {
      try bench.ledger.write { db in
        let update = try HotStatement(db, "UPDATE tally_cache SET cell = ? WHERE label = ?")
        update.bind(2, cell.label)
        try update.run(blob: cell.bytes, at: 1)
      }
    }
    #expect(try bench.contents().problems.isEmpty)
    #expect(try bench.tally().verify() == ["the counts that are kept are not those of the live responses"])
  }
}

/// Whatever happens, and in whatever order.
@Suite("Kept counts over random nights") struct RandomNightTests {
  @Test(arguments: 1...3) func everyStep(_ seed: Int) throws {
    let bench = try LedgerBench()
    var nights = RandomNights(seed: UInt64(seed))
    var origins: [LiveTally.Origin] = []
    for step in 0..<12 {
      let what = try nights.step(bench)
      for settings in nights.settings() {
        let live = try bench.count(settings)
        #expect(try live.tally == bench.recount(settings), "seed \(seed) step \(step) \(what)")
        #expect(try bench.tally(settings).verify().isEmpty, "seed \(seed) step \(step) \(what)")
        origins.append(live.origin)
      }
      #expect(try bench.contents().problems.isEmpty, "seed \(seed) step \(step) \(what)")
    }
    #expect(origins.contains(.kept) && origins.allSatisfy { $0 == .kept || $0 == .counted }, "seed \(seed)")
  }
}

/// Nights with exports that grow, correct and repeat, and now and then a retraction or a respondent to forget.
private struct RandomNights {
  private var random: RandomResponses
  private var sheets: [Sheet] = []
  private var days = 0
  private var batches: [Int64] = []

  init(seed: UInt64) { random = RandomResponses(seed: seed) }

  private mutating func sheet(_ id: String) -> Sheet {
    let (hour, day) = (random.below(10), 1 + min(27, days))
    var sheet = Sheet(
      id, "2026-03-\(day < 10 ? "0" : "")\(day)T0\(hour):00:00Z", random.below(7) + 1, site: ["North", "South", "", "东"][random.below(4)])
    if random.below(10) == 0 { sheet.perception = "" }
    if random.below(20) == 0 { sheet.time = "" }
    return sheet
  }

  mutating func step(_ bench: LedgerBench) throws -> String {
    days += 1
    switch sheets.isEmpty ? 0 : random.below(12) {
    case 0...6:
      for _ in 0..<(sheets.isEmpty ? 40 : random.below(5)) { sheets.append(sheet("R\(sheets.count)")) }
      for _ in 0..<random.below(4) {
        let place = random.below(sheets.count)
        sheets[place] = sheet(sheets[place].id)
      }
      return try bring(sheets, bench)
    case 7, 8:
      let first = random.below(sheets.count)
      return try bring(sheets[first...].prefix(8).map { sheet($0.id) }, bench)
    case 9: return try bring((0..<20).map { sheet("N\(days)-\($0)") }, bench)
    case 10 where batches.count > 1:
      let batch = batches.remove(at: random.below(batches.count))
      _ = try bench.ledger.retract(batch, reason: "a test", now: bench.now)
      return "retract \(batch)"
    default:
      let id = sheets[random.below(sheets.count)].id
      try bench.forget(id)
      return "forget \(id)"
    }
  }

  private mutating func bring(_ sheets: [Sheet], _ bench: LedgerBench) throws -> String {
    guard case .taken(let receipt, _) = try bench.bring(Sheet.export(sheets)) else { return "nothing new" }
    batches.append(receipt.batch)
    return "bring \(receipt.added) \(receipt.corrected) \(receipt.unchanged) \(receipt.outdated)"
  }

  /// One or two ways to count, so that some lag behind.
  mutating func settings() -> [(inout LedgerStudy.Request) -> Void] {
    let all: [(inout LedgerStudy.Request) -> Void] = [
      { _ in }, { $0.period = .day }, { $0.segments = [] }, { $0.conventions.missingRule = .minimum(2) },
      { ($0.period, $0.conventions.isDetailed) = (.weekday, true) },
    ]
    return (0...random.below(2)).map { _ in all[random.below(all.count)] }
  }
}

extension LedgerBench {
  fileprivate func tally(_ change: (inout LedgerStudy.Request) -> Void = { _ in }) throws -> LedgerTally {
    var request = LedgerStudy.Request(survey: "bank")
    request.segments = ["site"]
    change(&request)
    return try LedgerTally(ledger, request)
  }

  fileprivate func count(_ change: (inout LedgerStudy.Request) -> Void) throws -> LiveTally { try tally(change).tally() }

  fileprivate func recount(_ change: (inout LedgerStudy.Request) -> Void) throws -> SatisfactionTally { try tally(change).recount() }

  fileprivate func number(_ sql: String) throws -> Int64? { try ledger.read { db in try HotStatement.integer(db, sql) } }

  fileprivate func forget(_ id: String) throws {
    _ = try ledger.forget(id, survey: nil, now: now) { $0.hash(ofID: [id]) }
  }
}
