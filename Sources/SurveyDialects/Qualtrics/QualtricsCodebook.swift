public import SurveyModel
public import SurveyReading

extension QualtricsDialect {
  /// The codebook that names, question texts and the platform's own columns give.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .delimited(let table) = preview.form, let header = QualtricsHeader.find(in: table) else {
      throw DialectError(.headerMissing, "no row names columns as Qualtrics does", advice: "leave --dialect out")
    }
    var codebook: Codebook
    do throws(DialectError) {
      codebook = try Self.inferred(header, instrument)
    } catch {
      throw Self.drafted(error.refusal, header, table, instrument)
    }
    Self.complete(&codebook, header, table)
    return codebook
  }

  /// By the tags, else by the import ids: an author renames rows, but the platform still knows which question they belong to.
  private static func inferred(_ header: QualtricsHeader, _ declared: Instrument?) throws(DialectError) -> Codebook {
    let line = header.line
    do throws(DialectError) {
      return try PlatformInference(names: header.names, answers: header.taggedAnswers, line: line).codebook(declared)
    } catch {
      let imported = header.importedAnswers
      guard !imported.isEmpty,
        let codebook = try? PlatformInference(names: header.names, answers: imported, line: line).codebook(declared)
      else { throw error }
      return codebook
    }
  }

  /// What the platform's own columns and the first responses say, beside the answers.
  private static func complete(_ codebook: inout Codebook, _ header: QualtricsHeader, _ table: DelimitedPreview) {
    codebook.headerRows = header.rows
    if let column = header.column(.response) {
      codebook.set(.respondent, at: header.reference(column), evidence: "the platform's response id")
    }
    if let column = header.column(.recorded) ?? header.column(.ended) {
      codebook.set(.recordedAt, at: header.reference(column), evidence: "when the platform says the response was recorded")
    }
    let values = { (rule: ColumnRule) in
      header.column(at: rule.reference).map { table.values(of: $0, after: header.index + header.rows) } ?? []
    }
    codebook.times = TimeInference.rules(for: codebook.column(.recordedAt).map(values) ?? [])
    codebook.rowRules = rowRules(header)
    codebook.readLabels(in: table.answerTexts(of: codebook, names: header.names, after: header.index + header.rows))
  }

  /// Status adds up flags: 1 preview, 2 test, 4 imported, 8 spam, 16 offline. Imported and offline responses are responses.
  private static func rowRules(_ header: QualtricsHeader) -> [RowRule] {
    var rules: [RowRule] = []
    if let column = header.column(.status) {
      let status = header.reference(column)
      rules = [
        RowRule(
          status, holds: ["1", "9", "17", "survey preview", "survey preview spam", "offline survey preview"], kind: "preview"),
        RowRule(status, holds: ["2", "survey test"], kind: "test"),
        RowRule(status, holds: ["8", "12", "spam", "imported spam"], kind: "spam"),
      ]
    }
    if let column = header.column(.finished) {
      // Spreadsheets write the truth value in their own language.
      rules.append(RowRule(header.reference(column), holds: ["0", "false", "falsch", "faux", "falso"], kind: "partial"))
    }
    return rules
  }

  /// The refusal with all that is known for a person to finish.
  private static func drafted(
    _ refusal: ReadingError, _ header: QualtricsHeader, _ table: DelimitedPreview, _ declared: Instrument?
  ) -> DialectError {
    let named = NamedColumns(header.names)
    let assumed: Instrument = named.answerCount >= 2 && named.numbers(.expectation).isEmpty ? .servperf : .servqual1991
    let setting = Setting(declared ?? assumed, .byDefault, evidence: "assumed: a preset or a YAML file")
    var draft = Codebook(instrument: setting, columns: named.rules(for: setting.value, reference: header.reference))
    complete(&draft, header, table)
    return DialectError(
      refusal.kind, refusal.message, advice: refusal.advice, line: refusal.line,
      draft: CodebookDraft.yaml(columns: header.names, of: draft))
  }
}
