internal import SurveyModel
internal import SurveyReading

/// The row of a table that names its columns, as a platform writes it, with the values seen below.
struct PlatformColumns {
  let table: DelimitedPreview
  /// The header's place among the preview's rows.
  let index: Int
  /// The names, without the blanks round them.
  let names: [String]

  /// The first row that holds a record.
  init?(_ table: DelimitedPreview) {
    guard let index = table.rows.firstIndex(where: { $0.kind == .record }) else { return nil }
    self.table = table
    self.index = index
    names = table.rows[index].fields.map(PlainHeader.trimmed)
  }

  /// The header's line.
  var line: Int { table.rows[index].position.line }

  /// The row `depth` below the header's.
  func row(below depth: Int) -> [String] {
    table.rows.indices.contains(index + depth) ? table.rows[index + depth].fields : []
  }

  /// The texts of one column below `headerRows` rows of header, blank ones left out.
  func values(of column: Int, headerRows: Int) -> [String] {
    table.values(of: column, after: index + headerRows).map(AnswerReader.trimmed).filter { !$0.isEmpty }
  }

  /// The texts seen in the columns that `codebook` reads answers from.
  func answerTexts(_ codebook: Codebook) -> Set<String> {
    let texts = table.answerTexts(of: codebook, names: names, after: index + codebook.headerRows)
    return Set(texts.map(AnswerReader.trimmed).filter { !$0.isEmpty })
  }
}

extension PlatformInference {
  /// The codebook, where the platform wraps the names its author gave: `plain` are those names, one for every column.
  func codebook(_ declared: Instrument?, readAs plain: [String]) throws(DialectError) -> Codebook {
    let named = NamedColumns(plain)
    if named.answerCount >= 2 {
      let settled = try instrument(named, declared)
      return Codebook(instrument: settled, columns: named.rules(for: settled.value, reference: reference))
    }
    var codebook = try codebook(declared)
    guard !codebook.columns.contains(where: Self.isPoints) else { return codebook }
    codebook.columns += named.rules(for: codebook.instrument.value, reference: reference).filter(Self.isPoints)
    return codebook
  }

  /// The instrument of the plain names; a draft names the columns as the file does.
  private func instrument(_ named: NamedColumns, _ declared: Instrument?) throws(DialectError) -> Setting<Instrument> {
    do throws(DialectError) {
      return try InstrumentInference(columns: named, usual: named, declared: declared, line: line).settle()
    } catch {
      let assumed = declared ?? (named.numbers(.expectation).isEmpty ? .servperf : .servqual1991)
      let rules = named.rules(for: assumed, reference: reference)
      throw DialectError(
        error.refusal.kind, error.refusal.message, advice: error.refusal.advice, line: line,
        draft: CodebookDraft.yaml(columns: names, instrument: assumed, rules: rules))
    }
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
