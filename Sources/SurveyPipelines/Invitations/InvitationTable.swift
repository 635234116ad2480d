internal import SurveyModel
internal import SurveyReading

/// A row of a file of invitations, as it is written there.
struct InvitationRow {
  let line: Int
  let segment: String
  let value: String
  let wave: String
  let invited: String
}

/// A table with the columns `segment`, `value`, `invited` and, if there are waves, `wave`, in any order and among others.
struct InvitationTable {
  let rows: [InvitationRow]

  /// Reads a file; `encoding` is tried where the text does not say its own and is not UTF-8.
  static func reading(_ path: String, encoding: TextEncoding?) throws(ReadingError) -> InvitationTable {
    do throws(ReadingError) { return try InvitationTable(ExportText.opening(path)) } catch {
      guard let encoding, error.kind == .encodingUndetermined else { throw error }
      return try InvitationTable(ExportText.opening(path, declared: encoding))
    }
  }

  private init(_ text: ExportText) throws(ReadingError) {
    guard case .delimited(let table) = try ExportPreview(text).form else {
      throw ReadingError(.headerMissing, "the file is no table", advice: InvitationRefusal.form)
    }
    guard let header = table.rows.first(where: { $0.kind == .record }) else {
      throw ReadingError(.headerMissing, "no row names columns", advice: InvitationRefusal.form)
    }
    let places = try InvitationColumns(header)
    var layout = DelimitedLayout(delimiter: table.delimiter.value, text: text)
    (layout.start, layout.firstLine) = (header.endOffset, header.nextLine)
    layout.columnCount = header.fields.count
    rows = try Self.rows(text, layout, places)
  }

  private static func rows(
    _ text: ExportText, _ layout: DelimitedLayout, _ places: InvitationColumns
  ) throws(ReadingError) -> [InvitationRow] {
    let reader = DelimitedReader(text, layout: layout)
    var rows: [InvitationRow] = []
    var batch = RecordBatch(fieldsPerRecord: layout.columnCount ?? 0)
    while try reader.read(into: &batch) {
      for (record, mark) in batch.marks.enumerated() {
        switch mark.kind {
        case .record: rows.append(places.row(batch, record))
        case .other: continue
        case .faulty(let rule, let message): throw InvitationRefusal.faulty(rule, message, mark.position.line, in: text)
        }
      }
    }
    return rows
  }
}

/// Where the columns stand.
struct InvitationColumns {
  private let segment: Int
  private let value: Int
  private let invited: Int
  private let wave: Int?

  init(_ header: RowPreview) throws(ReadingError) {
    let names = header.fields.map { InvitationText.trimmed($0).lowercased() }
    for name in ["segment", "value", "wave", "invited"] where names.count(where: { $0 == name }) > 1 {
      throw ReadingError(.headerDuplicateColumn, "two columns are called \(name)", advice: "leave one out", line: header.position.line)
    }
    let missing = ["segment", "value", "invited"].filter { !names.contains($0) }
    guard let segment = names.firstIndex(of: "segment"), let value = names.firstIndex(of: "value"),
      let invited = names.firstIndex(of: "invited")
    else {
      throw ReadingError(
        .headerMissingColumns, "there is no column \(missing.joined(separator: ", "))", advice: InvitationRefusal.form,
        line: header.position.line)
    }
    (self.segment, self.value, self.invited, wave) = (segment, value, invited, names.firstIndex(of: "wave"))
  }

  func row(_ batch: RecordBatch, _ record: Int) -> InvitationRow {
    let text = { (column: Int) in InvitationText.trimmed(batch.text(record: record, slot: column)) }
    return InvitationRow(
      line: batch.marks[record].position.line, segment: text(segment), value: text(value), wave: wave.map(text) ?? "",
      invited: text(invited))
  }
}

enum InvitationText {
  /// Without white space around it.
  static func trimmed(_ text: String) -> String {
    let blank = { (character: Character) in character.isWhitespace }
    let start = text.drop(while: blank)
    return String(start.reversed().drop(while: blank).reversed())
  }
}
