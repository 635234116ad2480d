/// One column of a table: its name and how it is read off a row.
struct Column<Row> {
  let name: String
  let value: (Row) -> JSONValue

  init(_ name: String, _ value: @escaping (Row) -> JSONValue) {
    self.name = name
    self.value = value
  }
}

/// A table of the output contract.
public struct ReportTable: Sendable {
  /// Its name, as in `scores.json`.
  public let name: String
  /// The column names in order.
  public let columns: [String]
  /// The rows; each an object with every column in that order.
  public let rows: [JSONValue]

  init<Row>(_ name: String, _ columns: [Column<Row>], _ rows: [Row]) {
    self.name = name
    self.columns = columns.map(\.name)
    self.rows = rows.map { row in .object(columns.map { JSONValue.Member($0.name, $0.value(row).asWritten) }) }
  }

  /// A table whose rows are known; nil where one is no object, or has other columns than the first. Without rows it has the catalogue's.
  init?(_ name: String, rows: [JSONValue]) {
    let columns = rows.first?.members.map(\.key) ?? FieldCatalogue[name]?.fields.map(\.name) ?? []
    guard Set(columns).count == columns.count else { return nil }
    guard rows.allSatisfy({ $0.members.count == columns.count && zip($0.members, columns).allSatisfy { $0.key == $1 } }) else { return nil }
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  /// A row's values in the order of the columns.
  package func values(_ row: JSONValue) -> [JSONValue] { row.members.map(\.value) }

  /// The table as JSON, a row on each line, in the order of ``fileRows``.
  public var json: [UInt8] { JSONWriter.table(fileRows) }
}
