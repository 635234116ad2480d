internal import SurveyModel
internal import SurveyReading

/// A REDCap export as rows: one for each record, event and instance of a table; one for each form that was filled in of a document.
struct REDCapExport {
  /// Its columns.
  let columns: PlatformColumns
  /// What a field asks, where the export says so.
  let labels: [String]
  /// The place of the record's id.
  let record: Int
  /// What a document says of its study; nil for a table.
  let study: ODMStudy?
  private let preview: ExportPreview

  init?(_ preview: ExportPreview) {
    guard let columns = PlatformColumns(preview) else { return nil }
    let names = columns.names
    (self.preview, self.columns) = (preview, columns)
    if case .xml(let document) = preview.form {
      guard document.shape == .studyData, document.recordPath.last == "FormData" else { return nil }
      let study = ODMStudy(document.root)
      (self.study, record) = (study, names.firstIndex(of: "@SubjectKey") ?? 0)
      labels = names.map { study.questions[$0] ?? $0 }
    } else {
      (study, record, labels) = (nil, 0, names)
    }
  }

  /// Names of the columns, or keys of the rows.
  var names: [String] { columns.names }
  var isDocument: Bool { study != nil }

  /// The columns that tell the rows of one record apart. A document numbers the instance of every form and event: 1 where there is only one.
  func apart() throws(DialectError) -> [Int] {
    let found = [REDCapFields.event, REDCapFields.eventRepeat, REDCapFields.instance].compactMap { known in
      names.firstIndex { known.contains($0) }
    }
    guard isDocument else { return found }
    let scan = try RowScan(rows(), columns: names.count, apart: found, isWide: false)
    return found.indices.filter { place in scan.kinds.contains { !["", "1"].contains($0.values[place]) } }.map { found[$0] }
  }

  /// Whether some row of the file holds such a text in a column.
  func holds(_ column: Int, where test: (String) -> Bool) -> Bool {
    columns.holds(column, in: preview, headerRows: isDocument ? 0 : 1, where: test)
  }

  /// A reader of all rows with all columns.
  func rows() throws(DialectError) -> any RecordReader { try columns.rows(preview) }

  /// What the first rows hold in one column, blank ones left out.
  func values(of column: Int) -> [String] { columns.values(of: column, headerRows: isDocument ? 0 : 1) }

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
