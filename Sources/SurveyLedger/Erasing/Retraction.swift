internal import GRDB
internal import SurveyModel

/// Takes batches back: what only they brought goes, and what they had replaced lives again.
struct Retraction {
  private let db: Database
  private(set) var wave: WaveRow

  init(_ db: Database, _ wave: WaveRow) throws {
    self.db = db
    self.wave = wave
  }

  /// How many versions went, and how many respondents' live version changed or went.
  struct Outcome: Equatable {
    var versions = 0
    var respondents = 0
  }

  @discardableResult
  mutating func retract(_ batch: Int64, _ now: Timestamp, reason: String) throws -> Outcome {
    try TallyCaches(db, wave.id).dropAll()
    let brought = try Memberships(db, batch: batch)
    try HotStatement.run(db, "DELETE FROM membership WHERE batch_id = ?", batch)
    try HotStatement.run(db, "DELETE FROM quarantine WHERE batch_id = ?", batch)
    let mark = try HotStatement(db, "UPDATE batch SET retracted_at = ?, retraction = ? WHERE id = ?")
    mark.bind(1, now.microseconds)
    mark.bind(2, reason)
    mark.bind(3, batch)
    try mark.run()
    let standing = try Standing(db, wave)
    var outcome = Outcome()
    let review = try LiveReview(db, wave, standing)
    for key in try affected(brought, standing) {
      let change = try review.review(key, &wave.state)
      outcome.versions += change.removed
      outcome.respondents += change.isOther ? 1 : 0
    }
    return outcome
  }

  /// Respondents with a version that nobody else brought, or with several, whose order of arrival may be another now.
  private func affected(_ brought: Memberships, _ standing: Standing) throws -> [LedgerRespondent] {
    let several = try respondentsWithSeveral()
    let select = try HotStatement(db, "SELECT id, key_high, key_low FROM version WHERE id BETWEEN ? AND ? AND wave_id = ?")
    select.bind(3, wave.id)
    var keys = Set<LedgerRespondent>()
    for range in brought.ranges {
      select.bind(1, range.lowerBound)
      select.bind(2, range.upperBound)
      while try select.next() {
        let key = LedgerRespondent(high: select.integer(1), low: select.integer(2))
        if !standing.all.contains(select.integer(0)) || several.contains(key) { keys.insert(key) }
      }
    }
    return keys.sorted()
  }

  private func respondentsWithSeveral() throws -> Set<LedgerRespondent> {
    let select = try HotStatement(db, "SELECT key_high, key_low FROM version WHERE wave_id = ? AND older IS NOT NULL")
    select.bind(1, wave.id)
    var keys = Set<LedgerRespondent>()
    while try select.next() { keys.insert(LedgerRespondent(high: select.integer(0), low: select.integer(1))) }
    return keys
  }
}

/// Finds the live version of a respondent anew.
struct LiveReview {
  private let db: Database
  private let wave: WaveRow
  private let standing: Standing
  private let pointing: LivePointing
  private let relink: HotStatement
  private let digest = VersionDigest()

  init(_ db: Database, _ wave: WaveRow, _ standing: Standing) throws {
    (self.db, self.wave, self.standing) = (db, wave, standing)
    pointing = try LivePointing(db, wave)
    relink = try HotStatement(db, "UPDATE version SET older = ? WHERE id = ?")
  }

  /// Removes versions that no batch brings, and points at the latest of the others.
  func review(_ key: LedgerRespondent, _ state: inout LiveState) throws -> (removed: Int, isOther: Bool) {
    let lookup = try RespondentLookup(db, wave, expected: 0)
    guard let known = try lookup.find(key) else { return (0, false) }
    let chain = try VersionChain(db, from: known.newest)
    let (kept, gone) = chain.parted(standing)
    let latest = chain.latest(standing)?.live
    let isOther = latest?.id != known.live
    if let latest {
      try link(kept)
      try pointing.point(key, at: latest, instead: known.version, newest: kept[0].id)
    } else {
      try HotStatement.run(
        db, "DELETE FROM respondent WHERE wave_id = ? AND key_high = ? AND key_low = ?", wave.id, key.high, key.low)
    }
    for version in gone { try HotStatement.run(db, "DELETE FROM version WHERE id = ?", version.id) }
    guard isOther else { return (gone.count, false) }
    state.remove(digest.of(key, time: known.time, content: known.content))
    if let latest { state.add(digest.of(key, time: latest.time, content: latest.content)) }
    return (gone.count, true)
  }

  /// Lets each version point at the next one that stays.
  private func link(_ versions: [VersionChain.Version]) throws {
    for (place, version) in versions.enumerated() {
      let older = place + 1 < versions.count ? versions[place + 1].id : nil
      guard version.older != older else { continue }
      if let older { relink.bind(1, older) } else { relink.bindNull(1) }
      relink.bind(2, version.id)
      try relink.run()
    }
  }
}
