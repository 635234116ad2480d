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
      keptColumns: resolved.kept, preamble: RowAccounting(), preambleFindings: [], fields: resolved.fields)
  }

  private func isStrayAnswer(_ key: String) -> Bool {
    guard key.hasSuffix("]"), case .answer = ColumnNaming.meaning(of: key) else { return false }
    return true
  }

  private func delimited(_ table: DelimitedPreview) throws(DialectError) -> ReadingPlan {
    let index = try headerIndex(table)
    let header = table.rows[index]
    let names = header.fields.map(PlainHeader.trimmed)
    let resolved = try ColumnResolution(names: names, codebook: codebook, segments: segments, isTable: true, line: header.position.line)
      .resolve()
    let last = table.rows[min(index + max(1, codebook.headerRows) - 1, table.rows.count - 1)]
    var layout = DelimitedLayout(delimiter: table.delimiter.value, text: preview.text)
    layout.columnCount = names.count
    layout.isWanted = names.indices.map { resolved.kept.contains($0) }
    layout.start = last.endOffset
    layout.firstLine = last.nextLine
    let (preamble, findings) = preamble(table, headerIndex: index)
    return ReadingPlan(
      codebook: codebook, dialect: dialect, evidence: evidence, layout: .delimited(layout), columnNames: names, keptColumns: resolved.kept,
      preamble: preamble, preambleFindings: findings, fields: resolved.fields)
  }

  /// The first row that has all the columns the codebook names; the first row with content where it names them by place.
  private func headerIndex(_ table: DelimitedPreview) throws(DialectError) -> Int {
    let wanted = Set(codebook.columns.compactMap { rule in if case .name(let name) = rule.reference { name } else { nil } })
    let rows = table.rows.prefix(20).enumerated().filter { $0.element.kind == .record }
    let best = rows.max { left, right in count(wanted, left.element) < count(wanted, right.element) }
    guard let best else { throw DialectError(.headerMissing, "there is no header row", advice: "check that the file is the export") }
    let first = rows.first { count(wanted, $0.element) == count(wanted, best.element) }
    return first?.offset ?? best.offset
  }

  private func count(_ wanted: Set<String>, _ row: RowPreview) -> Int {
    wanted.intersection(row.fields.map(PlainHeader.trimmed)).count
  }

  private func preamble(_ table: DelimitedPreview, headerIndex: Int) -> (RowAccounting, [Finding]) {
    var account = RowAccounting()
    var findings: [Finding] = []
    account.headerRows = max(1, codebook.headerRows)
    if table.hasSeparatorLine { account.addOther("title") }
    for row in table.rows.prefix(headerIndex) {
      if case .other(let kind) = row.kind {
        account.addOther(kind)
      } else {
        account.addOther("title")
        findings.append(
          Finding(.titleLine, severity: .note, position: row.position, message: "a line above the header, which is not part of the table"))
      }
    }
    return (account, findings)
  }
}
