internal import GRDB
internal import Glibc
public import SurveyModel

/// What is kept across nights: every respondent's responses in packed form, who brought them and when, and what was set aside.
///
/// One SQLite file with a rollback journal and one writer at a time; every change is one transaction, on the disk when it returns
/// (`synchronous=EXTRA`). A respondent's live version is the one with the latest recorded time, then the latest arrival.
public final class Ledger: Sendable {
  /// Where the file is.
  public let path: String
  let key: LedgerKey?
  private let queue: DatabaseQueue

  /// Opens the ledger at `path`, or begins one.
  ///
  /// - Parameters:
  ///   - key: the secret for respondents' ids; nil for what needs none, which then cannot take, forget or begin.
  ///   - now: the moment a new ledger is said to be begun.
  /// - Throws: `wrong_key`, `newer_schema`, `corrupt`, `permission`, `io_error`.
  public init(_ path: String, key: LedgerKey?, now: Timestamp) throws(LedgerError) {
    self.path = path
    self.key = key
    try Self.prepareFile(path, isNew: key != nil)
    queue = try Self.calling(path) { try DatabaseQueue(path: path, configuration: Self.configuration) }
    try Self.calling(path) { [queue] in
      let migrator = LedgerSchema.migrator
      try queue.read { try Self.refuseStranger($0, path, mayBegin: key != nil) }
      if try queue.read({ try migrator.hasBeenSuperseded($0) }) {
        throw LedgerError(.newer, "the ledger \(path) was written by a newer servqual", advice: "use that version or a later one")
      }
      if try queue.read({ try !migrator.hasCompletedMigrations($0) }) { try migrator.migrate(queue) }
      if let key { try queue.write { try Self.check(key, $0, path, now) } }
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON")
      try db.execute(sql: "PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  /// A new ledger is readable by its owner alone, whatever the umask.
  private static func prepareFile(_ path: String, isNew: Bool) throws(LedgerError) {
    let descriptor = open(path, (isNew ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw LedgerError(errno == ENOENT ? .noFile : .permission, "the ledger \(path) cannot be opened: \(reason)")
    }
    close(descriptor)
  }

  /// Another program's database is not made into a ledger, and what only looks begins none.
  private static func refuseStranger(_ db: Database, _ path: String, mayBegin: Bool) throws {
    let names = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
    if names.contains("grdb_migrations"), names.isSubset(of: ["grdb_migrations"]) || names.contains("ledger") { return }
    guard names.isEmpty else {
      throw LedgerError(.corrupt, "\(path) is a database, and no ledger", advice: "name the ledger's own file")
    }
    guard mayBegin else { throw LedgerError(.unknown, "the ledger \(path) is empty", advice: "import a file into it first") }
  }

  private static func check(_ key: LedgerKey, _ db: Database, _ path: String, _ now: Timestamp) throws {
    guard let known = try [UInt8].fetch(db, "SELECT key_check FROM ledger") else {
      let begin = try HotStatement(db, "INSERT INTO ledger (id, key_check, begun_at) VALUES (1, ?, ?)")
      begin.bind(2, now.microseconds)
      return try begin.run(blob: key.check, at: 1)
    }
    guard known == key.check else {
      throw LedgerError(
        .wrongKey, "the ledger \(path) was begun with another key: every respondent would look new",
        advice: "give the key it was begun with, or begin another ledger")
    }
  }

  // MARK: Transactions

  /// One transaction that changes the ledger, whole or not at all.
  func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    try Self.calling(path) { try queue.write(body) }
  }

  /// Reads at one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value { try Self.calling(path) { try queue.read(body) } }

  /// Runs what may not be in a transaction.
  func outside(_ body: (Database) throws -> Void) throws(LedgerError) {
    try Self.calling(path) { try queue.writeWithoutTransaction(body) }
  }

  private static func calling<Value>(_ path: String, _ body: () throws -> Value) throws(LedgerError) -> Value {
    do { return try body() } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    } catch { throw LedgerError(.fault, "the ledger \(path): \(error)") }
  }
}
