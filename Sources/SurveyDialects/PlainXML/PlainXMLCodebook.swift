public import SurveyModel
public import SurveyReading

extension PlainXMLDialect {
  /// The codebook that the names of elements and attributes give.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .xml(let document) = preview.form else {
      throw DialectError(.headerMissing, "this is no XML document", advice: "leave --dialect out")
    }
    guard RecordNames.roots.contains(document.rootName.lowercased()) else {
      throw DialectError(
        .xmlUnknownSchema, "the root element <\(document.rootName)> is not one that survey exports use",
        advice: "if it is one, write a codebook that names its records (record: response)")
    }
    guard RecordNames.namespaces.contains(document.rootNamespace) else {
      throw DialectError(
        .xmlUnknownSchema, "the namespace \(document.rootNamespace) is not one that survey exports use",
        advice: "if it is one, write a codebook that names its records (record: \(document.recordPath.last ?? "response"))")
    }
    let columns = NamedColumns(document.keys)
    if columns.answerCount < 2, document.records.isEmpty { return empty(document, instrument) }
    guard columns.answerCount >= 2 else {
      throw DialectError(
        .headerMissingColumns, "no element or attribute of <\(document.recordPath.last ?? "")> names an item in a way that is certain",
        advice: "write a codebook: servqual inspect FILE --codebook > codebook.yaml, finish it and give it with --codebook",
        draft: Self.draft(document))
    }
    let setting = try InstrumentInference(columns: columns, usual: usual(document), declared: instrument, line: 0).settle()
    var codebook = Codebook(instrument: setting, columns: columns.rules(for: setting.value) { .name(document.keys[$0]) })
    codebook.headerRows = 0
    codebook.recordElement = document.recordPath.last ?? ""
    codebook.times = TimeInference.rules(
      for: columns.recordedAt.map { key in document.records.compactMap { $0[document.keys[key]] } } ?? [])
    return codebook
  }

  private static func draft(_ document: XMLPreview) -> CodebookDraft {
    var codebook = CodebookDraft(columns: document.keys).codebook
    codebook.headerRows = 0
    codebook.recordElement = document.recordPath.last ?? ""
    return CodebookDraft(codebook, columns: document.keys)
  }

  /// What at least half of the records hold: an item that few do is no item of the instrument, but a fault of those records.
  private func usual(_ document: XMLPreview) -> NamedColumns {
    NamedColumns(document.keys.filter { key in document.records.count { $0[key] != nil } * 2 >= document.records.count })
  }

  /// A document without a single response says nothing about its items.
  private func empty(_ document: XMLPreview, _ instrument: Instrument?) -> Codebook {
    var codebook = Codebook(
      instrument: Setting(instrument ?? .servqual1991, instrument == nil ? .byDefault : .declared, evidence: "no responses"), columns: [])
    codebook.headerRows = 0
    codebook.recordElement = document.recordPath.last ?? ""
    return codebook
  }
}
