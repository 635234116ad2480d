internal import GRDB
internal import SatisfactionScoring

/// The counts that are kept of one wave, each under the settings they were made with, and the changes they have yet to follow.
struct TallyCaches {
  /// Counts that are kept, without their cells.
  struct Entry: Equatable {
    let settings: String
    /// What was live when they were kept.
    let state: LiveState
    /// The last change that is in them.
    let seen: Int64
    /// The higher, the later they were used.
    let used: Int64
  }

  /// How many are kept of a wave.
  static let most = 4
  private let db: Database
  private let wave: Int64

  init(_ db: Database, _ wave: Int64) { (self.db, self.wave) = (db, wave) }

  /// All of them, the one used longest ago first.
  func entries() throws -> [Entry] {
    let select = try HotStatement(
      db, "SELECT settings, state, seen, used FROM tally_state WHERE wave_id = ? ORDER BY used, settings")
    select.bind(1, wave)
    var entries: [Entry] = []
    while try select.next() {
      let state = select.withBlob(1) { LiveState($0) }
      entries.append(Entry(settings: select.text(0), state: state, seen: select.integer(2), used: select.integer(3)))
    }
    return entries
  }

  func cells(_ settings: String) throws -> [TallyCell] {
    let select = try HotStatement(db, "SELECT part, label, period, cell FROM tally_cache WHERE wave_id = ? AND settings = ?")
    select.bind(1, wave)
    select.bind(2, settings)
    var cells: [TallyCell] = []
    while try select.next() {
      let bytes = select.withBlob(3) { [UInt8]($0) }
      cells.append(
        TallyCell(part: Int(select.integer(0)), label: select.text(1), period: Int(select.integer(2)), bytes: bytes))
    }
    return cells
  }

  /// The last change of the wave that is noted; 0 where none is.
  func lastChange() throws -> Int64 {
    try HotStatement.integer(db, "SELECT max(id) FROM live_change WHERE wave_id = ?", wave) ?? 0
  }

  // MARK: Writing

  /// Writes the state of counts whose cells follow.
  func save(_ entry: Entry) throws {
    let insert = try HotStatement(
      db,
      """
      INSERT INTO tally_state (wave_id, settings, state, seen, used) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (wave_id, settings) DO UPDATE SET state = ?3, seen = ?4, used = ?5
      """)
    insert.bind(1, wave)
    insert.bind(2, entry.settings)
    insert.bind(4, entry.seen)
    insert.bind(5, entry.used)
    try insert.run(blob: entry.state.packed, at: 3)
  }

  /// Makes `known` cells into `cells`, of which only those are written that differ.
  func save(_ cells: [TallyCell], _ settings: String, over known: [TallyCell]) throws {
    let insert = try HotStatement(
      db, "INSERT OR REPLACE INTO tally_cache (wave_id, settings, part, label, period, cell) VALUES (?, ?, ?, ?, ?, ?)")
    let same = Set(known)
    for cell in cells where !same.contains(cell) {
      bind(insert, settings, cell)
      try insert.run(blob: cell.bytes, at: 6)
    }
    let delete = try HotStatement(
      db, "DELETE FROM tally_cache WHERE wave_id = ? AND settings = ? AND part = ? AND label = ? AND period = ?")
    let places = Set(cells.map(CellPlace.init))
    for cell in known where !places.contains(CellPlace(cell)) {
      bind(delete, settings, cell)
      try delete.run()
    }
  }

  private func bind(_ statement: HotStatement, _ settings: String, _ cell: TallyCell) {
    statement.bind(1, wave)
    statement.bind(2, settings)
    statement.bind(3, Int64(cell.part))
    statement.bind(4, cell.label)
    statement.bind(5, Int64(cell.period))
  }

  // MARK: Dropping

  /// Drops all counts and changes, because versions that were live may be deleted.
  func dropAll() throws {
    try HotStatement.run(db, "DELETE FROM tally_state WHERE wave_id = ?", wave)
    try prune()
  }

  /// Drops counts and their cells.
  func drop(_ settings: String) throws {
    let delete = try HotStatement(db, "DELETE FROM tally_state WHERE wave_id = ? AND settings = ?")
    delete.bind(1, wave)
    delete.bind(2, settings)
    try delete.run()
  }

  /// Drops counts that would have to follow more changes than a quarter of the live responses: reading all is then about as quick.
  func dropLagging(expected: Int64, of live: Int64) throws {
    for entry in try entries() {
      let waiting = try HotStatement.integer(db, "SELECT count(*) FROM live_change WHERE wave_id = ? AND id > ?", wave, entry.seen) ?? 0
      if (waiting + expected) * 4 > live { try drop(entry.settings) }
    }
    try prune()
  }

  /// Drops the counts used longest ago where there are too many.
  func dropOldest() throws {
    for entry in try entries().dropLast(Self.most) { try drop(entry.settings) }
  }

  /// Drops the changes that all counts have seen.
  func prune() throws {
    try HotStatement.run(
      db,
      """
      DELETE FROM live_change WHERE wave_id = ?1
      AND id <= coalesce((SELECT min(seen) FROM tally_state WHERE wave_id = ?1), 9223372036854775807)
      """, wave)
  }
}

/// Where a cell lies.
private struct CellPlace: Hashable {
  let part: Int
  let label: String
  let period: Int

  init(_ cell: TallyCell) { (part, label, period) = (cell.part, cell.label, cell.period) }
}
