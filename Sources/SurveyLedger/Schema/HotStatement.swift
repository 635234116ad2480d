internal import GRDB
internal import GRDBSQLite

/// A statement that runs for every response: bound and stepped by SQLite's own functions, since a value object for each cell costs more
/// than the work.
struct HotStatement {
  /// Keeps the handle alive.
  private let statement: Statement
  private let handle: SQLiteStatement
  private let database: Database

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// Binds a whole number.
  func bind(_ place: Int32, _ value: Int64) { sqlite3_bind_int64(handle, place, value) }

  /// Binds a time, of which `Int64.min` stands for none.
  func bind(_ place: Int32, time: Int64) {
    if time == .min { sqlite3_bind_null(handle, place) } else { sqlite3_bind_int64(handle, place, time) }
  }

  /// Binds no value.
  func bindNull(_ place: Int32) { sqlite3_bind_null(handle, place) }

  /// Binds text.
  func bind(_ place: Int32, _ text: String) {
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)  // SQLITE_TRANSIENT: a C macro that Swift does not see
    var text = text
    text.withUTF8 { bytes in
      _ = bytes.withMemoryRebound(to: CChar.self) { sqlite3_bind_text(handle, place, $0.baseAddress, Int32($0.count), copies) }
    }
  }

  /// Runs a statement that gives no rows.
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw failure(code) }
  }

  /// Runs a statement that gives no rows, with bytes that live as long as the call.
  func run(blob: [UInt8], at place: Int32) throws {
    try blob.withUnsafeBytes { bytes in
      sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), nil)
      try run()
    }
  }

  /// Steps to the next row; false behind the last one, where the statement is ready to run again.
  func next() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw failure(code) }
    return false
  }

  /// Ends a row before the last one.
  func reset() { sqlite3_reset(handle) }

  /// The row that `next` found.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// A time of the row; `Int64.min` where there is none.
  func time(_ column: Int32) -> Int64 {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? .min : sqlite3_column_int64(handle, column)
  }

  /// A whole number of the row, or nil.
  func optional(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
  }

  /// Whether the row has no value there.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// Text of the row, as long as it is: a NUL does not end it.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))), as: UTF8.self)
  }

  /// Calls `body` with bytes of the row.
  func withBlob<Value>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    let count = Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, column), count: count))
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
  }
}

extension [UInt8] {
  /// The bytes in the first column of the first row.
  static func fetch(_ database: Database, _ sql: String) throws -> [UInt8]? {
    let statement = try HotStatement(database, sql)
    guard try statement.next() else { return nil }
    let bytes = statement.withBlob(0) { [UInt8]($0) }
    statement.reset()
    return bytes
  }
}
