public import SurveyModel
public import SurveyReading

extension LongTableDialect {
  /// The codebook of the questions: by their names where those say facet and item, else by the column that says the facet.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .delimited(let table) = preview.form, let export = LongTable(table) else {
      throw DialectError(
        .headerMissingColumns, "no columns of respondents, questions and answers", advice: "name them in a codebook (gather)")
    }
    let gathering = try export.gathering(preview)
    let names = gathering.columns.map(\.name)
    let inference = PlatformInference(names: names, answers: export.described(gathering), line: export.columns.line)
    var inferred = inference.infer(instrument)
    inferred.codebook.gathering = gathering
    inferred.codebook.columns.removeAll { $0.role == .respondent }
    inferred.codebook.columns.insert(
      contentsOf: gathering.by.map { ColumnRule($0, .respondent, origin: .inferred, evidence: "who answered") }, at: 0)
    if gathering.by.count > 1 {
      let message = "items were answered again at another event or wave: each time is a response of its own"
      inferred.codebook.remarks.append(Remark(.surveyRepeated, severity: .note, message: message))
    }
    inferred.codebook.rowRules = export.rowRules(inferred.codebook, gathering)
    let moment = inferred.codebook.column(.recordedAt).flatMap { $0.reference.places(in: export.columns.names).first }
    inferred.codebook.setTimes(
      moment.map { .name(export.columns.names[$0]) }, values: moment.map { export.columns.values(of: $0, headerRows: 1) } ?? [],
      evidence: "the name; the last row of a respondent counts")
    inferred.codebook.readLabels(in: export.answers(to: inferred.codebook, gathering))
    return try inferred.settled()
  }
}

extension LongTable {
  /// Rows belong together by respondent, and by occasion where a question was answered at several; apart by question.
  func gathering(_ preview: ExportPreview) throws(DialectError) -> RowGathering {
    let name = { (column: Int) in ColumnReference.name(columns.names[column]) }
    let apart = (facet.map { [$0] } ?? []) + [question]
    var by = [respondent]
    if !occasions.isEmpty {
      let once = try RowScan(columns.rows(preview), columns: columns.names.count, apart: apart, isWide: false)
      let each = try RowScan(columns.rows(preview), columns: columns.names.count, apart: occasions + apart, isWide: false)
      // A stray answer at another time is a fault of its respondent, and no second wave.
      if each.kinds.count * 2 > once.kinds.count * 3 { by += occasions }
    }
    var gathering = RowGathering(by: by.map(name), apart: apart.map(name), answer: name(answer))
    let planning = GatherPlanning(names: columns.names, gathering: gathering, line: columns.line)
    gathering.columns = try planning.columns(columns.rows(preview)).columns
    return gathering
  }

  /// REDCap's rows tell of each form whether it was finished; the form of an item ends with its status.
  func rowRules(_ codebook: Codebook, _ gathering: RowGathering) -> [RowRule] {
    guard columns.names[question] == "field_name" else { return [] }
    let names = gathering.columns.map(\.name)
    let answers = codebook.columns.compactMap { rule -> Int? in
      guard case .answer = rule.role, case .name(let name) = rule.reference else { return nil }
      return names.firstIndex(of: name)
    }
    let status = Set(answers.compactMap { place in names[place...].first { $0.hasSuffix("_complete") } })
    return status.sorted().map { RowRule(.name($0), holds: ["0"], kind: "partial") }
  }

  /// Questions with the column that says the facet, where there is one.
  func described(_ gathering: RowGathering) -> [DescribedColumn] {
    guard facet != nil else { return [] }
    return gathering.columns.enumerated().compactMap { place, column in
      guard let kind = column.kind, let joint = kind.firstIndex(of: "/") else { return nil }
      let group = String(kind[..<joint])
      return DescribedColumn(column: place, name: kind, group: group, member: String(kind[kind.index(after: joint)...]), text: group)
    }
  }

  /// What the first rows answer to the questions that are items.
  func answers(to codebook: Codebook, _ gathering: RowGathering) -> [Facet: Set<String>] {
    let names = gathering.columns.map(\.name)
    var items: [String: Facet] = [:]
    for rule in codebook.columns {
      guard case .answer(_, let facet) = rule.role else { continue }
      for place in rule.reference.places(in: names) { items[names[place]] = facet }
    }
    let apart = (facet.map { [$0] } ?? []) + [question]
    let rows = columns.table.map { $0.preview.rows.dropFirst($0.index + 1) } ?? []
    var texts: [Facet: Set<String>] = [:]
    for row in rows where row.kind == .record && row.fields.count == columns.names.count {
      guard let facet = items[GatherLayout.kind(apart.map { row.fields[$0] }, isWide: false)] else { continue }
      texts[facet, default: []].insert(row.fields[answer])
    }
    return texts
  }
}
