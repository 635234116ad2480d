internal import GRDB
public import SurveyModel
internal import Synchronization

/// The respondents' ids of one wave as they are read, and those among them whom somebody asked to forget, whatever wave they come back in.
public struct KeyedReading: Sendable {
  /// What is kept of an id.
  public let pseudonym: RespondentPseudonym
  /// The hashes, so far, of people who were forgotten.
  public let forgotten: @Sendable () -> Set<RespondentHash>

  init(_ wave: RespondentPseudonym, person: RespondentPseudonym, _ people: Set<RespondentHash>) {
    guard !people.isEmpty else {
      (pseudonym, forgotten) = (wave, { [] })
      return
    }
    let met = Met()
    pseudonym = RespondentPseudonym { id in
      let hash = wave.make(id)
      if people.contains(person.make(id)) { met.hashes.withLock { _ = $0.insert(hash) } }
      return hash
    }
    forgotten = { met.hashes.withLock { $0 } }
  }

  private final class Met: Sendable {
    let hashes: Mutex<Set<RespondentHash>> = Mutex([])
  }
}

extension Ledger {
  /// How ids are read in a wave.
  ///
  /// - Throws: `no_key`.
  public func reading(survey: String, wave: String) throws(LedgerError) -> KeyedReading {
    guard let key else { throw LedgerError(.noKey, "the ledger was opened without its key") }
    let people: Set<RespondentHash> = try read { db in
      let select = try HotStatement(db, "SELECT key_high, key_low FROM forgotten WHERE survey = '' OR survey = ?")
      select.bind(1, survey)
      var people = Set<RespondentHash>()
      while try select.next() {
        people.insert(RespondentHash(high: UInt64(bitPattern: select.integer(0)), low: UInt32(truncatingIfNeeded: select.integer(1))))
      }
      return people
    }
    return KeyedReading(key.pseudonym(survey: survey, wave: wave), person: key.person, people)
  }
}

extension Erasure {
  /// Remembers a person, in a hash of their own, for waves that are not there yet.
  func remember(_ person: RespondentHash, survey: String?, _ now: Timestamp) throws {
    let key = LedgerRespondent(person)
    let insert = try HotStatement(
      db, "INSERT OR IGNORE INTO forgotten (key_high, key_low, survey, forgotten_at) VALUES (?, ?, ?, ?)")
    insert.bind(1, key.high)
    insert.bind(2, key.low)
    insert.bind(3, survey ?? "")
    insert.bind(4, now.microseconds)
    try insert.run()
  }

  /// Keeps a respondent out of a wave.
  func bar(_ key: LedgerRespondent, _ wave: WaveRow, _ now: Timestamp) throws {
    let stone = try HotStatement(
      db, "INSERT OR IGNORE INTO tombstone (wave_id, key_high, key_low, forgotten_at) VALUES (?, ?, ?, ?)")
    for (place, value) in [wave.id, key.high, key.low, now.microseconds].enumerated() { stone.bind(Int32(place + 1), value) }
    try stone.run()
  }
}
