internal import GRDB
internal import GRDBSQLite

/// Tables as one SQLite file, for tools that read SQL.
public enum TableDatabase {
  /// What a column holds.
  public enum Kind: String, Sendable {
    /// Texts, and dates as texts.
    case text = "TEXT"
    /// Whole numbers; 0 and 1 for what is false and true.
    case integer = "INTEGER"
    /// Numbers.
    case real = "REAL"
  }

  /// One value.
  public enum Value: Sendable, Equatable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  /// One column.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// What it holds.
    public let kind: Kind
    /// Whether a value may be missing.
    public let isNullable: Bool

    /// A column.
    public init(_ name: String, _ kind: Kind, isNullable: Bool) { (self.name, self.kind, self.isNullable) = (name, kind, isNullable) }
  }

  /// One table.
  public struct Table: Sendable {
    /// Its name.
    public let name: String
    /// Its columns.
    public let columns: [Column]
    /// The columns of its primary key; empty where it has none.
    public let key: [String]
    /// Its rows, each with a value for every column.
    public let rows: [[Value]]

    /// A table.
    public init(_ name: String, columns: [Column], key: [String], rows: [[Value]]) {
      (self.name, self.columns, self.key, self.rows) = (name, columns, key, rows)
    }
  }

  /// The bytes of a database with these tables (STRICT, so SQLite 3.37 reads it), the same for the same tables.
  ///
  /// - Parameter version: what `PRAGMA user_version` says.
  /// - Throws: `LedgerError` where a value does not fit its column.
  public static func bytes(_ tables: [Table], version: Int) throws(LedgerError) -> [UInt8] {
    do {
      let queue = try DatabaseQueue()
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA page_size = 4096; PRAGMA user_version = \(version)") }
      try queue.write { db in
        for table in tables { try write(table, db) }
      }
      return try queue.writeWithoutTransaction { db in try serialised(db) }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: "the tables")
    } catch { throw LedgerError(.fault, "the tables cannot be made a database: \(error)") }
  }

  private static func write(_ table: Table, _ db: Database) throws {
    var lines = table.columns.map { "\(quoted($0.name)) \($0.kind.rawValue)" + ($0.isNullable ? "" : " NOT NULL") }
    if !table.key.isEmpty { lines.append("PRIMARY KEY (\(table.key.map(quoted).joined(separator: ", ")))") }
    try db.execute(sql: "CREATE TABLE \(quoted(table.name)) (\n  \(lines.joined(separator: ",\n  "))\n) STRICT")
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try db.makeStatement(sql: "INSERT INTO \(quoted(table.name)) VALUES (\(marks))")
    for row in table.rows { try insert.execute(arguments: StatementArguments(row.map(databaseValue))) }
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func databaseValue(_ value: Value) -> DatabaseValue {
    switch value {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  private static func serialised(_ db: Database) throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let start = sqlite3_serialize(db.sqliteConnection, "main", &size, 0) else {
      throw LedgerError(.fault, "the tables cannot be made a database: no memory for them")
    }
    defer { sqlite3_free(start) }
    var bytes = Array(UnsafeRawBufferPointer(start: start, count: Int(size)))
    // The header names the SQLite that wrote last, which readers do not heed; the bytes are not to depend on it.
    if bytes.count >= 100 { bytes.replaceSubrange(96..<100, with: [0, 0x2E, 0x5F, 0x80]) }
    return bytes
  }
}
