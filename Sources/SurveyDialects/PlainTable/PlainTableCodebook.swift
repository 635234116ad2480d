public import SurveyModel
public import SurveyReading

extension PlainTableDialect {
  /// The codebook that the header's names give.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .delimited(let table) = preview.form else {
      throw DialectError(.headerMissing, "this is no table", advice: "leave --dialect out")
    }
    guard let header = PlainHeader.find(in: table) else { throw Self.unnamed(table) }
    let columns = header.columns
    let setting = try InstrumentInference(
      columns: columns, usual: columns, declared: instrument, line: table.rows[header.index].position.line
    ).settle()
    let names = columns.names
    let rules = columns.rules(for: setting.value) { column in
      names.count { $0 == names[column] } > 1 ? .position(column + 1) : .name(names[column])
    }
    var codebook = Codebook(instrument: setting, columns: rules)
    codebook.headerRows = header.rows
    let texts = table.answerTexts(of: codebook, names: names, after: header.index + header.rows)
    codebook.suspectNumbers(in: texts.all)
    codebook.times = TimeInference.rules(
      for: columns.recordedAt.map { column in table.values(of: column, after: header.index + header.rows) } ?? [])
    return codebook
  }

  /// Where no row names an answer: was there no header, or one in words of its own?
  private static func unnamed(_ table: DelimitedPreview) -> DialectError {
    let first = table.rows.first { $0.kind == .record }?.fields ?? []
    let numbers = first.count { Int(PlainHeader.trimmed($0)) != nil }
    guard numbers * 4 < first.count, first.count > 1 else {
      return DialectError(
        .headerMissing, "no row names the columns", advice: "add a header row, or give a codebook with columns by place (#4)", line: 1)
    }
    return DialectError(
      .headerMissingColumns,
      "no platform's own columns, none of respondent, question and answer, and no item named by facet and number (E1 and P1, Q1_E ...)",
      advice: "write a codebook: servqual inspect FILE --codebook > codebook.yaml, finish it and give it with --codebook", line: 1,
      draft: CodebookDraft(columns: first))
  }
}

extension DelimitedPreview {
  /// The texts of one column in the rows from `index` on.
  func values(of column: Int, after index: Int) -> [String] {
    rows.dropFirst(index).compactMap { $0.fields.indices.contains(column) ? $0.fields[column] : nil }
  }
}
