internal import SurveyModel
internal import SurveyReading

/// Which kinds of rows a file has, and which columns each kind fills. The whole file is read for it.
struct RowScan {
  /// The kinds in order of first appearance, each with the columns it fills somewhere.
  private(set) var kinds: [(name: String, columns: Set<Int>)] = []
  private var places: [String: Int] = [:]
  private static let most = 4_096

  /// - Parameter apart: the columns that tell rows apart.
  init(_ reader: any RecordReader, columns: Int, apart: [Int], isWide: Bool) throws(DialectError) {
    var batch = RecordBatch(fieldsPerRecord: columns)
    do throws(ReadingError) {
      while try reader.read(into: &batch) {
        for row in 0..<batch.count where batch.marks[row].kind == .record { try take(batch, row, columns, apart, isWide) }
      }
    } catch { throw DialectError(error) }
  }

  private mutating func take(
    _ batch: RecordBatch, _ row: Int, _ columns: Int, _ apart: [Int], _ isWide: Bool
  ) throws(ReadingError) {
    let kind = GatherLayout.kind(apart.map { batch.text(record: row, slot: $0) }, isWide: isWide)
    let place = places[kind] ?? kinds.count
    if place == kinds.count {
      guard kinds.count < Self.most else {
        throw ReadingError(
          .headerAmbiguous, "more than \(Self.most) kinds of rows: the columns that should tell questions or events apart do not",
          advice: "name the right ones in a codebook (gather)")
      }
      places[kind] = place
      kinds.append((kind, []))
    }
    for column in 0..<columns where !batch.range(record: row, slot: column).isEmpty { kinds[place].columns.insert(column) }
  }
}

extension ExportPreview {
  /// A reader of all rows with all columns: below the header of a table, or all records of a document.
  func rowReader(columns: Int, start: Int, line: Int) throws(DialectError) -> any RecordReader {
    switch form {
    case .delimited(let table):
      var layout = DelimitedLayout(delimiter: table.delimiter.value, text: text)
      layout.columnCount = columns
      layout.isWanted = Array(repeating: true, count: columns)
      (layout.start, layout.firstLine) = (start, line)
      return StructuralReader(text, layout: layout)
    case .xml(let document):
      let layout = XMLLayout(
        recordPath: document.recordPath, keys: document.keys, isWanted: document.keys.map { _ in true }, naming: document.shape.naming)
      do throws(ReadingError) { return try XMLRecordReader(text, layout: layout) } catch { throw DialectError(error) }
    }
  }
}
