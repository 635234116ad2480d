internal import GRDB
public import SatisfactionScoring

extension Ledger {
  /// Counts the live responses of a selection. Counts over all times are kept, so that the next time only responses that changed are read.
  ///
  /// Counts that were kept are believed only if their own check numbers fit and the changes since lead exactly to what is live now. Where
  /// they cannot be kept, because the disk is full or the file cannot be written, that is no failure.
  ///
  /// - Parameters:
  ///   - shape: what is counted; its segment columns are those of the selection.
  ///   - settings: names everything that decides the counts beside the wave: equal settings, equal shapes.
  public func tally(_ selection: LiveSelection, _ shape: TallyShape, settings: String) throws(LedgerError) -> LiveTally {
    let found = try read { db -> (live: LiveTally, keeping: WaveCount.Outcome?)? in
      guard let count = try WaveCount(db, selection, shape, settings) else { return nil }
      if selection.recorded != nil { return (try count.recount(.counted), nil) }
      let outcome = try count.count()
      return (outcome.live, outcome.isKept ? nil : outcome)
    }
    guard let found else { return LiveTally(tally: SatisfactionTally(shape: shape), responsesRead: 0, origin: .counted) }
    guard let outcome = found.keeping else { return found.live }
    do throws(LedgerError) {
      try write { db in try outcome.keep(db, selection, settings) }
    } catch {
      guard [.full, .permission, .busy].contains(error.kind) else { throw error }
    }
    return found.live
  }

  /// Counts all live responses of a selection anew, whatever is kept.
  public func recount(_ selection: LiveSelection, _ shape: TallyShape) throws(LedgerError) -> SatisfactionTally {
    var tally = SatisfactionTally(shape: shape)
    try forEachLive(selection) { tally.add($0) }
    return tally
  }

  /// What is wrong with the counts that are kept under these settings: they are compared with a full count. Empty where they are right, or
  /// where none are kept.
  public func problems(of selection: LiveSelection, _ shape: TallyShape, settings: String) throws(LedgerError) -> [String] {
    try read { db in
      guard let count = try WaveCount(db, selection, shape, settings) else { return [] }
      let kept = try count.count().live
      switch kept.origin {
      case .counted: return []
      case .repaired(let error): return [error.map { "\($0)" } ?? "the counts that are kept do not lead to what is live"]
      case .kept:
        let all = try count.recount(.counted)
        return kept.tally == all.tally ? [] : ["the counts that are kept are not those of the live responses"]
      }
    }
  }
}
