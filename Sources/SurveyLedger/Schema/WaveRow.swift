internal import GRDB
internal import SurveyModel

/// A wave of a survey as the ledger holds it.
struct WaveRow {
  let id: Int64
  let survey: String
  let wave: String
  var state: LiveState

  /// The wave, which is begun if it is not there.
  static func make(_ db: Database, survey: String, wave: String) throws -> WaveRow {
    if let known = try find(db, survey: survey, wave: wave) { return known }
    let insert = try HotStatement(db, "INSERT INTO wave (survey, wave, state) VALUES (?, ?, ?)")
    insert.bind(1, survey)
    insert.bind(2, wave)
    try insert.run(blob: LiveState().packed, at: 3)
    return WaveRow(id: db.lastInsertedRowID, survey: survey, wave: wave, state: LiveState())
  }

  /// The wave, if it is there.
  static func find(_ db: Database, survey: String, wave: String) throws -> WaveRow? {
    try all(db).first { $0.survey == survey && $0.wave == wave }
  }

  /// All waves by survey and wave.
  static func all(_ db: Database) throws -> [WaveRow] {
    let select = try HotStatement(db, "SELECT id, survey, wave, state FROM wave ORDER BY survey, wave")
    var rows: [WaveRow] = []
    while try select.next() {
      let state = select.withBlob(3) { LiveState($0) }
      rows.append(WaveRow(id: select.integer(0), survey: select.text(1), wave: select.text(2), state: state))
    }
    return rows
  }

  /// Writes the state.
  func save(_ db: Database) throws {
    let update = try HotStatement(db, "UPDATE wave SET responses = ?, state = ? WHERE id = ?")
    update.bind(1, state.count)
    update.bind(3, id)
    try update.run(blob: state.packed, at: 2)
  }
}

extension HotStatement {
  /// Runs a statement once that gives no rows.
  static func run(_ db: Database, _ sql: String, _ values: Int64...) throws {
    let statement = try HotStatement(db, sql)
    for (place, value) in values.enumerated() { statement.bind(Int32(place + 1), value) }
    try statement.run()
  }

  /// The number in the first column of the first row.
  static func integer(_ db: Database, _ sql: String, _ values: Int64...) throws -> Int64? {
    let statement = try HotStatement(db, sql)
    for (place, value) in values.enumerated() { statement.bind(Int32(place + 1), value) }
    defer { statement.reset() }
    return try statement.next() ? statement.optional(0) : nil
  }
}
