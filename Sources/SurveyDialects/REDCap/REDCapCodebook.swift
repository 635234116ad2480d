public import SurveyModel
public import SurveyReading

extension REDCapDialect {
  /// The codebook of the fields: by their names where those say facet and item, else by what forms, events and labels say.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard let export = REDCapExport(preview) else {
      throw DialectError(
        .headerMissing, "this is no table with a header, and no CDISC ODM 1.3 with data",
        advice: "export the project with its data, as ODM 1.3")
    }
    var inferred = try export.inferred(instrument)
    export.complete(&inferred.codebook)
    return try inferred.settled()
  }
}

extension REDCapExport {
  /// The answers, and how rows are put together where a record has several.
  func inferred(_ instrument: Instrument?) throws(DialectError) -> InferredCodebook {
    var inferred = PlatformInference(names: names, answers: described, line: columns.line).infer(instrument)
    guard hasRowsOfRecords else { return inferred }
    let id = ColumnReference.name(names[record])
    let tellsApart = apart.map { ColumnReference.name(names[$0]) }
    var gathering = RowGathering(by: [id], apart: tellsApart)
    let planning = GatherPlanning(names: names, gathering: gathering, line: columns.line)
    gathering.columns = try planning.columns(rows())
    if inferred.shortfall != nil, let byEvent = byEvent(gathering, instrument) { inferred = byEvent }
    let kinds = kinds(of: inferred.codebook, gathering)
    if inferred.shortfall == nil, kinds.contains(where: { $0.count > 1 }) {
      guard let first = kinds.first, kinds.allSatisfy({ $0 == first }) else { throw Self.scattered(inferred, gathering, columns.line) }
      // Every item is asked at each of several events: each time is a response.
      gathering.by += tellsApart
      inferred.codebook.remarks.append(
        Remark(
          .surveyRepeated, severity: .note,
          message: "the survey was answered at \(first.count) events or instances of a record: each is a response of its own"))
    }
    inferred.codebook.gathering = gathering
    inferred.codebook.columns.removeAll { $0.role == .respondent }
    let ids = gathering.by.map { ColumnRule($0, .respondent, origin: .inferred, evidence: "the record's id") }
    inferred.codebook.columns.insert(contentsOf: ids, at: 0)
    return inferred
  }

  /// One set of fields, asked at one event for expectation and at another for perception.
  private func byEvent(_ gathering: RowGathering, _ instrument: Instrument?) -> InferredCodebook? {
    let fields = Dictionary(described.map { ($0.column, $0.group) }, uniquingKeysWith: { first, _ in first })
    let answers = gathering.columns.enumerated().compactMap { place, column -> DescribedColumn? in
      guard let kind = column.kind, let form = fields[column.source] else { return nil }
      return DescribedColumn(column: place, name: column.name, group: "\(form) \(kind)", member: names[column.source], text: kind)
    }
    let inferred = PlatformInference(names: gathering.columns.map(\.name), answers: answers, line: columns.line).infer(instrument)
    return inferred.shortfall == nil ? inferred : nil
  }

  /// For each answer the kinds of rows that hold it.
  private func kinds(of codebook: Codebook, _ gathering: RowGathering) -> [Set<String>] {
    codebook.columns.compactMap { rule in
      guard case .answer = rule.role, case .name(let name) = rule.reference, let source = names.firstIndex(of: name) else { return nil }
      let filled = gathering.columns.filter { $0.source == source && $0.kind != nil }.compactMap(\.kind)
      return Set(filled)
    }
  }

  private static func scattered(_ inferred: InferredCodebook, _ gathering: RowGathering, _ line: Int) -> DialectError {
    var draft = inferred.codebook
    draft.gathering = gathering
    return DialectError(
      ReadingError(
        .headerAmbiguous, "some items were answered at several events or instances of a record, and others were not",
        advice: "name the columns in a codebook with the event or instance, as event_1_arm_1/q1", line: line),
      draft: CodebookDraft(draft, columns: gathering.columns.map(\.name)))
  }

  /// Fields with the form they stand in and what they ask.
  var described: [DescribedColumn] {
    let status = status
    return names.indices.compactMap { column in
      guard let form = status[column], form != column, column != record, !apart.contains(column) else { return nil }
      let title = String(names[form].dropLast("_complete".count))
      let says = FacetEvidence.facet(of: labels[column]) != nil ? labels[column] : title
      return DescribedColumn(column: column, name: names[column], group: "form \(title)", member: names[column], text: says)
    }
  }

  /// What REDCap's own columns and the project's metadata say.
  func complete(_ codebook: inout Codebook) {
    codebook.headerRows = isDocument ? 0 : 1
    codebook.titles = labels
    if isDocument { codebook.recordElement = "FormData" }
    codebook.values.missing.merge(study?.missing ?? [:]) { _, own in own }
    if codebook.gathering == nil {
      let evidence = "the record's id"
      codebook.set(.respondent, at: .name(names[record]), evidence: evidence)
    }
    let answers = codebook.columns.compactMap { rule -> Int? in
      guard case .answer = rule.role else { return nil }
      return source(rule.reference, codebook)
    }
    setStates(of: answers, &codebook)
    let codes = answers.compactMap { study?.codes[names[$0]] }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    if !codebook.readCodedLabels(codes) { codebook.readLabels(in: Set(answers.flatMap(values))) }
  }

  private func source(_ reference: ColumnReference, _ codebook: Codebook) -> Int? {
    switch reference {
    case .position(let place): codebook.gathering.map { $0.columns[place - 1].source } ?? place - 1
    case .oneOf: nil
    case .name(let name): codebook.gathering?.columns.first { $0.name == name }?.source ?? names.firstIndex(of: name)
    }
  }

  /// The forms that hold the answers say which responses are unfinished, and when they were given.
  private func setStates(of answers: [Int], _ codebook: inout Codebook) {
    let forms = Set(answers.compactMap { status[$0] }).sorted()
    codebook.columns.removeAll { $0.role == .recordedAt }
    for form in forms where names.count(where: { $0 == names[form] }) == 1 {
      // Imported data may leave every form at `incomplete`: then it says nothing.
      guard values(of: form).contains(where: { !Self.unfinished.contains($0.lowercased()) }) else { continue }
      codebook.rowRules.append(RowRule(.name(names[form]), holds: Self.unfinished, kind: "partial"))
    }
    guard let last = forms.last, let stamp = names.firstIndex(of: String(names[last].dropLast("_complete".count)) + "_timestamp") else {
      return
    }
    codebook.rowRules.append(RowRule(.name(names[stamp]), holds: ["[not completed]"], kind: "partial"))
    let moments = values(of: stamp).filter { $0 != "[not completed]" }
    let finished = values(of: last).filter { !Self.unfinished.contains($0.lowercased()) }
    if moments.count >= finished.count {
      codebook.setTimes(.name(names[stamp]), values: moments, evidence: "when the survey was completed")
    }
  }

  private static let unfinished: Set<String> = ["0", "incomplete"]
}
