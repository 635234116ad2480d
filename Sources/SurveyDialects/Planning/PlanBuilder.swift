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
    let resolved = try ColumnResolution(names: document.keys, codebook: codebook, segments: segments, isTable: false, line: 0).resolve()
    let kept = Set(resolved.kept)
    // An indexed answer that is not asked for must not be known to the reader: it makes its record doubtful.
    let known = document.keys.indices.filter { kept.contains($0) || !isStrayAnswer(document.keys[$0]) }
    let xml = XMLLayout(
      recordPath: document.recordPath, keys: known.map { document.keys[$0] }, isWanted: known.map(kept.contains))
    return ReadingPlan(
      codebook: codebook, dialect: dialect, evidence: evidence, layout: .xml(xml), columnNames: document.keys,
      keptColumns: resolved.kept, preamble: RowAccounting(), preambleFindings: [], fields: resolved.fields,
      shortfall: shortfall)
  }

  private func isStrayAnswer(_ key: String) -> Bool {
    guard key.hasSuffix("]"), case .answer = ColumnNaming.meaning(of: key) else { return false }
    return true
  }

  private func delimited(_ table: DelimitedPreview) throws(DialectError) -> ReadingPlan {
    let header = try TableHeader(table, codebook)
    let resolved = try ColumnResolution(names: header.names, codebook: codebook, segments: segments, isTable: true, line: header.line)
      .resolve()
    guard header.names.count <= ReadingLimits.fieldsPerRecord else {
      throw DialectError(
        .headerAmbiguous, "\(header.names.count) columns, where \(ReadingLimits.fieldsPerRecord) are read", advice: "export fewer columns",
        line: header.line)
    }
    var layout = DelimitedLayout(delimiter: table.delimiter.value, text: preview.text)
    layout.columnCount = header.names.count
    layout.isWanted = header.names.indices.map { resolved.kept.contains($0) }
    (layout.start, layout.firstLine) = (header.end, header.nextLine)
    return ReadingPlan(
      codebook: codebook, dialect: dialect, evidence: evidence, layout: .delimited(layout), columnNames: header.names,
      keptColumns: resolved.kept, preamble: header.preamble, preambleFindings: header.findings, fields: resolved.fields,
      shortfall: shortfall)
  }
}
