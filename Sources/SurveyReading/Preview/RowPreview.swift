public import SurveyModel

/// One of the first rows of a table, with all its fields as text.
public struct RowPreview: Sendable {
  /// What the reader made of the row.
  public let kind: RecordMark.Kind
  /// Its fields.
  public let fields: [String]
  /// Where it begins.
  public let position: RecordPosition
  /// The byte behind it, where the next row begins.
  public let endOffset: Int
  /// The line the next row begins on.
  public let nextLine: Int

  /// Up to `limit` rows, faulty and blank ones included.
  static func read(_ text: ExportText, layout: DelimitedLayout, limit: Int) throws(ReadingError) -> [RowPreview] {
    var rows: [RowPreview] = []
    let reader = DelimitedReader(text, layout: layout)
    while rows.count < limit, let row = try reader.readOne() { rows.append(row) }
    return rows
  }
}

extension DelimitedReader {
  /// The next row by itself, with all its fields.
  func readOne() throws(ReadingError) -> RowPreview? {
    var batch = RecordBatch(capacity: 1, fieldsPerRecord: 0)
    guard try read(into: &batch), let mark = batch.marks.first else { return nil }
    return RowPreview(
      kind: mark.kind, fields: mark.kind == .record ? lastFields : [], position: mark.position,
      endOffset: mark.position.byteOffset + mark.byteLength, nextLine: currentLine)
  }
}
