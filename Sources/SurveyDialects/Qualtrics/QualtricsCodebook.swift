public import SurveyModel
public import SurveyReading

extension QualtricsDialect {
  /// The codebook that names, question texts and the platform's own columns give.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .delimited(let table) = preview.form, let header = QualtricsHeader.find(in: table) else {
      throw DialectError(.headerMissing, "no row names columns as Qualtrics does", advice: "leave --dialect out")
    }
    let zone = try header.zone.map { (name) throws(DialectError) in try TimeInference.zone(named: name, line: header.line) } ?? nil
    var inferred = Self.inferred(header, table, instrument)
    Self.complete(&inferred.codebook, header, table)
    inferred.codebook.times.zone = zone
    inferred.codebook.titles = header.texts
    return try inferred.settled()
  }

  /// By the tags, else by the import ids: an author renames rows, but the platform still knows which question they belong to.
  private static func inferred(_ header: QualtricsHeader, _ table: DelimitedPreview, _ declared: Instrument?) -> InferredCodebook {
    let sample = { (column: Int) in table.values(of: column, after: header.index + header.rows).filter { !$0.isEmpty } }
    let tagged = PlatformInference(names: header.names, answers: header.taggedAnswers, line: header.line, sample: sample).infer(declared)
    guard tagged.shortfall != nil, !header.importedAnswers.isEmpty else { return tagged }
    let imported = PlatformInference(names: header.names, answers: header.importedAnswers, line: header.line, sample: sample).infer(
      declared)
    return imported.shortfall == nil ? imported : tagged
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
      rule.reference.places(in: header.names).first.map { table.values(of: $0, after: header.index + header.rows) } ?? []
    }
    codebook.times = TimeInference.rules(for: codebook.column(.recordedAt).map(values) ?? [])
    codebook.rowRules = rowRules(header)
    codebook.readLabels(in: table.answerTexts(of: codebook, names: header.names, after: header.index + header.rows))
  }

  private static let falseWords: Set<String> = [
    "0", "false", "falsch", "faux", "falso", "onwaar", "fałsz", "falskt", "falsk", "usand", "usann", "epätosi", "hamis", "nepravda", "ложь",
    "хибність", "yanlış", "ψευδησ",
  ]

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
      rules.append(RowRule(header.reference(column), holds: Self.falseWords, kind: "partial"))
    } else if let column = header.column(.progress) {
      rules.append(RowRule(header.reference(column), holds: Set((0..<100).map(String.init)), kind: "partial"))
    }
    return rules
  }
}
