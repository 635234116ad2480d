internal import GRDB

/// One version as a live one is known.
struct LiveVersion: Equatable {
  let id: Int64
  let time: Int64
  let content: Int64
}

/// What the ledger knows of a respondent.
struct KnownRespondent {
  let live: Int64
  let newest: Int64
  let time: Int64
  let content: Int64
  /// Whether the delivery at hand has brought a version that was not there.
  var isNewVersion = false

  var version: LiveVersion { LiveVersion(id: live, time: time, content: content) }
}

/// Finds respondents in the order of their keys: by walking along all of them where many are asked for, else one by one.
final class RespondentLookup {
  private let walk: HotStatement?
  private let single: HotStatement
  private var current: (key: LedgerRespondent, known: KnownRespondent)?

  private static let columns = "live, newest, recorded_at, content"

  /// - Parameter expected: about how many will be asked for.
  init(_ db: Database, _ wave: WaveRow, expected: Int) throws {
    single = try HotStatement(
      db, "SELECT \(Self.columns) FROM respondent WHERE wave_id = ? AND key_high = ? AND key_low = ?")
    single.bind(1, wave.id)
    guard wave.state.count > 0, expected * 20 > wave.state.count else {
      walk = nil
      return
    }
    let walking = try HotStatement(
      db, "SELECT \(Self.columns), key_high, key_low FROM respondent WHERE wave_id = ? ORDER BY key_high, key_low")
    walking.bind(1, wave.id)
    walk = walking
    try advance()
  }

  /// The respondent, if there is one; keys are asked for in ascending order.
  func find(_ key: LedgerRespondent) throws -> KnownRespondent? {
    guard walk != nil else { return try lookUp(key) }
    while let there = current, there.key < key { try advance() }
    return current.flatMap { $0.key == key ? $0.known : nil }
  }

  private func advance() throws {
    current = nil
    guard try walk?.next() ?? false, let known = walk?.known else { return }
    current = (LedgerRespondent(high: walk?.integer(4) ?? 0, low: walk?.integer(5) ?? 0), known)
  }

  private func lookUp(_ key: LedgerRespondent) throws -> KnownRespondent? {
    single.bind(2, key.high)
    single.bind(3, key.low)
    defer { single.reset() }
    return try single.next() ? single.known : nil
  }
}

extension HotStatement {
  /// The columns `live, newest, recorded_at, content` of the row.
  fileprivate var known: KnownRespondent { KnownRespondent(live: integer(0), newest: integer(1), time: time(2), content: integer(3)) }
}

/// Makes another version the live one.
struct LivePointing {
  private let respondent: HotStatement
  private let flag: HotStatement

  init(_ db: Database, _ wave: WaveRow) throws {
    respondent = try HotStatement(
      db,
      """
      UPDATE respondent SET live = ?, newest = ?, recorded_at = ?, content = ? WHERE wave_id = ? AND key_high = ? AND key_low = ?
      """)
    respondent.bind(5, wave.id)
    flag = try HotStatement(db, "UPDATE version SET is_live = ? WHERE id = ?")
  }

  /// Points a respondent at `live`; `newest` is where the chain of all versions begins.
  func point(_ key: LedgerRespondent, at live: LiveVersion, instead old: LiveVersion, newest: Int64) throws {
    respondent.bind(1, live.id)
    respondent.bind(2, newest)
    respondent.bind(3, time: live.time)
    respondent.bind(4, live.content)
    respondent.bind(6, key.high)
    respondent.bind(7, key.low)
    try respondent.run()
    guard live.id != old.id else { return }
    for (id, isLive) in [(old.id, Int64(0)), (live.id, 1)] {
      flag.bind(1, isLive)
      flag.bind(2, id)
      try flag.run()
    }
  }
}
