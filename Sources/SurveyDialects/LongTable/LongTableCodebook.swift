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
    let id = export.columns.names[export.respondent]
    inferred.codebook.set(.respondent, at: .name(id), evidence: "who answered")
    let moment = inferred.codebook.column(.recordedAt).flatMap { export.columns.place(of: $0.reference) }
    inferred.codebook.setTimes(
      moment.map { .name(export.columns.names[$0]) }, values: moment.map { export.columns.values(of: $0, headerRows: 1) } ?? [],
      evidence: "the name; the last row of a respondent counts")
    inferred.codebook.readLabels(in: export.answers(to: inferred.codebook, gathering))
    return try inferred.settled()
  }
}

extension LongTable {
  /// Rows belong together by respondent, and apart by question.
  func gathering(_ preview: ExportPreview) throws(DialectError) -> RowGathering {
    let name = { (column: Int) in ColumnReference.name(columns.names[column]) }
    var gathering = RowGathering(
      by: [name(respondent)], apart: (facet.map { [$0] } ?? []).map(name) + [name(question)], answer: name(answer))
    let planning = GatherPlanning(names: columns.names, gathering: gathering, line: columns.line)
    gathering.columns = try planning.columns(columns.rows(preview))
    return gathering
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
  func answers(to codebook: Codebook, _ gathering: RowGathering) -> Set<String> {
    var items: Set<String> = []
    for rule in codebook.columns {
      guard case .answer = rule.role else { continue }
      switch rule.reference {
      case .name(let name): items.insert(name)
      case .position(let place): items.insert(gathering.columns[place - 1].name)
      case .oneOf: break
      }
    }
    let apart = (facet.map { [$0] } ?? []) + [question]
    let rows = columns.table.map { $0.preview.rows.dropFirst($0.index + 1) } ?? []
    let whole = rows.filter { $0.kind == .record && $0.fields.count == columns.names.count }
    return Set(
      whole.filter { row in items.contains(GatherLayout.kind(apart.map { row.fields[$0] }, isWide: false)) }.map { $0.fields[answer] })
  }
}
