internal import GRDB

/// The tables of the ledger, and how an older one becomes a newer one. Migrations that were released are never changed.
enum LedgerSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 tables") { db in
      for table in describing + keeping + telling { try db.execute(sql: table) }
    }
    migrator.registerMigration("2 customer care") { db in
      // What the values of customer-care columns mean, by the number they have in packed responses.
      try db.execute(sql: "CREATE TABLE care_column (id INTEGER PRIMARY KEY, meaning TEXT NOT NULL UNIQUE) STRICT")
    }
    return migrator
  }

  /// What was asked, and how it was read.
  private static let describing = [
    """
    CREATE TABLE ledger (
      id INTEGER PRIMARY KEY CHECK (id = 1), key_check BLOB NOT NULL, begun_at INTEGER NOT NULL, versions INTEGER NOT NULL DEFAULT 0) STRICT
    """,
    """
    CREATE TABLE wave (
      id INTEGER PRIMARY KEY, survey TEXT NOT NULL, wave TEXT NOT NULL, responses INTEGER NOT NULL DEFAULT 0, state BLOB NOT NULL,
      UNIQUE (survey, wave)) STRICT
    """,
    "CREATE TABLE instrument (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, layout TEXT NOT NULL, text TEXT NOT NULL) STRICT",
    "CREATE TABLE codebook (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT",
    "CREATE TABLE segment_value (id INTEGER PRIMARY KEY, key TEXT NOT NULL, label TEXT NOT NULL, UNIQUE (key, label)) STRICT",
  ]

  /// Who said what, and which batch brought it.
  ///
  /// Numbers of versions are given out once and never again (`ledger.versions` is the last one), since memberships are ranges of them.
  /// `respondent.live` and `newest` are no declared references: looking each up at random took half of a first import. Verification follows
  /// every one of them.
  private static let keeping = [
    """
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY AUTOINCREMENT, wave_id INTEGER NOT NULL REFERENCES wave, instrument_id INTEGER NOT NULL REFERENCES instrument,
      codebook_id INTEGER NOT NULL REFERENCES codebook, content TEXT NOT NULL, arrival INTEGER NOT NULL, arrived_at INTEGER NOT NULL,
      source TEXT NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL, encoding TEXT, encoding_origin TEXT, dialect TEXT,
      evidence TEXT NOT NULL, has_ids INTEGER NOT NULL, has_points INTEGER NOT NULL, header_rows INTEGER NOT NULL, responses INTEGER NOT NULL,
      added INTEGER NOT NULL DEFAULT 0, corrected INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
      outdated INTEGER NOT NULL DEFAULT 0, forgotten INTEGER NOT NULL DEFAULT 0, news TEXT NOT NULL DEFAULT '', retracted_at INTEGER, retraction TEXT) STRICT
    """,
    "CREATE UNIQUE INDEX batch_live ON batch (wave_id, content, codebook_id) WHERE retracted_at IS NULL",
    """
    CREATE TABLE version (
      id INTEGER PRIMARY KEY, wave_id INTEGER NOT NULL REFERENCES wave, key_high INTEGER NOT NULL, key_low INTEGER NOT NULL,
      recorded_at INTEGER, content INTEGER NOT NULL, is_live INTEGER NOT NULL, older INTEGER REFERENCES version, answers BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE respondent (
      wave_id INTEGER NOT NULL REFERENCES wave, key_high INTEGER NOT NULL, key_low INTEGER NOT NULL, live INTEGER NOT NULL,
      newest INTEGER NOT NULL, recorded_at INTEGER, content INTEGER NOT NULL,
      PRIMARY KEY (wave_id, key_high, key_low)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE membership (
      batch_id INTEGER NOT NULL REFERENCES batch, first INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= first),
      PRIMARY KEY (batch_id, first)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE forgotten (
      key_high INTEGER NOT NULL, key_low INTEGER NOT NULL, survey TEXT NOT NULL, forgotten_at INTEGER NOT NULL,
      PRIMARY KEY (key_high, key_low, survey)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tombstone (
      wave_id INTEGER NOT NULL REFERENCES wave, key_high INTEGER NOT NULL, key_low INTEGER NOT NULL, forgotten_at INTEGER NOT NULL,
      PRIMARY KEY (wave_id, key_high, key_low)) STRICT, WITHOUT ROWID
    """,
  ]

  /// What is said about batches, and what can be made again from versions.
  private static let telling = [
    """
    CREATE TABLE row_count (
      batch_id INTEGER NOT NULL REFERENCES batch, kind TEXT NOT NULL CHECK (kind IN ('other', 'reason')), code TEXT NOT NULL,
      count INTEGER NOT NULL, PRIMARY KEY (batch_id, kind, code)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE source_column (
      batch_id INTEGER NOT NULL REFERENCES batch, place INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
      PRIMARY KEY (batch_id, place)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE finding (
      id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batch, rule TEXT NOT NULL, severity TEXT NOT NULL, line INTEGER NOT NULL,
      place INTEGER NOT NULL, byte_offset INTEGER NOT NULL, record INTEGER NOT NULL, field TEXT NOT NULL, message TEXT NOT NULL) STRICT
    """,
    "CREATE INDEX finding_batch ON finding (batch_id)",
    """
    CREATE TABLE quarantine (
      id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batch, rule TEXT NOT NULL, line INTEGER NOT NULL, place INTEGER NOT NULL,
      byte_offset INTEGER NOT NULL, record INTEGER NOT NULL, field TEXT NOT NULL, message TEXT NOT NULL, raw BLOB) STRICT
    """,
    "CREATE INDEX quarantine_batch ON quarantine (batch_id)",
    "CREATE TABLE attempt (path TEXT PRIMARY KEY, count INTEGER NOT NULL, begun_at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, survey TEXT NOT NULL, wave TEXT NOT NULL, target TEXT NOT NULL, run_id TEXT NOT NULL,
      begun_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, outcome TEXT NOT NULL, responses INTEGER NOT NULL, last_batch INTEGER NOT NULL)
      STRICT
    """,
    """
    CREATE TABLE tally_state (
      wave_id INTEGER NOT NULL REFERENCES wave, settings TEXT NOT NULL, state BLOB NOT NULL, seen INTEGER NOT NULL, used INTEGER NOT NULL,
      PRIMARY KEY (wave_id, settings)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tally_cache (
      wave_id INTEGER NOT NULL REFERENCES wave, settings TEXT NOT NULL, part INTEGER NOT NULL, label TEXT NOT NULL, period INTEGER NOT NULL,
      cell BLOB NOT NULL, PRIMARY KEY (wave_id, settings, part, label, period),
      FOREIGN KEY (wave_id, settings) REFERENCES tally_state ON DELETE CASCADE) STRICT
    """,
    """
    CREATE TABLE live_change (
      id INTEGER PRIMARY KEY AUTOINCREMENT, wave_id INTEGER NOT NULL REFERENCES wave, version INTEGER NOT NULL,
      sign INTEGER NOT NULL CHECK (sign IN (-1, 1))) STRICT
    """,
  ]
}
