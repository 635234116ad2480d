internal import GRDB
internal import SurveyModel

extension Ledger {
  /// Everything in which the ledger contradicts itself; empty where it is sound.
  ///
  /// SQLite's own checks of pages and references; every respondent's live version found anew; every version brought by a live batch; the
  /// state of each wave added up again, and those of the counts that are kept.
  public func problems() throws(LedgerError) -> [String] {
    try read { db in
      var problems = try Self.lines(db, "PRAGMA integrity_check").filter { $0 != "ok" }
      guard problems.isEmpty else { return problems }
      problems += try Self.lines(db, "SELECT 'a reference of ' || \"table\" || ' leads nowhere' FROM pragma_foreign_key_check LIMIT 20")
      for wave in try WaveRow.all(db) {
        var check = try WaveCheck(db, wave)
        problems += try check.problems().map { "\(wave.survey) \(wave.wave): \($0)" }
      }
      return problems
    }
  }

  private static func lines(_ db: Database, _ sql: String) throws -> [String] {
    let select = try HotStatement(db, sql)
    var lines: [String] = []
    while try select.next() { lines.append(select.text(0)) }
    return lines
  }

  /// Gives the space of what was erased back to the disk.
  public func vacuum() throws(LedgerError) { try outside { db in try db.execute(sql: "VACUUM") } }
}

/// Adds one wave up again.
struct WaveCheck {
  private let db: Database
  private let wave: WaveRow
  private let standing: Standing
  private var found: [String] = []

  init(_ db: Database, _ wave: WaveRow) throws {
    self.db = db
    self.wave = wave
    standing = try Standing(db, wave)
  }

  mutating func problems() throws -> [String] {
    let digest = VersionDigest()
    var (state, versions) = (LiveState(), 0)
    let select = try HotStatement(
      db, "SELECT key_high, key_low, live, newest, recorded_at, content FROM respondent WHERE wave_id = ? ORDER BY key_high, key_low")
    select.bind(1, wave.id)
    while try select.next() {
      let key = LedgerRespondent(high: select.integer(0), low: select.integer(1))
      let known = LiveVersion(id: select.integer(2), time: select.time(4), content: select.integer(5))
      state.add(digest.of(key, time: known.time, content: known.content))
      versions += try check(known, VersionChain(db, from: select.integer(3)).versions)
    }
    if state != wave.state { found.append("the live versions do not add up to the state that is kept") }
    try checkCounts(versions)
    try checkAnswers()
    try checkCaches()
    return found
  }

  /// Every response as it was written.
  private mutating func checkAnswers() throws {
    let select = try HotStatement(db, "SELECT id, content, answers FROM version WHERE wave_id = ?")
    select.bind(1, wave.id)
    while try select.next() {
      let content = select.integer(1)
      if select.withBlob(2, { LedgerPacking.isWhole($0, content: content) }) { continue }
      found.append("the answers of version \(select.integer(0)) are not those that were written")
    }
  }

  /// Counts that are kept must lead to what is live; whether they are right besides needs their shape.
  private mutating func checkCaches() throws {
    for entry in try TallyCaches(db, wave.id).entries() {
      if try ChangesSince(db, wave: wave.id, after: entry.seen).move(entry.state) == wave.state { continue }
      found.append("counts that are kept have not followed what is live")
    }
  }

  /// How many versions a respondent has, each of which some batch brought, and the latest of which is live.
  private mutating func check(_ known: LiveVersion, _ chain: [VersionChain.Version]) throws -> Int {
    var latest: (time: Int64, since: (Int64, Int64), live: LiveVersion)?
    for version in chain {
      guard let since = standing.latest(version.id) else {
        found.append("no live batch brought version \(version.id)")
        continue
      }
      let isLater = latest.map { ($0.time, $0.since.0, $0.since.1) < (version.live.time, since.arrival, since.batch) } ?? true
      if isLater { latest = (version.live.time, since, version.live) }
    }
    if latest?.live != known { found.append("version \(known.id) is live, and is not the latest") }
    return chain.count
  }

  private mutating func checkCounts(_ versions: Int) throws {
    let all = try HotStatement.integer(db, "SELECT count(*) FROM version WHERE wave_id = ?", wave.id)
    if all != Int64(versions) { found.append("\(all ?? 0) versions are kept, and \(versions) of them belong to a respondent") }
    let live = try HotStatement.integer(
      db,
      "SELECT count(*) FROM version JOIN respondent ON live = version.id WHERE version.wave_id = ? AND is_live = 1", wave.id)
    let flagged = try HotStatement.integer(db, "SELECT count(*) FROM version WHERE wave_id = ? AND is_live = 1", wave.id)
    if live != wave.state.count || flagged != wave.state.count { found.append("live versions are not marked as such") }
  }
}
