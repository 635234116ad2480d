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
