public import SurveyModel
public import SurveyReading

extension SurveyMonkeyDialect {
  /// The codebook that questions and their rows give; answers are named by place, as most header cells are blank.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .delimited(let table) = preview.form, let header = SurveyMonkeyHeader.find(in: table) else {
      throw DialectError(.headerMissing, "no row names a Respondent ID", advice: "leave --dialect out")
    }
    let names = header.columnNames
    let expansions = header.expansions(in: table)
    let inference = PlatformInference(
      names: names, answers: header.answers(in: table, expansions), line: table.rows[header.index].position.line)
    var inferred = inference.infer(instrument)
    inferred.codebook.headerRows = header.rows
    inferred.codebook.columns = inferred.codebook.columns.compactMap { Self.positioned($0, names) }
    inferred.codebook.spread(expansions)
    inferred.codebook.titles = header.titles
    Self.addMeta(header, table, preview, to: &inferred.codebook)
    if !inferred.codebook.readCodedLabels(header.optionLabels(inferred.codebook, expansions)) {
      inferred.codebook.readLabels(in: table.answerTexts(of: inferred.codebook, names: names, after: header.end))
    }
    return try inferred.settled()
  }

  /// Roles of the response are set from the columns SurveyMonkey writes; the rest goes by place.
  private static func positioned(_ rule: ColumnRule, _ names: [String]) -> ColumnRule? {
    switch rule.role {
    case .respondent, .recordedAt: return nil
    case .answer, .points: break
    }
    guard case .name(let name) = rule.reference, let column = names.firstIndex(of: name) else { return rule }
    return ColumnRule(.position(column + 1), rule.role, origin: rule.origin, evidence: rule.evidence, missing: rule.missing)
  }

  private static func addMeta(
    _ header: SurveyMonkeyHeader, _ table: DelimitedPreview, _ preview: ExportPreview, to codebook: inout Codebook
  ) {
    if let column = header.column("enddate") {
      if header.isFilled(column, table, preview) {
        codebook.rowRules = [RowRule(.position(column + 1), holds: [""], kind: "partial")]
      }
      if let times = header.times(in: table) {
        codebook.times = times
        codebook.set(.recordedAt, at: .position(column + 1), evidence: "SurveyMonkey's end of a response")
      }
    }
    guard !header.hasRoundedIDs(in: table) else { return }
    // By name: it tells the header from title and code rows above it.
    codebook.set(.respondent, at: .name(header.names[header.respondent]), evidence: "SurveyMonkey's id of a response")
  }
}

extension SurveyMonkeyHeader {
  /// Whether a column holds anything below the header; all rows are read where the first ones hold nothing.
  func isFilled(_ column: Int, _ table: DelimitedPreview, _ preview: ExportPreview) -> Bool {
    if table.values(of: column, after: end).contains(where: { !PlainHeader.trimmed($0).isEmpty }) { return true }
    guard table.rows.indices.contains(end), let columns = PlatformColumns(table) else { return false }
    let first = table.rows[end].position
    return columns.holds(column, in: preview, from: (first.byteOffset, first.line)) { !$0.isEmpty }
  }

  /// How End Date is read; nil where it holds no dates, such as a spreadsheet's day numbers. With AM and PM SurveyMonkey puts the month first.
  func times(in table: DelimitedPreview) -> TimeRules? {
    guard let column = column("enddate") else { return nil }
    let values = table.values(of: column, after: end)
    let isTwelveHour = values.contains { $0.uppercased().hasSuffix("AM") || $0.uppercased().hasSuffix("PM") }
    return TimeInference.settled(for: values, usual: isTwelveHour ? .monthFirst : nil)
  }

  /// Whether a spreadsheet wrote ids as `1.18E+11`, so that several respondents share one.
  func hasRoundedIDs(in table: DelimitedPreview) -> Bool {
    table.values(of: respondent, after: end).contains { $0.uppercased().contains("E+") && Double(PlainHeader.trimmed($0)) != nil }
  }
}
