public import SurveyReading

extension LimeSurveyDialect {
  /// The columns LimeSurvey writes of every response are its signature, as codes or in the survey's language; rows of arrays in brackets
  /// are its structure, where the names do not speak for themselves. A document says itself what it is.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    if case .xml(let document) = preview.form { return Self.recognise(document, preview) }
    guard case .delimited(let table) = preview.form, let export = LimeSurveyExport(preview) else { return .unrecognised }
    let meta = export.meta
    let isSigned = export.style == "codes" ? meta[.id] != nil && meta[.submitdate] != nil : meta.count >= 2
    if isSigned {
      let names = meta.values.sorted().prefix(4).map { export.columns.names[$0] }.joined(separator: ", ")
      return Recognition(.signature, because: ["the columns \(names) (\(export.style))"] + export.structureNote)
    }
    let rows = export.headings.count { $0.isRowCode || (export.style != "codes" && !$0.labels.isEmpty) }
    guard rows >= 4, PlainHeader.find(in: table) == nil else { return .unrecognised }
    return Recognition(.structure, because: ["\(rows) headings of a question with its row in brackets"] + export.structureNote)
  }

  private static func recognise(_ document: XMLPreview, _ preview: ExportPreview) -> Recognition {
    guard document.shape == .limeSurvey, let type = document.root.child("LimeSurveyDocType")?.text else { return .unrecognised }
    let note = LimeSurveyExport(preview)?.structureNote ?? []
    return Recognition(.signature, because: ["a LimeSurvey document: \(type)"] + note)
  }
}

/// A table LimeSurvey wrote, or its document of responses.
struct LimeSurveyExport {
  let columns: PlatformColumns
  /// The headings as codes where those are known, for every column.
  let headings: [LimeSurveyHeading]
  /// The places of the columns every response has.
  let meta: [LimeSurveyMeta: Int]
  /// `codes`, or the language the headings are in.
  let style: String
  /// The survey's structure, where its file came with the responses.
  let structure: LimeSurveyStructure?

  init?(_ preview: ExportPreview) {
    guard let columns = PlatformColumns(preview) else { return nil }
    self.columns = columns
    let structure = preview.text.companions.lazy.compactMap { LimeSurveyStructure($0) }.first
    self.structure = structure
    let forms = LimeSurveyHeading.Forms()
    let isTable = columns.table != nil
    // The second row of a file for moving responses names columns by their codes.
    let codes = columns.row(below: 1)
    let isVV = codes.count == columns.names.count && codes.contains("id") && codes.contains("submitdate")
    headings = (isVV ? codes : columns.names).map { name in
      LimeSurveyHeading(isTable ? name : structure?.heading(of: name) ?? LimeSurveyHeading.guessed(name), forms)
    }
    (meta, style) = LimeSurveyMeta.find(in: headings)
  }

  /// Whether the survey's structure was found.
  var structureNote: [String] { structure.map { ["the structure of survey \($0.survey) came with it"] } ?? [] }
}

extension LimeSurveyStructure {
  /// The structure in a companion file; nil where it is none.
  init?(_ text: ExportText) {
    guard let root = try? XMLNode.document(text) else { return nil }
    self.init(root)
  }
}

extension LimeSurveyHeading {
  /// Without the structure: the code an author gave a row follows the numbers, `_123456X7X12E01` as `E01`.
  static func guessed(_ key: String) -> String {
    key.wholeMatch(of: #/_?\d+X\d+X\d+([A-Za-z]\w*)/#).map { String($0.1) } ?? key
  }
}
