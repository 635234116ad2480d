public import SurveyReading

extension LimeSurveyDialect {
  /// The columns LimeSurvey writes of every response are its signature, as codes or in the survey's language; rows of arrays in brackets
  /// are its structure, where the names do not speak for themselves.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form, let export = LimeSurveyExport(table) else { return .unrecognised }
    let meta = export.meta
    let isSigned = export.style == "codes" ? meta[.id] != nil && meta[.submitdate] != nil : meta.count >= 2
    if isSigned {
      let names = meta.values.sorted().prefix(4).map { export.columns.names[$0] }.joined(separator: ", ")
      return Recognition(.signature, because: ["the columns \(names) (\(export.style))"])
    }
    let rows = export.headings.count { $0.isRowCode || (export.style != "codes" && !$0.labels.isEmpty) }
    guard rows >= 4, PlainHeader.find(in: table) == nil else { return .unrecognised }
    return Recognition(.structure, because: ["\(rows) headings of a question with its row in brackets"])
  }
}

/// The parts of a table LimeSurvey wrote.
struct LimeSurveyExport {
  let columns: PlatformColumns
  let headings: [LimeSurveyHeading]
  /// The places of the columns every response has.
  let meta: [LimeSurveyMeta: Int]
  /// `codes`, or the language the headings are in.
  let style: String

  init?(_ table: DelimitedPreview) {
    guard let columns = PlatformColumns(table) else { return nil }
    self.columns = columns
    let forms = LimeSurveyHeading.Forms()
    headings = columns.names.map { LimeSurveyHeading($0, forms) }
    (meta, style) = LimeSurveyMeta.find(in: headings)
  }
}
