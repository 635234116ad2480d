internal import SurveyConfiguration
internal import SurveyModel
internal import SurveyReading

/// Resolves a codebook against the columns a file really has.
struct PlanBuilder {
  let preview: ExportPreview
  let codebook: Codebook
  let dialect: String
  let evidence: [String]
  let segments: [String]
  var shortfall: ReadingError?

  func build() throws(DialectError) -> ReadingPlan {
    switch preview.form {
    case .delimited(let table): try delimited(table)
    case .xml(let document): try xml(document)
    }
  }

  private func xml(_ document: XMLPreview) throws(DialectError) -> ReadingPlan {
    let parts = try parts(document.keys, start: 0, line: 0)
    let kept = Set(parts.wanted)
    // An indexed answer that is not asked for must not be known to the reader: it makes its record doubtful.
    let known = document.keys.indices.filter { kept.contains($0) || !isStrayAnswer(document.keys[$0]) }
    let xml = XMLLayout(
      recordPath: document.recordPath, keys: known.map { document.keys[$0] }, isWanted: known.map(kept.contains),
      naming: document.shape.naming)
    return plan(.xml(xml), parts, preamble: RowAccounting(), findings: [])
  }

  private func isStrayAnswer(_ key: String) -> Bool {
    guard key.hasSuffix("]"), case .answer = ColumnNaming.meaning(of: key) else { return false }
    return true
  }

  private func delimited(_ table: DelimitedPreview) throws(DialectError) -> ReadingPlan {
    let header = try TableHeader(table, codebook)
    guard header.names.count <= ReadingLimits.fieldsPerRecord else {
      throw DialectError(
        .headerAmbiguous, "\(header.names.count) columns, where \(ReadingLimits.fieldsPerRecord) are read", advice: "export fewer columns",
        line: header.line)
    }
    let parts = try parts(header.names, start: header.end, line: header.nextLine)
    let wanted = Set(parts.wanted)
    var layout = DelimitedLayout(delimiter: table.delimiter.value, text: preview.text)
    layout.columnCount = header.names.count
    layout.isWanted = header.names.indices.map(wanted.contains)
    (layout.start, layout.firstLine) = (header.end, header.nextLine)
    return plan(.delimited(layout), parts, preamble: header.preamble, findings: header.findings)
  }

  /// What is read, and what for.
  private struct Parts {
    /// The columns of responses.
    let names: [String]
    let titles: [String]
    let kept: [Int]
    let fields: FieldPlan
    /// The columns of the file that are read.
    let wanted: [Int]
    var gather: GatherLayout?
  }

  private func parts(_ names: [String], start: Int, line: Int) throws(DialectError) -> Parts {
    let isTable = if case .delimited = preview.form { true } else { false }
    let titles = codebook.titles.count == names.count ? codebook.titles : []
    guard let gathering = codebook.gathering else {
      let (kept, fields) = try ColumnResolution(
        names: names, titles: titles, codebook: codebook, segments: segments, isTable: isTable, line: line
      ).resolve()
      return Parts(names: names, titles: titles, kept: kept, fields: fields, wanted: kept)
    }
    let planning = GatherPlanning(names: names, gathering: gathering, line: line)
    var columns = gathering.columns
    if columns.isEmpty { columns = try planning.columns(preview.rowReader(columns: names.count, start: start, line: line)).columns }
    let (kept, fields) = try ColumnResolution(
      names: columns.map(\.name), titles: [], codebook: codebook, segments: segments, isTable: isTable, line: line
    ).resolve()
    let (layout, wanted) = try planning.layout(columns, kept: kept, fields)
    return Parts(
      names: columns.map(\.name), titles: titles.isEmpty ? [] : columns.map { titles[$0.source] }, kept: kept, fields: fields,
      wanted: wanted, gather: layout)
  }

  private func plan(
    _ layout: ReadingPlan.Layout, _ parts: Parts, preamble: RowAccounting, findings: [Finding]
  ) -> ReadingPlan {
    ReadingPlan(
      codebook: codebook, dialect: dialect, evidence: evidence, layout: layout, gather: parts.gather, columnNames: parts.names,
      titles: parts.titles, keptColumns: parts.kept, preamble: preamble, preambleFindings: findings, fields: parts.fields,
      shortfall: shortfall)
  }
}
