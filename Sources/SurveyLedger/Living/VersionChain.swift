internal import GRDB

/// All versions of a respondent, each pointing at the one that was written before it.
struct VersionChain {
  struct Version {
    let id: Int64
    let older: Int64?
    let live: LiveVersion
  }

  /// From the newest to the oldest.
  let versions: [Version]

  init(_ db: Database, from newest: Int64) throws {
    let select = try HotStatement(db, "SELECT older, recorded_at, content FROM version WHERE id = ?")
    var versions: [Version] = []
    var next: Int64? = newest
    while let id = next {
      select.bind(1, id)
      guard try select.next() else { throw LedgerError(.fault, "version \(id) is not there") }
      versions.append(
        Version(id: id, older: select.optional(0), live: LiveVersion(id: id, time: select.time(1), content: select.integer(2))))
      select.reset()
      next = versions.last?.older
    }
    self.versions = versions
  }

  /// The version that says just that, if there is one.
  func version(time: Int64, content: Int64) -> Int64? { versions.first { $0.live.time == time && $0.live.content == content }?.id }

  /// Versions that some batch brought, and those that none did.
  func parted(_ standing: Standing) -> (kept: [Version], gone: [Version]) {
    (versions.filter { standing.all.contains($0.id) }, versions.filter { !standing.all.contains($0.id) })
  }

  /// The version with the latest recorded time, then the latest arrival; nil where no batch brought any.
  func latest(_ standing: Standing) -> (live: LiveVersion, arrival: Int64, batch: Int64)? {
    let known = versions.compactMap { version in standing.latest(version.id).map { (version.live, $0.arrival, $0.batch) } }
    return known.max { ($0.0.time, $0.1, $0.2) < ($1.0.time, $1.1, $1.2) }
  }
}

/// People who asked to be forgotten.
struct Tombstones {
  private var keys: Set<LedgerRespondent> = []

  init(_ db: Database, _ wave: WaveRow) throws {
    let select = try HotStatement(db, "SELECT key_high, key_low FROM tombstone WHERE wave_id = ?")
    select.bind(1, wave.id)
    while try select.next() { keys.insert(LedgerRespondent(high: select.integer(0), low: select.integer(1))) }
  }

  var isEmpty: Bool { keys.isEmpty }

  func contains(_ key: LedgerRespondent) -> Bool { !keys.isEmpty && keys.contains(key) }
}
