public import SatisfactionReporting
internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// What one file is taken for, without scoring it.
public struct FileInspection: Sendable {
  /// The result.
  public private(set) var inspection = Inspection()
  /// The codebook as YAML: what was inferred, or a draft to finish; nil where the file cannot be read at all.
  public private(set) var codebook: String?
  /// The code of the first problem; nil where there is none.
  public private(set) var problemKind: String?
  /// Whether the file could be scored as it is.
  public private(set) var isUsable = false

  /// Looks at the first file of `request`.
  public init(_ request: StudyRequest) {
    let path = request.paths.first ?? "-"
    inspection.source = path
    do throws(ReadingError) {
      let text = try ExportText.opening(path, declared: request.encoding, companions: request.companions)
      inspection.encoding = Setting(text.encoding.value.name, text.encoding.origin, evidence: text.encoding.evidence)
      let preview = try ExportPreview(text, delimiter: request.delimiter, recordElement: request.plan.codebook?.recordElement)
      inspect(preview, request.plan)
    } catch {
      report(error)
    }
  }

  private mutating func report(_ error: ReadingError) {
    let advice = error.advice.isEmpty ? "" : ": \(error.advice)"
    inspection.problems.append("\(error.kind.rawValue): \(error.message)\(advice)")
    if problemKind == nil { problemKind = error.kind.rawValue }
  }

  private mutating func inspect(_ preview: ExportPreview, _ request: PlanRequest) {
    if case .delimited(let table) = preview.form {
      inspection.delimiter = Setting(table.delimiterName, table.delimiter.origin, evidence: table.delimiter.evidence)
    }
    do throws(DialectError) {
      if request.codebook == nil {
        let choice = try Dialects.choose(for: preview, named: request.dialect)
        inspection.dialect = choice.dialect.name
        inspection.strength = choice.isDeclared ? "declared" : "\(choice.recognition.strength)"
        inspection.evidence = choice.recognition.evidence
      }
      describe(try request.plan(for: preview))
    } catch {
      report(error.refusal)
      codebook = error.draft?.yaml
      if let draft = error.draft { describe(draft) } else { listColumns(preview) }
    }
  }

  /// What is certain of a file whose items are not.
  private mutating func describe(_ draft: CodebookDraft) {
    // Without a header the first row is somebody's answers.
    let isNamed = problemKind != ReadingError.Kind.headerMissing.rawValue
    inspection.headerRows = isNamed ? draft.codebook.headerRows : 0
    list(isNamed ? draft.columns : draft.columns.indices.map { "#\($0 + 1)" }, titles: draft.codebook.titles, draft.codebook)
  }

  private mutating func list(_ names: [String], titles: [String], _ book: Codebook) {
    let rules = Dictionary(book.columns.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    let care = Dictionary((book.care?.columns ?? []).map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    inspection.columns = names.enumerated().map { index, name in
      var column = Self.column(name, rules[.position(index + 1)] ?? rules[.name(name)])
      if column.role.isEmpty, let own = care[.position(index + 1)] ?? care[.name(name)] {
        column = .init(name: name, role: "care/\(own.role)", item: nil, facet: nil, origin: .declared, evidence: "")
      }
      if titles.count == names.count, titles[index] != name, !titles[index].isEmpty { column.label = titles[index] }
      return column
    }
  }

  private mutating func describe(_ plan: ReadingPlan) {
    isUsable = true
    if inspection.dialect.isEmpty {
      (inspection.dialect, inspection.strength, inspection.evidence) = (plan.dialect, "declared", plan.evidence)
    }
    let book = plan.codebook
    inspection.headerRows = plan.preamble.headerRows
    let label = "\(book.instrument.value.id), \(book.instrument.value.scale.text)"
    inspection.instrument = Setting(label, book.instrument.origin, evidence: book.instrument.evidence)
    list(plan.columnNames, titles: plan.titles, book)
    codebook = book.yaml(
      notes: [
        "Taken from \(inspection.source) as \(plan.dialect): \(plan.evidence.joined(separator: "; ")).",
        "Edit what is wrong and give it back with --codebook.",
      ] + (book.care == nil ? CareNaming.lines(inspection.columns.filter { $0.role.isEmpty }.map(\.name)) : []))
  }

  private static func column(_ name: String, _ rule: ColumnRule?) -> Inspection.Column {
    guard let rule else { return .init(name: name, role: "", item: nil, facet: nil, origin: nil, evidence: "not used; --by may name it") }
    if case .answer(let item, let facet) = rule.role {
      return .init(name: name, role: rule.role.name, item: item, facet: facet.rawValue, origin: rule.origin, evidence: rule.evidence)
    }
    return .init(name: name, role: rule.role.name, item: nil, facet: nil, origin: rule.origin, evidence: rule.evidence)
  }

  /// Where the columns cannot be understood, at least their names.
  private mutating func listColumns(_ preview: ExportPreview) {
    let names: [String]
    switch preview.form {
    case .delimited(let table): names = table.rows.first { $0.kind == .record }?.fields ?? []
    case .xml(let document): names = document.keys
    }
    // Without a header the first row is somebody's answers.
    let isNamed = problemKind != ReadingError.Kind.headerMissing.rawValue
    inspection.columns = names.enumerated().map { Self.column(isNamed ? $0.element : "#\($0.offset + 1)", nil) }
  }
}
