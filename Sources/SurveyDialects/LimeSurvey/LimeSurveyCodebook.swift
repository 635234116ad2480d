public import SurveyModel
public import SurveyReading

extension LimeSurveyDialect {
  /// The codebook of the headings: by the codes their author gave where those say facet and item, else by the questions' words.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard let export = LimeSurveyExport(preview) else {
      throw DialectError(.headerMissing, "this is no table with a header", advice: "leave --dialect out")
    }
    try Self.refuseStructure(preview, instrument)
    let columns = export.columns
    let answers = LimeSurveyHeading.described(export.headings, export.structure)
    // Codes that a structure gives labels are no numbers to compare.
    let sample = { (column: Int) in export.structure == nil ? columns.values(of: column, headerRows: export.headerRows) : [] }
    let inference = PlatformInference(names: columns.names, answers: answers, line: columns.line, sample: sample)
    var inferred = inference.infer(instrument, readAs: export.plainNames)
    export.complete(&inferred.codebook, inference, preview)
    return try inferred.settled()
  }
}

extension LimeSurveyDialect {
  /// A survey's structure holds no responses; what its columns will mean is known all the same.
  private static func refuseStructure(_ preview: ExportPreview, _ instrument: Instrument?) throws(DialectError) {
    guard case .xml(let document) = preview.form else { return }
    let type = document.root.child("LimeSurveyDocType")?.text ?? ""
    guard type != "Responses" else { return }
    let refusal = ReadingError(
      .noRecords, "a LimeSurvey document of another kind (\(type)): it holds no responses",
      advice: "give it beside the responses with --companion, or export them as .lsa or CSV")
    guard let structure = LimeSurveyStructure(preview.text) else { throw DialectError(refusal) }
    let (names, forms) = (structure.headings, LimeSurveyHeading.Forms())
    let headings = names.map { LimeSurveyHeading($0, forms) }
    let inference = PlatformInference(names: names, answers: LimeSurveyHeading.described(headings, structure), line: 0)
    throw DialectError(refusal, draft: CodebookDraft(inference.infer(instrument, readAs: headings.map(\.plain)).codebook, columns: names))
  }
}

extension LimeSurveyExport {
  /// The names as their author would have written them: codes, or the question's text where that says more.
  var plainNames: [String] {
    headings.map { heading in
      guard ColumnNaming.meaning(of: heading.plain) == nil, heading.members.isEmpty, let text = structure?.texts(of: heading)?.question
      else {
        return heading.plain
      }
      return ColumnNaming.meaning(of: text) == nil ? heading.plain : text
    }
  }

  /// What the platform's own columns and the first answers say.
  func complete(_ codebook: inout Codebook, _ inference: PlatformInference, _ preview: ExportPreview) {
    codebook.headerRows = columns.table == nil ? 0 : headerRows
    if columns.table == nil { codebook.recordElement = "row" }
    setIdentity(&codebook, inference)
    if columns.table == nil { codebook.titles = headings.map(\.name) }
    codebook.values.missing["n/a"] = .notAsked
    codebook.values.missing["{question_not_shown}"] = .notAsked
    if quotesAllTexts(preview) { codebook.values.absentReason = .notAsked }
    let texts = columns.answerTexts(codebook)
    if codebook.readCodedLabels(codeLabels(codebook, in: texts.all)) { return }
    if !codebook.readAnswerCodes(in: texts.all) { codebook.readLabels(in: texts) }
  }

  /// What the structure calls the codes of the answers that are read.
  private func codeLabels(_ codebook: Codebook, in texts: Set<String>) -> [Int: [String: String]] {
    guard let structure else { return [:] }
    var labels: [Int: [String: String]] = [:]
    for (place, rule) in codebook.columns.enumerated() {
      guard case .answer = rule.role, let column = rule.reference.places(in: columns.names).first else { continue }
      labels[place] = Dictionary(structure.answers(of: headings[column]).map { ($0.code.lowercased(), $0.label) }) { first, _ in first }
    }
    // An export of labels holds none of the codes.
    let codes = labels.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    return texts.contains { codes.contains($0.lowercased()) } ? labels : [:]
  }

  /// A file for moving responses to another survey has a second row, of codes.
  var headerRows: Int {
    let second = Set(columns.row(below: 1))
    return second.contains("id") && second.contains("submitdate") ? 2 : 1
  }

  /// The respondent, the time, and the rows of those who did not finish.
  func setIdentity(_ codebook: inout Codebook, _ inference: PlatformInference) {
    if let id = meta[.id] { codebook.set(.respondent, at: inference.reference(id), evidence: "LimeSurvey's id of the response") }
    let submitted = meta[.submitdate]
    let moments = submitted.map { columns.values(of: $0, headerRows: codebook.headerRows) } ?? []
    // A survey that records no dates writes the same day in 1980 for everyone who finished.
    let real = moments.filter { !$0.hasPrefix("1980-01-01") && $0 != "{question_not_shown}" }
    codebook.setTimes(submitted.map(inference.reference), values: real, evidence: "when the response was submitted")
    guard let submitted else { return }
    let unfinished = RowRule(inference.reference(submitted), holds: ["", "n/a", "{question_not_shown}"], kind: "partial")
    codebook.rowRules.append(unfinished)
  }

  /// Whether texts are quoted even where they need not be: only then does an empty cell without quotes mean that nothing was asked.
  /// A spreadsheet that saved the file again has dropped the quotes of both.
  func quotesAllTexts(_ preview: ExportPreview) -> Bool {
    guard columns.table != nil, let head = try? preview.text.bytes(at: columns.headerOffset, count: 4) else { return false }
    return Array(head.drop { [0xEF, 0xBB, 0xBF].contains($0) }).first == 0x22
  }
}

extension Codebook {
  /// Reads answer codes such as `A1` or `AO01` as points, where all that were seen are of one form and none lies beyond the scale.
  mutating func readAnswerCodes(in texts: Set<String>) -> Bool {
    let codes = texts.map { $0.lowercased() }.filter { values.missing[$0] == nil }
    let parts = codes.compactMap { $0.wholeMatch(of: #/(ao?)(\d{1,4})/#)?.output }
    let scale = instrument.value.scale
    guard let first = parts.first, parts.count == codes.count, parts.allSatisfy({ $0.1 == first.1 }) else { return false }
    guard parts.allSatisfy({ (1...scale.points).contains(Int($0.2) ?? 0) }) else { return false }
    // One survey may write `A01` for one question and `A1` for another; each number still is one point.
    for width in Set(parts.map(\.2.count)) {
      for number in 1...scale.points {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, width - digits.count)) + digits
        values.labels[first.1 + padded] = scale.minimum + number - 1
      }
    }
    let code = first.1.uppercased()
    remarks.append(
      Remark(
        .scaleLabels, severity: .warning,
        message:
          "answer codes are read in their order, \(code)1 as the lowest: the survey's structure (--companion FILE.lss) would say what "
          + "they mean; if \(code)1 is the best answer, turn them round with `labels` in a codebook"))
    return true
  }
}
