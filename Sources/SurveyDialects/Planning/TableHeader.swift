internal import SurveyModel
internal import SurveyReading

/// The header of a table under a codebook: its names, where the records begin, and what the rows above it are.
struct TableHeader {
  private(set) var names: [String] = []
  /// The header's line; 0 where there is none.
  private(set) var line = 0
  /// The byte and the line the first record begins at.
  private(set) var end = 0
  private(set) var nextLine = 1
  private(set) var preamble = RowAccounting()
  private(set) var findings: [Finding] = []

  init(_ table: DelimitedPreview, _ codebook: Codebook) throws(DialectError) {
    if table.hasSeparatorLine { preamble.addOther("title") }
    let index = try Self.index(table, codebook)
    guard codebook.headerRows > 0 else {
      // No row names columns: they are called by their places.
      names = table.rows[index].fields.indices.map { "#\($0 + 1)" }
      (end, nextLine) = (table.rows[index].position.byteOffset, table.rows[index].position.line)
      skip(table.rows.prefix(index))
      return
    }
    let header = table.rows[index]
    names = header.fields.map(PlainHeader.trimmed)
    line = header.position.line
    try refuseRecord(codebook)
    let depth = min(index + codebook.headerRows - 1, table.rows.count - 1)
    for row in table.rows[..<index] + table.rows[(index + 1)..<max(index + 1, depth + 1)] { try refuseLostRecord(row) }
    let last = table.rows[depth]
    (end, nextLine) = (last.endOffset, last.nextLine)
    preamble.headerRows = codebook.headerRows
    skip(table.rows.prefix(index))
  }

  private mutating func skip(_ rows: ArraySlice<RowPreview>) {
    for row in rows {
      if case .other(let kind) = row.kind {
        preamble.addOther(kind)
      } else {
        preamble.addOther("title")
        findings.append(
          Finding(.titleLine, severity: .note, position: row.position, message: "a line above the header, which is not part of the table"))
      }
    }
  }

  /// The first row that has all the columns the codebook names; the first row with content where it names them by place.
  private static func index(_ table: DelimitedPreview, _ codebook: Codebook) throws(DialectError) -> Int {
    var references = codebook.columns.map(\.reference) + codebook.rowRules.map(\.reference)
    if let rows = codebook.gathering { references += rows.by + rows.apart + (rows.answer.map { [$0] } ?? []) }
    let wanted = Set(references.compactMap { reference in if case .name(let name) = reference { name } else { nil } })
    let rows = table.rows.prefix(20).enumerated().filter { $0.element.kind == .record }
    let count = { (row: RowPreview) in wanted.intersection(row.fields.map(PlainHeader.trimmed)).count }
    guard let most = rows.map({ count($0.element) }).max(), let first = rows.first(where: { count($0.element) == most }) else {
      throw DialectError(.headerMissing, "there is no header row", advice: "check that the file is the export")
    }
    return first.offset
  }

  /// A row above the records that is as wide as they are and mostly numbers would be a respondent lost.
  private func refuseLostRecord(_ row: RowPreview) throws(DialectError) {
    let numbers = row.fields.count { Int(PlainHeader.trimmed($0)) != nil }
    guard row.kind == .record, row.fields.count == names.count, numbers * 2 > names.count else { return }
    throw DialectError(
      .headerMissingColumns, "line \(row.position.line) looks like a record, but stands above the header or among its rows",
      advice: "check the names in the first row, or say how many rows are headers in a codebook (header_rows)", line: row.position.line)
  }

  /// A codebook that names columns by place cannot tell a header from a record: a row of numbers where the answers are is a record.
  private func refuseRecord(_ codebook: Codebook) throws(DialectError) {
    let places = codebook.columns.compactMap { rule -> Int? in
      switch (rule.role, rule.reference) {
      case (.answer, .position(let place)): place - 1
      case (.answer, .oneOf(let places)): places.first.map { $0 - 1 }
      default: nil
      }
    }
    guard places.count > 1, places.allSatisfy({ names.indices.contains($0) && Int(names[$0]) != nil }) else { return }
    throw DialectError(
      .headerMissing, "the row that should name the columns holds numbers where the answers are",
      advice: "if the table has no header, say `header_rows: 0` in the codebook", line: line)
  }
}
