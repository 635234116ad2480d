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
  /// The answers, and how the rows of a record are put together.
  func inferred(_ instrument: Instrument?) throws(DialectError) -> InferredCodebook {
    var inferred = PlatformInference(names: names, answers: described, line: columns.line).infer(instrument)
    let id = ColumnReference.name(names[record])
    let tellsApart = try apart().map { ColumnReference.name(names[$0]) }
    var gathering = RowGathering(by: [id], apart: tellsApart)
    let planning = GatherPlanning(names: names, gathering: gathering, line: columns.line)
    (gathering.columns, gathering.plainColumns) = try planning.columns(rows())
    if inferred.shortfall != nil, let byEvent = byEvent(gathering, instrument) { inferred = byEvent }
    if inferred.shortfall == nil {
      switch REDCapOccasions(kinds(of: inferred.codebook, gathering)) {
      case .once: break
      case .repeated(let count):
        gathering.by += tellsApart
        inferred.codebook.remarks.append(Self.repeatedRemark(count))
      case .scattered: throw Self.scattered(inferred, gathering, columns.line)
      }
    }
    inferred.codebook.gathering = gathering
    inferred.codebook.columns.removeAll { $0.role == .respondent }
    let ids = gathering.by.map { ColumnRule($0, .respondent, origin: .inferred, evidence: "the record's id") }
    inferred.codebook.columns.insert(contentsOf: ids, at: 0)
    return inferred
  }

  private static func repeatedRemark(_ count: Int) -> Remark {
    Remark(
      .surveyRepeated, severity: .note,
      message: "the survey was answered at \(count) events or instances of a record: each is a response of its own")
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

  /// For each answer the kinds of rows that hold it; one that is named by its kind has that one.
  private func kinds(of codebook: Codebook, _ gathering: RowGathering) -> [Set<String>] {
    let gathered = gathering.columns.map(\.name)
    return codebook.columns.compactMap { rule in
      guard case .answer = rule.role, let place = rule.reference.places(in: gathered).first else { return nil }
      return kinds(at: place, gathering)
    }
  }

  private func kinds(at place: Int, _ gathering: RowGathering) -> Set<String> {
    let column = gathering.columns[place]
    if let kind = column.kind { return [kind] }
    let kinds = gathering.columns.filter { $0.source == column.source }.compactMap(\.kind)
    return Set(kinds + (gathering.plainColumns.contains(column.source) ? [""] : []))
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
      guard let form = status[column], form != column, !isIdentity(column) else { return nil }
      let title = names[form].hasSuffix("_complete") ? String(names[form].dropLast("_complete".count)) : ""
      let says = FacetEvidence.facet(of: labels[column]) != nil ? labels[column] : title
      return DescribedColumn(
        column: column, name: names[column], group: "form \(title.isEmpty ? "of column \(form + 1)" : title)", member: names[column],
        text: says)
    }
  }

  /// The record's id, which a document repeats among the items, and what tells rows apart.
  private func isIdentity(_ column: Int) -> Bool {
    if column == record || REDCapFields.all.contains(names[column]) { return true }
    let (own, ids) = (values(of: column), Set(values(of: record)))
    return isDocument && !own.isEmpty && ids.isSuperset(of: own) && Set(own).count == own.count && own.count == ids.count
  }

  /// What REDCap's own columns and the project's metadata say.
  func complete(_ codebook: inout Codebook) {
    guard let gathering = codebook.gathering else { return }
    let gathered = gathering.columns.map(\.name)
    codebook.headerRows = isDocument ? 0 : 1
    codebook.titles = labels
    if isDocument { codebook.recordElement = "FormData" }
    codebook.values.missing.merge(study?.missing ?? [:]) { _, own in own }
    let answers = codebook.columns.compactMap { rule -> Int? in
      guard case .answer = rule.role else { return nil }
      return rule.reference.places(in: gathered).first
    }
    setStates(of: answers, gathering, &codebook)
    var codes: [Int: [String: String]] = [:]
    var texts: [Facet: Set<String>] = [:]
    for (place, rule) in codebook.columns.enumerated() {
      guard case .answer(_, let facet) = rule.role, let found = rule.reference.places(in: gathered).first else { continue }
      let source = gathering.columns[found].source
      codes[place] = study?.codes[names[source]]
      texts[facet, default: []].formUnion(values(of: source))
    }
    if !codebook.readCodedLabels(codes) { codebook.readLabels(in: texts) }
  }

  /// The forms that hold the answers say which responses are unfinished, and when they were given.
  private func setStates(of answers: [Int], _ gathering: RowGathering, _ codebook: inout Codebook) {
    codebook.columns.removeAll { $0.role == .recordedAt }
    let status = status
    // Each form in the kind of rows that holds its answers, where that is one.
    var forms: [(form: Int, kind: String?)] = []
    for place in answers {
      guard let form = status[gathering.columns[place].source] else { continue }
      let kinds = kinds(at: place, gathering)
      let kind = gathering.by.count == 1 && kinds.count == 1 ? kinds.first : nil
      if !forms.contains(where: { $0.form == form && $0.kind == kind }) { forms.append((form, kind)) }
    }
    let all = Set(status.values)
    if answers.isEmpty, let only = all.first, all.count == 1 { forms = [(only, nil)] }
    for (form, kind) in forms {
      // Imported data may leave every form at `incomplete`: then it says nothing.
      guard holds(form, where: { !Self.unfinished.contains($0.lowercased()) }) else { continue }
      codebook.rowRules.append(RowRule(Self.reference(form, kind, gathering), holds: Self.unfinished, kind: "partial"))
    }
    if let last = forms.max(by: { $0.form < $1.form }) { setTime(last.form, last.kind, status, gathering, &codebook) }
  }

  private func setTime(_ form: Int, _ kind: String?, _ status: [Int: Int], _ gathering: RowGathering, _ codebook: inout Codebook) {
    let raw = String(names[form].dropLast("_complete".count)) + "_timestamp"
    guard let stamp = names.indices.first(where: { names[$0] == raw || names[$0] == "Survey Timestamp" && status[$0] == form }) else {
      return
    }
    let reference = Self.reference(stamp, kind, gathering)
    codebook.rowRules.append(RowRule(reference, holds: ["[not completed]"], kind: "partial"))
    let moments = values(of: stamp).filter { $0 != "[not completed]" }
    let finished = values(of: form).filter { !Self.unfinished.contains($0.lowercased()) }
    if moments.count >= finished.count { codebook.setTimes(reference, values: moments, evidence: "when the survey was completed") }
  }

  /// A column of gathered responses by its name, or by its place where the name stands twice.
  private static func reference(_ source: Int, _ kind: String?, _ gathering: RowGathering) -> ColumnReference {
    let place = gathering.columns.firstIndex { $0.source == source && $0.kind == kind && kind != "" }
    let found = place ?? gathering.columns.firstIndex { $0.source == source && $0.kind == nil } ?? source
    let name = gathering.columns[found].name
    return gathering.columns.count { $0.name == name } == 1 ? .name(name) : .position(found + 1)
  }

  private static let unfinished: Set<String> = ["0", "incomplete"]
}

/// At how many events or instances of a record the survey was answered, by the kinds of rows that hold its answers.
enum REDCapOccasions {
  /// Each answer has its place in a record.
  case once
  /// Most answers were given at each of several occasions.
  case repeated(Int)
  /// Nobody can say which answers belong together.
  case scattered

  init(_ kinds: [Set<String>]) {
    let all = kinds.reduce(into: Set<String>()) { $0.formUnion($1) }
    let instances = Set(all.compactMap(Self.instance))
    if instances.count > 1 {
      // An instance is a time of its own, whatever of it was answered.
      self = all.allSatisfy { Self.instance($0) != nil } ? .repeated(all.count) : .scattered
    } else if kinds.allSatisfy({ $0.count < 2 }) {
      self = .once
    } else {
      // Else different records answered at different events, one each: whoever answered twice is set aside as contradicting himself.
      let isWhole = all.allSatisfy { kind in kinds.count { $0.contains(kind) } * 2 > kinds.count }
      self = isWhole ? .repeated(all.count) : .once
    }
  }

  /// The number of the instance a kind ends with; events never are plain numbers.
  private static func instance(_ kind: String) -> Int? { kind.split(separator: "/").last.flatMap { Int($0) } }
}
