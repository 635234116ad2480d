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
}
