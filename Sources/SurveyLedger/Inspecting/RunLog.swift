internal import GRDB
public import SurveyModel

extension Ledger {
  /// One published or held run.
  public struct RunNote: Sendable {
    /// The survey's id.
    public let survey: String
    /// The wave; empty where the survey has none.
    public let wave: String
    /// The folder it was written to.
    public let target: String
    /// The run's id.
    public let runID: String
    /// When it began and ended.
    public let span: ClosedRange<Timestamp>
    /// What became of it.
    public let outcome: Outcome
    /// Live responses.
    public let responses: Int

    /// What becomes of a run.
    public enum Outcome: String, Sendable {
      /// Its folder was met for the first time; nothing is published yet.
      case begun
      case published, unchanged, held
    }

    /// A run.
    public init(
      survey: String, wave: String, target: String, runID: String, span: ClosedRange<Timestamp>, outcome: Outcome, responses: Int
    ) {
      (self.survey, self.wave, self.target, self.runID) = (survey, wave, target, runID)
      (self.span, self.outcome, self.responses) = (span, outcome, responses)
    }
  }

  /// Writes a run into the run log, and drops those that ended before `moment`.
  public func note(_ run: RunNote, forgettingBefore moment: Timestamp?) throws(LedgerError) {
    try write { db in
      let insert = try HotStatement(
        db,
        """
        INSERT INTO run (survey, wave, target, run_id, outcome, begun_at, ended_at, responses, last_batch)
        SELECT ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(id), 0) FROM batch
        """)
      for (place, text) in [run.survey, run.wave, run.target, run.runID, run.outcome.rawValue].enumerated() {
        insert.bind(Int32(place + 1), text)
      }
      insert.bind(6, run.span.lowerBound.microseconds)
      insert.bind(7, run.span.upperBound.microseconds)
      insert.bind(8, Int64(run.responses))
      try insert.run()
      guard let moment else { return }
      // The last publication tells which batches were judged.
      try HotStatement.run(
        db,
        "DELETE FROM run WHERE ended_at < ? AND id NOT IN (SELECT max(id) FROM run WHERE outcome IN ('published', 'unchanged') GROUP BY survey, wave, target)",
        moment.microseconds)
    }
  }

  /// Whether a run of this ledger was ever written to a folder.
  public func knows(target: String) throws(LedgerError) -> Bool {
    try read { db in
      let select = try HotStatement(db, "SELECT 1 FROM run WHERE target = ? LIMIT 1")
      select.bind(1, target)
      defer { select.reset() }
      return try select.next()
    }
  }

  /// Takes a folder for one that has moved, where the run that is published in it is one of this ledger's.
  ///
  /// - Returns: whether it is.
  public func adopt(target: String, published runID: String) throws(LedgerError) -> Bool {
    try write { db in
      let insert = try HotStatement(
        db,
        """
        INSERT INTO run (survey, wave, target, run_id, begun_at, ended_at, outcome, responses, last_batch)
        SELECT survey, wave, ?, run_id, begun_at, ended_at, outcome, responses, last_batch FROM run
        WHERE run_id = ? AND outcome IN ('published', 'unchanged') ORDER BY id DESC LIMIT 1
        """)
      insert.bind(1, target)
      insert.bind(2, runID)
      try insert.run()
      return db.changesCount > 0
    }
  }

  /// The live batches that came since a wave was last published in a folder, in the order they came.
  public func unpublished(survey: String, wave: String, target: String) throws(LedgerError) -> [BatchSummary] {
    let last: Int64 = try read { db in
      let select = try HotStatement(
        db,
        """
        SELECT max(last_batch) FROM run WHERE survey = ? AND wave = ? AND target = ? AND outcome IN ('published', 'unchanged')
        """)
      for (place, text) in [survey, wave, target].enumerated() { select.bind(Int32(place + 1), text) }
      defer { select.reset() }
      return try select.next() ? select.optional(0) ?? 0 : 0
    }
    return try batches(survey: survey, wave: wave, isLive: true).filter { $0.id > last }
  }

  /// The answers of a batch's responses that were not there before; nil where nothing is known of them.
  public func news(of batch: Int64) throws(LedgerError) -> AnswerCounts? {
    try read { db in
      let select = try HotStatement(db, "SELECT news FROM batch WHERE id = ?")
      select.bind(1, batch)
      defer { select.reset() }
      return try select.next() ? AnswerCounts(text: select.text(0)) : nil
    }
  }
}
