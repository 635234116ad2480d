/// One row of a table, read by the names of its columns.
struct TableRow {
  fileprivate let cells: [JSONValue.Member]
  fileprivate let places: [String: Int]

  /// A cell; null where the table has no such column.
  subscript(column: String) -> JSONValue { places[column].map { cells[$0].value } ?? .null }

  func text(_ column: String) -> String? { self[column].text }
  func number(_ column: String) -> Double? { self[column].number }
  func integer(_ column: String) -> Int? { self[column].integer }
  func flag(_ column: String) -> Bool { self[column].bool ?? false }
}

extension ReportTable {
  /// The rows by the names of their columns.
  var byColumn: [TableRow] {
    let places = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.map { TableRow(cells: $0.members, places: places) }
  }
}

extension DashboardDocument {
  /// The rows of a table; none where the run does not have it.
  func rows(_ name: String) -> [TableRow] { self[name]?.byColumn ?? [] }
}
