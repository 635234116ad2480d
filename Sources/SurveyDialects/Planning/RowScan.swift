internal import SurveyModel
internal import SurveyReading

/// Which kinds of rows a file has, and which columns each kind fills. The whole file is read for it.
struct RowScan {
  /// A kind of rows.
  struct Kind {
    let name: String
    /// What each of the columns that tell rows apart holds.
    let values: [String]
    /// For each column of the file, whether some row of the kind fills it.
    var isFilled: [Bool]
  }

  /// The kinds in order of first appearance.
  private(set) var kinds: [Kind] = []
  private var seen = ByteTable()
  private var numbers: [Int] = []
  private var run: [UInt8] = []
  private static let most = 4_096

  /// - Parameter apart: the columns that tell rows apart.
  init(_ reader: any RecordReader, columns: Int, apart: [Int], isWide: Bool, names: [String] = []) throws(DialectError) {
    var batch = RecordBatch(fieldsPerRecord: columns)
    do throws(ReadingError) {
      while try reader.read(into: &batch) {
        for row in 0..<batch.count where batch.marks[row].kind == .record {
          // The header again, where two exports were joined.
          if let name = names.first, batch.text(record: row, slot: 0) == name { continue }
          try take(batch, row, columns, apart, isWide)
        }
      }
    } catch { throw DialectError(error) }
  }

  private mutating func take(
    _ batch: RecordBatch, _ row: Int, _ columns: Int, _ apart: [Int], _ isWide: Bool
  ) throws(ReadingError) {
    run.removeAll(keepingCapacity: true)
    for slot in apart {
      run.append(contentsOf: batch.bytes[batch.range(record: row, slot: slot)])
      run.append(0x1F)
    }
    let apartOf = run
    let (number, isNew) = seen.add(apartOf.span)
    if isNew {
      let values = apart.map { batch.text(record: row, slot: $0) }
      let name = GatherLayout.kind(values, isWide: isWide)
      let known = kinds.firstIndex { $0.name == name }
      guard known != nil || kinds.count < Self.most else { throw Self.tooMany }
      numbers.append(known ?? kinds.count)
      if known == nil { kinds.append(Kind(name: name, values: values, isFilled: Array(repeating: false, count: columns))) }
    }
    let kind = numbers[number]
    for column in 0..<columns where !kinds[kind].isFilled[column] {
      if !GatherLayout.isBlank(batch.bytes, batch.range(record: row, slot: column)) { kinds[kind].isFilled[column] = true }
    }
  }

  private static var tooMany: ReadingError {
    ReadingError(
      .headerAmbiguous, "more than \(most) kinds of rows: the columns that should tell questions or events apart do not",
      advice: "name the right ones in a codebook (gather)")
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
