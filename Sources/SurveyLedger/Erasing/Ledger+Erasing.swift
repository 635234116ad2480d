internal import GRDB
public import SurveyModel

/// What a retraction did.
public struct Retracted: Sendable, Equatable {
  /// The batch.
  public let batch: Int64
  /// Its file's name.
  public let source: String
  /// Versions that only it had brought, and that are gone.
  public let versions: Int
  /// Respondents whose live version is now another, or who are gone.
  public let respondents: Int
}

/// What became of a respondent who was forgotten.
public struct Forgotten: Sendable, Equatable {
  /// Versions that were erased.
  public var versions = 0
  /// Set-aside records whose text was erased.
  public var records = 0
  /// Waves of which the respondent was erased; those to come are closed to them too.
  public var waves = 0
  /// Files that brought the respondent and still hold the row, wherever they are kept.
  public var files: [String] = []
}

extension Ledger {
  /// Takes a batch back. The same file may be delivered again afterwards, and then arrives anew.
  ///
  /// - Throws: `unknown` for a batch that is not there or was taken back already.
  public func retract(_ batch: Int64, reason: String, now: Timestamp) throws(LedgerError) -> Retracted {
    try write { db in
      let select = try HotStatement(
        db, "SELECT source, survey, wave FROM batch JOIN wave ON wave.id = wave_id WHERE batch.id = ? AND retracted_at IS NULL")
      select.bind(1, batch)
      guard try select.next() else {
        throw LedgerError(.unknown, "there is no live batch \(batch)", advice: "servqual ledger list names them")
      }
      let source = select.text(0)
      let found = try WaveRow.find(db, survey: select.text(1), wave: select.text(2))
      select.reset()
      guard let found else { throw LedgerError(.fault, "batch \(batch) belongs to no wave") }
      var retraction = try Retraction(db, found)
      let outcome = try retraction.retract(batch, now, reason: reason)
      try retraction.wave.save(db)
      return Retracted(batch: batch, source: source, versions: outcome.versions, respondents: outcome.respondents)
    }
  }

  /// Erases a respondent from all waves of a survey, or of all surveys, and keeps later exports from bringing them back. The file is then
  /// written anew: SQLite overwrites what it deletes, and may leave copies where pages were split before.
  ///
  /// - Parameters:
  ///   - hash: gives the respondent's hash under a wave's pseudonym.
  ///   - id: the id as text, to find it in records that were set aside.
  public func forget(
    _ id: String, survey: String?, now: Timestamp, hash: (RespondentPseudonym) -> RespondentHash?
  ) throws(LedgerError) -> Forgotten {
    guard let key else { throw LedgerError(.noKey, "the ledger was opened without its key") }
    let done = try write { db in
      var done = Forgotten()
      var batches = Set<Int64>()
      if let person = hash(key.person) { try Erasure(db).remember(person, survey: survey, now) }
      for var wave in try WaveRow.all(db) where survey == nil || wave.survey == survey {
        guard let found = hash(key.pseudonym(survey: wave.survey, wave: wave.wave)) else { continue }
        try Erasure(db).erase(LedgerRespondent(found), &wave, now, &done, &batches)
        try wave.save(db)
      }
      try Erasure(db).eraseRecords(holding: id, survey: survey, &done, &batches)
      done.files = try batches.sorted().map { try Self.path(db, $0) }
      return done
    }
    do { try vacuum() } catch {
      throw LedgerError(
        error.kind, "the respondent is erased, but traces may be left in the file, which could not be written anew: \(error.message)",
        advice: "servqual ledger vacuum, when there is room")
    }
    return done
  }

  /// Erases the text of records that were set aside before `moment`; their places and rules stay.
  public func eraseRecords(before moment: Timestamp) throws(LedgerError) -> Int {
    try write { db in
      let update = try HotStatement(
        db,
        "UPDATE quarantine SET raw = NULL WHERE raw IS NOT NULL AND batch_id IN (SELECT id FROM batch WHERE arrived_at < ?)")
      update.bind(1, moment.microseconds)
      try update.run()
      return db.changesCount
    }
  }

  private static func path(_ db: Database, _ batch: Int64) throws -> String {
    let select = try HotStatement(db, "SELECT path FROM batch WHERE id = ?")
    select.bind(1, batch)
    defer { select.reset() }
    return try select.next() ? select.text(0) : ""
  }
}

/// Erases what is known of one person.
struct Erasure {
  let db: Database

  init(_ db: Database) { self.db = db }

  func erase(
    _ key: LedgerRespondent, _ wave: inout WaveRow, _ now: Timestamp, _ done: inout Forgotten, _ batches: inout Set<Int64>
  ) throws {
    done.waves += 1
    try bar(key, wave, now)
    guard let known = try RespondentLookup(db, wave, expected: 0).find(key) else { return }
    try TallyCaches(db, wave.id).dropAll()
    let chain = try VersionChain(db, from: known.newest).versions
    for version in chain { batches.formUnion(try broughtBy(version.id)) }
    try HotStatement.run(
      db, "DELETE FROM respondent WHERE wave_id = ? AND key_high = ? AND key_low = ?", wave.id, key.high, key.low)
    for version in chain { try HotStatement.run(db, "DELETE FROM version WHERE id = ?", version.id) }
    wave.state.remove(VersionDigest().of(key, time: known.time, content: known.content))
    done.versions += chain.count
  }

  private func broughtBy(_ version: Int64) throws -> [Int64] {
    let select = try HotStatement(db, "SELECT batch_id FROM membership WHERE first <= ?1 AND last >= ?1")
    select.bind(1, version)
    var batches: [Int64] = []
    while try select.next() { batches.append(select.integer(0)) }
    return batches
  }

  /// Records that were set aside could not always be read, so that the id is looked for in their text.
  func eraseRecords(holding id: String, survey: String?, _ done: inout Forgotten, _ batches: inout Set<Int64>) throws {
    guard let mention = Mention(id) else { return }
    let select = try HotStatement(
      db,
      """
      SELECT quarantine.id, batch_id, raw FROM quarantine JOIN batch ON batch.id = batch_id JOIN wave ON wave.id = wave_id
      WHERE raw IS NOT NULL AND (?1 IS NULL OR survey = ?1)
      """)
    if let survey { select.bind(1, survey) }
    var found: [(Int64, Int64)] = []
    while try select.next() {
      let isMentioned = select.withBlob(2) { mention.isIn(String(decoding: $0, as: UTF8.self)) }
      if isMentioned { found.append((select.integer(0), select.integer(1))) }
    }
    for (record, batch) in found {
      try HotStatement.run(db, "UPDATE quarantine SET raw = NULL WHERE id = ?", record)
      batches.insert(batch)
    }
    done.records += found.count
  }
}
