internal import SatisfactionReporting
internal import SurveyLedger

/// `dashboard.sqlite`: the tables of a run as one SQLite file.
enum RunDatabase {
  static func bytes(_ document: DashboardDocument) throws(LedgerError) -> [UInt8] {
    try TableDatabase.bytes(document.tables.map(table), version: RunIdentity.schemaVersion)
  }

  private static func table(_ table: ReportTable) -> TableDatabase.Table {
    let fields = table.fields
    let columns = fields.map { TableDatabase.Column($0.name, $0.kind.databaseKind, isNullable: $0.isNullable) }
    return TableDatabase.Table(
      table.name, columns: columns, key: table.rowKey ?? [],
      rows: table.rows.map { row in zip(table.values(row), fields).map { value($0, as: $1.kind) } })
  }

  private static func value(_ value: JSONValue, as kind: Field.Kind) -> TableDatabase.Value {
    switch value {
    case .integer(let number): kind == .number ? .real(Double(number)) : .integer(number)
    case .number(let number): .real(NumberFormat.rounded(number))
    case .string(let text): .text(text)
    case .bool(let flag): .integer(flag ? 1 : 0)
    default: .null
    }
  }
}

extension Field.Kind {
  fileprivate var databaseKind: TableDatabase.Kind {
    switch self {
    case .text, .date, .moment: .text
    case .integer, .boolean: .integer
    case .number: .real
    }
  }
}
