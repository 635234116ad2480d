internal import GRDB
public import SurveyModel

extension Ledger {
  /// Notes that a file is about to be read, and says how often that was begun before without an end: a file whose reading kills the process
  /// is found that way.
  public func begin(_ path: String, now: Timestamp) throws(LedgerError) -> Int {
    try write { db in
      let note = try HotStatement(
        db,
        "INSERT INTO attempt (path, count, begun_at) VALUES (?1, 1, ?2) ON CONFLICT (path) DO UPDATE SET count = count + 1, begun_at = ?2")
      note.bind(1, path)
      note.bind(2, now.microseconds)
      try note.run()
      let select = try HotStatement(db, "SELECT count FROM attempt WHERE path = ?")
      select.bind(1, path)
      defer { select.reset() }
      return try select.next() ? Int(select.integer(0)) - 1 : 0
    }
  }

  /// Notes that the reading of a file came to an end, whatever it was.
  public func end(_ path: String) throws(LedgerError) {
    try write { db in
      let delete = try HotStatement(db, "DELETE FROM attempt WHERE path = ?")
      delete.bind(1, path)
      try delete.run()
    }
  }

  /// Notes where a batch's file lies now.
  public func move(_ batch: Int64, to path: String) throws(LedgerError) {
    try write { db in
      let update = try HotStatement(db, "UPDATE batch SET path = ? WHERE id = ?")
      update.bind(1, path)
      update.bind(2, batch)
      try update.run()
    }
  }

  /// One published or held run.
  public struct RunNote: Sendable {
    /// The survey's id.
    public let survey: String
    /// The wave; empty where the survey has none.
    public let wave: String
    /// The run's id.
    public let runID: String
    /// When it began and ended.
    public let span: ClosedRange<Timestamp>
    /// `published`, `unchanged`, `held` or `failed`.
    public let outcome: String
    /// Live responses.
    public let responses: Int

    /// A run.
    public init(survey: String, wave: String, runID: String, span: ClosedRange<Timestamp>, outcome: String, responses: Int) {
      (self.survey, self.wave, self.runID, self.span) = (survey, wave, runID, span)
      (self.outcome, self.responses) = (outcome, responses)
    }
  }

  /// Writes a run into the run log, and drops those that ended before `moment`.
  public func note(_ run: RunNote, forgettingBefore moment: Timestamp?) throws(LedgerError) {
    try write { db in
      let insert = try HotStatement(
        db, "INSERT INTO run (survey, wave, run_id, begun_at, ended_at, outcome, responses) VALUES (?, ?, ?, ?, ?, ?, ?)")
      insert.bind(1, run.survey)
      insert.bind(2, run.wave)
      insert.bind(3, run.runID)
      insert.bind(4, run.span.lowerBound.microseconds)
      insert.bind(5, run.span.upperBound.microseconds)
      insert.bind(6, run.outcome)
      insert.bind(7, Int64(run.responses))
      try insert.run()
      if let moment { try HotStatement.run(db, "DELETE FROM run WHERE ended_at < ?", moment.microseconds) }
    }
  }

  /// The last runs, the latest first.
  public func runs(limit: Int) throws(LedgerError) -> [RunNote] {
    try read { db in
      let select = try HotStatement(
        db, "SELECT survey, wave, run_id, begun_at, ended_at, outcome, responses FROM run ORDER BY id DESC LIMIT ?")
      select.bind(1, Int64(limit))
      var runs: [RunNote] = []
      while try select.next() {
        let begun = Timestamp(microseconds: select.integer(3))
        runs.append(
          RunNote(
            survey: select.text(0), wave: select.text(1), runID: select.text(2),
            span: begun...max(begun, Timestamp(microseconds: select.integer(4))),
            outcome: select.text(5), responses: Int(select.integer(6))))
      }
      return runs
    }
  }
}
