internal import GRDB
internal import SatisfactionScoring
internal import SurveyModel

/// Counts the live responses of a wave at one moment.
struct WaveCount {
  private let db: Database
  private let selection: LiveSelection
  private let shape: TallyShape
  private let settings: String
  private let wave: WaveRow

  /// Nil where the wave was never heard of.
  init?(_ db: Database, _ selection: LiveSelection, _ shape: TallyShape, _ settings: String) throws {
    guard let wave = try WaveRow.find(db, survey: selection.survey, wave: selection.wave) else { return nil }
    (self.db, self.selection, self.shape, self.settings, self.wave) = (db, selection, shape, settings, wave)
  }

  /// Counts, and what keeping them needs.
  struct Outcome {
    let live: LiveTally
    /// What was live.
    let state: LiveState
    /// The last change that is in them.
    let seen: Int64
    /// What was kept before, and its cells.
    let entry: TallyCaches.Entry?
    let cells: [TallyCell]
    /// Whether they are kept already, and no others were used since.
    let isKept: Bool
  }

  /// The counts that are kept, moved on; where that cannot be, all live responses.
  func count() throws -> Outcome {
    let caches = TallyCaches(db, wave.id)
    let entries = try caches.entries()
    guard let entry = entries.first(where: { $0.settings == settings }) else {
      return outcome(try recount(.counted), nil, [], try caches.lastChange())
    }
    let cells = try caches.cells(settings)
    let seen = max(entry.seen, try caches.lastChange())
    let live: LiveTally
    do {
      live = try moved(entry, cells) ?? recount(.repaired(nil))
    } catch let error as TallyCodingError { live = try recount(.repaired(error)) }
    let isKept = live.origin == .kept && entry.seen == seen && entry == entries.last
    return outcome(live, entry, cells, seen, isKept: isKept)
  }

  private func outcome(
    _ live: LiveTally, _ entry: TallyCaches.Entry?, _ cells: [TallyCell], _ seen: Int64, isKept: Bool = false
  ) -> Outcome {
    Outcome(live: live, state: wave.state, seen: seen, entry: entry, cells: cells, isKept: isKept)
  }

  /// Counts all live responses.
  func recount(_ origin: LiveTally.Origin) throws -> LiveTally {
    var tally = SatisfactionTally(shape: shape)
    var count = 0
    try Ledger.forEachLive(db, wave, selection, capacity: 1_000) {
      tally.add($0)
      count += $0.count
    }
    return LiveTally(tally: tally, responsesRead: count, origin: origin)
  }

  /// Counts that were kept, and the responses that changed since; nil where they do not lead to what is live now.
  private func moved(_ entry: TallyCaches.Entry, _ cells: [TallyCell]) throws -> LiveTally? {
    var tally = try SatisfactionTally(shape: shape, cells: cells)
    guard tally.responses == Int(entry.state.count) else { return nil }
    var (came, went) = (try VersionReader(db, selection, capacity: 1_000), try VersionReader(db, selection, capacity: 1_000))
    var count = 0
    let state = try ChangesSince(db, wave: wave.id, after: entry.seen).move(entry.state) { row, isLive in
      count += 1
      if isLive { try came.add(row) } else { try went.add(row) }
      Self.empty(&came, 1_000) { tally.add($0) }
      Self.empty(&went, 1_000) { tally.retract($0) }
    }
    Self.empty(&came, 1) { tally.add($0) }
    Self.empty(&went, 1) { tally.retract($0) }
    guard state == wave.state, tally.responses == Int(wave.state.count) else { return nil }
    return LiveTally(tally: tally, responsesRead: count, origin: .kept)
  }

  private static func empty(_ reader: inout VersionReader, _ least: Int, _ body: (ResponseBatch) -> Void) {
    guard reader.batch.count >= least else { return }
    body(reader.batch)
    reader.removeAll()
  }
}

extension WaveCount.Outcome {
  /// Keeps the counts, unless the wave has moved on meanwhile.
  func keep(_ db: Database, _ selection: LiveSelection, _ settings: String) throws {
    guard let wave = try WaveRow.find(db, survey: selection.survey, wave: selection.wave), wave.state == state else { return }
    let caches = TallyCaches(db, wave.id)
    let entries = try caches.entries()
    let there = entries.first { $0.settings == settings }
    // Cells that were read may be written over only if they are still there.
    let isSame = there?.state == entry?.state && there?.seen == entry?.seen
    if !isSame { try caches.drop(settings) }
    try caches.save(TallyCaches.Entry(settings: settings, state: state, seen: seen, used: (entries.last?.used ?? 0) + 1))
    try caches.save(live.tally.cells, settings, over: isSame ? cells : [])
    try caches.dropOldest()
    try caches.prune()
  }
}
