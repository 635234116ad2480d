internal import SurveyModel
internal import SurveyReading

/// The columns of an export as its platform writes them, with the values seen first: a table's, or the keys of a document's records.
struct PlatformColumns {
  /// The table with the place of its header among the preview's rows; nil for a document.
  let table: (preview: DelimitedPreview, index: Int)?
  private let document: XMLPreview?
  /// The names, without the blanks round them.
  let names: [String]

  /// The columns of a table or document; nil where a table has no row that holds a record.
  init?(_ preview: ExportPreview) {
    switch preview.form {
    case .delimited(let table): self.init(table)
    case .xml(let document): self.init(document)
    }
  }

  /// The keys of a document's records.
  private init(_ document: XMLPreview) {
    (table, names) = (nil, document.keys)
    self.document = document
  }

  /// The columns named by the first row that holds a record.
  init?(_ preview: DelimitedPreview) {
    // A line above the table is one text; the header is the first row with several.
    let records = preview.rows.prefix(20).indices.filter { preview.rows[$0].kind == .record }
    let wide = records.first { preview.rows[$0].fields.count { !PlainHeader.trimmed($0).isEmpty } > 1 }
    guard let index = wide ?? preview.rows.firstIndex(where: { $0.kind == .record }) else { return nil }
    (table, document) = ((preview, index), nil)
    names = preview.rows[index].fields.map(PlainHeader.trimmed)
  }

  /// The header; nil for a document.
  private var header: RowPreview? { table.map { $0.preview.rows[$0.index] } }
  /// The header's line; 0 for a document.
  var line: Int { header?.position.line ?? 0 }
  /// Where the header begins.
  var headerOffset: Int { header?.position.byteOffset ?? 0 }

  /// The row `depth` below the header's.
  func row(below depth: Int) -> [String] {
    guard let (preview, index) = table, preview.rows.indices.contains(index + depth) else { return [] }
    return preview.rows[index + depth].fields
  }

  /// The texts of one column below `headerRows` rows of header, blank ones left out.
  func values(of column: Int, headerRows: Int) -> [String] {
    let texts =
      table.map { $0.preview.values(of: column, after: $0.index + headerRows) } ?? document?.records.compactMap { $0[names[column]] }
    return (texts ?? []).map(AnswerReader.trimmed).filter { !$0.isEmpty }
  }

  /// Whether some row of the file holds a text that passes `test`: the first rows are asked first, then all.
  func holds(_ column: Int, in preview: ExportPreview, headerRows: Int, where test: (String) -> Bool) -> Bool {
    if values(of: column, headerRows: headerRows).contains(where: test) { return true }
    return holds(column, in: preview, from: (header?.endOffset ?? 0, header?.nextLine ?? 0), where: test)
  }

  /// The same for all rows from a byte and line on.
  func holds(_ column: Int, in preview: ExportPreview, from start: (byte: Int, line: Int), where test: (String) -> Bool) -> Bool {
    var batch = RecordBatch(fieldsPerRecord: names.count)
    guard let reader = try? preview.rowReader(columns: names.count, start: start.byte, line: start.line) else { return false }
    while (try? reader.read(into: &batch)) ?? false {
      for row in 0..<batch.count where batch.marks[row].kind == .record {
        let text = AnswerReader.trimmed(batch.text(record: row, slot: column))
        if !text.isEmpty, test(text) { return true }
      }
    }
    return false
  }

  /// The texts seen in the columns that `codebook` reads answers from.
  func answerTexts(_ codebook: Codebook) -> [Facet: Set<String>] {
    var texts: [Facet: Set<String>] = [:]
    for rule in codebook.columns {
      guard case .answer(_, let facet) = rule.role else { continue }
      for column in rule.reference.places(in: names) {
        texts[facet, default: []].formUnion(values(of: column, headerRows: codebook.headerRows))
      }
    }
    return texts
  }

  /// A reader of all rows with all columns.
  func rows(_ preview: ExportPreview) throws(DialectError) -> any RecordReader {
    try preview.rowReader(columns: names.count, start: header?.endOffset ?? 0, line: header?.nextLine ?? 0)
  }
}

extension PlatformInference {
  /// The same, where the platform wraps the names its author gave: `plain` are those names, one for every column.
  func infer(_ declared: Instrument?, readAs plain: [String]) -> InferredCodebook {
    let named = NamedColumns(plain)
    if named.answerCount >= 2 {
      do throws(DialectError) {
        let settled = try InstrumentInference(columns: named, usual: named, declared: declared, line: line).settle()
        return InferredCodebook(
          Codebook(instrument: settled, columns: named.rules(for: settled.value, reference: reference)), columns: names)
      } catch {
        let assumed = declared ?? (named.numbers(.expectation).isEmpty ? .servperf : .servqual1991)
        let draft = CodebookDraft(columns: names, instrument: assumed, rules: named.rules(for: assumed, reference: reference))
        return InferredCodebook(DialectError(error.refusal, draft: draft), columns: names, assuming: assumed)
      }
    }
    var inferred = infer(declared)
    guard !inferred.codebook.columns.contains(where: Self.isPoints) else { return inferred }
    inferred.codebook.columns += named.rules(for: inferred.codebook.instrument.value, reference: reference).filter(Self.isPoints)
    return inferred
  }

  private static func isPoints(_ rule: ColumnRule) -> Bool {
    if case .points = rule.role { true } else { false }
  }
}

extension Codebook {
  /// Takes the recorded time from a column whose values can be read, and from no other.
  mutating func setTimes(_ reference: ColumnReference?, values: [String], evidence: String) {
    columns.removeAll { $0.role == .recordedAt }
    guard let reference, let rules = TimeInference.settled(for: values) else { return }
    set(.recordedAt, at: reference, evidence: evidence)
    times = rules
  }
}
