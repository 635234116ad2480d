internal import GRDB

/// Notes which versions become live and which cease to be, as long as counts are kept that have to follow.
struct LiveChanges {
  private let insert: HotStatement

  /// Nil where no counts are kept, or none that are worth following.
  ///
  /// - Parameter expected: how many changes there will be at most.
  init?(_ db: Database, _ wave: WaveRow, expected: Int) throws {
    let caches = TallyCaches(db, wave.id)
    try caches.dropLagging(expected: Int64(expected), of: wave.state.count)
    guard try !caches.entries().isEmpty else { return nil }
    insert = try HotStatement(db, "INSERT INTO live_change (wave_id, version, sign) VALUES (?, ?, ?)")
    insert.bind(1, wave.id)
  }

  /// A version that is live now, and the one that was before.
  func note(_ version: Int64, insteadOf old: Int64? = nil) throws {
    if let old { try insert(old, -1) }
    try insert(version, 1)
  }

  private func insert(_ version: Int64, _ sign: Int64) throws {
    insert.bind(2, version)
    insert.bind(3, sign)
    try insert.run()
  }
}

/// What changed since counts were kept, each version once.
struct ChangesSince {
  private let select: HotStatement
  private let digest = VersionDigest()

  private static let (content, moved): (Int32, Int32) = (4, 5)

  init(_ db: Database, wave: Int64, after seen: Int64) throws {
    // A version that came and went in between moves nothing. CROSS keeps SQLite from walking along all versions.
    select = try HotStatement(
      db,
      """
      SELECT \(VersionReader.columns), content, sum(sign) AS moved FROM live_change CROSS JOIN version ON version.id = live_change.version
      WHERE live_change.wave_id = ? AND live_change.id > ? GROUP BY version.id HAVING moved != 0 ORDER BY version.id
      """)
    select.bind(1, wave)
    select.bind(2, seen)
  }

  /// Moves the state on, and calls `body` with the row of each version and whether it became live.
  ///
  /// - Returns: nil where a version moves more than once, which no sequence of deliveries does.
  func move(_ state: LiveState, _ body: (HotStatement, Bool) throws -> Void = { _, _ in }) throws -> LiveState? {
    var state = state
    while try select.next() {
      let key = LedgerRespondent(high: select.integer(0), low: select.integer(1))
      let one = digest.of(key, time: select.time(2), content: select.integer(Self.content))
      switch select.integer(Self.moved) {
      case 1: state.add(one)
      case -1: state.remove(one)
      default:
        select.reset()
        return nil
      }
      try body(select, select.integer(Self.moved) == 1)
    }
    return state
  }
}
