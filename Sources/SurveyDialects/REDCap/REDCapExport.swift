internal import SurveyModel
internal import SurveyReading

/// A REDCap export as rows: one for each record, event and instance of a table; one for each form that was filled in of a document.
struct REDCapExport {
  /// Names of the columns, or keys of the rows.
  let names: [String]
  /// What a field asks, where the export says so.
  let labels: [String]
  /// The place of the record's id.
  let record: Int
  /// The columns that tell the rows of one record apart; empty where each record is one row.
  let apart: [Int]
  let isDocument: Bool
  /// The header's line, and where the rows begin.
  let line: Int
  let start: Int
  let firstLine: Int
  /// Codes for missing data that the project defines.
  let missing: [String: MissingReason]
  private let preview: ExportPreview
  private let columns: PlatformColumns?

  init?(_ preview: ExportPreview) {
    self.preview = preview
    switch preview.form {
    case .delimited(let table):
      guard let columns = PlatformColumns(table) else { return nil }
      (self.columns, names, isDocument, line) = (columns, columns.names, false, columns.line)
      labels = columns.names
      (start, firstLine) = (table.rows[columns.index].endOffset, table.rows[columns.index].nextLine)
      (record, missing) = (0, [:])
    case .xml(let document):
      guard document.shape == .studyData else { return nil }
      let study = ODMStudy(document.root)
      (columns, isDocument, line, start, firstLine) = (nil, true, 0, 0, 0)
      names = document.keys
      labels = document.keys.map { study.questions[$0] ?? $0 }
      (record, missing) = (document.keys.firstIndex(of: "@SubjectKey") ?? 0, study.missing)
    }
    let names = names
    apart = [REDCapFields.event, REDCapFields.instance].compactMap { known in names.firstIndex { known.contains($0) } }
  }

  /// Whether several rows may make one response.
  var hasRowsOfRecords: Bool { isDocument || !apart.isEmpty }

  /// A reader of all rows with all columns.
  func rows() throws(DialectError) -> any RecordReader {
    try preview.rowReader(columns: names.count, start: start, line: firstLine)
  }

  /// What the first rows hold in one column, blank ones left out.
  func values(of column: Int) -> [String] {
    if let columns { return columns.values(of: column, headerRows: 1) }
    guard case .xml(let document) = preview.form else { return [] }
    return document.records.compactMap { $0[names[column]] }.map(AnswerReader.trimmed).filter { !$0.isEmpty }
  }

  /// For every column the form it belongs to: the status column that ends it, or in a document the one beside it.
  var status: [Int: Int] {
    var status: [Int: Int] = [:]
    guard case .xml(let document) = preview.form else {
      var last: Int?
      for column in names.indices.reversed() {
        if names[column].hasSuffix("_complete") || names[column] == "Complete?" { last = column }
        if let last { status[column] = last }
      }
      return status
    }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    for row in document.records {
      guard let name = row.keys.first(where: { $0.hasSuffix("_complete") }), let place = places[name] else { continue }
      for key in row.keys { places[key].map { status[$0] = place } }
    }
    return status
  }
}

/// What a CDISC ODM document says of its study: the questions, the labels of codes, and the codes for missing data.
struct ODMStudy {
  /// The question of an item, by the item's id.
  private(set) var questions: [String: String] = [:]
  /// The labels of an item's codes, by the item's id.
  private(set) var codes: [String: [String: String]] = [:]
  private(set) var missing: [String: MissingReason] = [:]

  init(_ root: XMLNode) {
    for study in root.all("Study") {
      for version in study.all("MetaDataVersion") { read(version) }
      readMissing(study.child("GlobalVariables")?.child("MissingDataCodes")?.text ?? "")
    }
  }

  private mutating func read(_ version: XMLNode) {
    var lists: [String: [String: String]] = [:]
    for list in version.all("CodeList") {
      guard let id = list["OID"] else { continue }
      for item in list.all("CodeListItem") {
        if let code = item["CodedValue"] { lists[id, default: [:]][code] = Self.text(item.child("Decode")) }
      }
    }
    for item in version.all("ItemDef") {
      guard let id = item["OID"] else { continue }
      questions[id] = Self.text(item.child("Question"))
      codes[id] = item.child("CodeListRef")?["CodeListOID"].flatMap { lists[$0] }
    }
  }

  private static func text(_ node: XMLNode?) -> String? {
    node?.child("TranslatedText").map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// `-999, Not asked | UNK, Unknown`.
  private mutating func readMissing(_ text: String) {
    for part in text.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
      let words = part.split(separator: ",", maxSplits: 1).map { AnswerReader.trimmed(String($0)).lowercased() }
      guard let code = words.first, !code.isEmpty else { continue }
      missing[code] = words.count > 1 ? ValueRules.defaultMissing[words[1]] ?? .skipped : .skipped
    }
  }
}
