public import SurveyReading

extension PlainTableDialect {
  /// A table is this dialect's by structure where its header names item answers, and otherwise generic.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form else { return .unrecognised }
    guard let header = PlainHeader.find(in: table) else {
      return Recognition(.generic, because: ["a \(table.delimiterName)-separated table"])
    }
    return Recognition(
      .structure,
      because: ["a \(table.delimiterName)-separated table", "row \(header.index + 1) names \(header.columns.answerCount) item answers"])
  }
}

/// The header of a plain table: the first of the rows that names the most answers.
struct PlainHeader {
  /// Its place among the preview's rows.
  let index: Int
  let columns: NamedColumns
  let rows: Int

  static func find(in table: DelimitedPreview) -> PlainHeader? {
    var best: (index: Int, columns: NamedColumns)?
    for (index, row) in table.rows.prefix(20).enumerated() where row.kind == .record {
      // A row of numbers names nothing.
      guard row.fields.count(where: { Int($0) != nil }) * 2 < row.fields.count else { continue }
      let columns = NamedColumns(row.fields.map(Self.trimmed))
      if columns.answerCount >= 2, columns.answerCount > best?.columns.answerCount ?? 0 { best = (index, columns) }
    }
    guard let best else { return nil }
    return PlainHeader(index: best.index, columns: best.columns, rows: headerRows(from: best.index, in: table))
  }

  static func trimmed(_ name: String) -> String {
    // Most names have nothing to trim.
    if let first = name.utf8.first, let last = name.utf8.last, (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) { return name }
    return cut(name)
  }

  private static func cut(_ name: String) -> String {
    String(name.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Rows of question text and of import ids may follow the names, as Qualtrics writes them.
  private static func headerRows(from index: Int, in table: DelimitedPreview) -> Int {
    for depth in [2, 1] {
      let row = index + depth
      guard row < table.rows.count else { continue }
      if table.rows[row].fields.contains(where: { $0.hasPrefix("{\"ImportId\"") || $0.hasPrefix("{'ImportId'") }) { return depth + 1 }
    }
    return 1
  }
}
