public import SurveyModel

/// Reads the records of a table through libcsv, strictly, and goes on behind a broken one.
///
/// A record with a stray quote, invalid bytes, a NUL, too long a field or a wrong number of fields is marked faulty and the reading
/// resumes at the next line end behind the fault. A quote that is never closed refuses the file.
public final class DelimitedReader: RecordReader {
  private let text: ExportText
  private let layout: DelimitedLayout
  private var scanner: LineScanner
  private var parser: LibCSVParser
  private var sink: FieldSink
  private var check = UTF8Check()
  private var line: Int
  private(set) var records = 0
  /// The byte behind the record that was read last.
  private(set) var nextOffset: Int
  private var start = RecordPosition()
  private var isInRecord = false
  private var openingLine = 0
  private var faulted: (rule: Rule, message: String, column: Int)?
  /// Whether a record that is too long is being passed over, and if so whether inside quotes.
  private var passingOver: Bool?
  private var isFinished = false

  /// A reader of the records `layout` describes.
  public init(_ text: ExportText, layout: DelimitedLayout) {
    self.text = text
    self.layout = layout
    scanner = LineScanner(text, start: layout.start, end: layout.end)
    parser = LibCSVParser(delimiter: layout.delimiter)
    sink = FieldSink(isWanted: layout.isWanted)
    line = layout.firstLine
    records = layout.recordsBefore
    nextOffset = layout.start
  }

  /// A missing line end, where the table reaches to the end of the text.
  public var closingFindings: [Finding] {
    guard layout.end == text.end, text.end > layout.start, let last = try? text.bytes(at: text.end - 1, count: 1) else { return [] }
    guard last != [0x0A], last != [0x0D] else { return [] }
    let message = "the last record has no line end: check that the upload was not cut off"
    return [Finding(.missingFinalNewline, severity: .warning, position: RecordPosition(line: line, byteOffset: text.end), message: message)]
  }

  /// Fills `batch` with records, blank rows and faulty records, in file order.
  public func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool {
    batch.removeAll()
    while !batch.isFull, !isFinished {
      guard let piece = try scanner.next() else {
        try finish(into: &batch)
        break
      }
      take(piece, into: &batch)
    }
    return batch.count > 0
  }

  /// The line the next record begins on.
  var currentLine: Int { line }

  /// All kept fields of the record that was read last, as text.
  var lastFields: [String] {
    var begin = 0
    return sink.ends.map { mark in
      let end = Int(mark & ~FieldBounds.absent)
      defer { begin = end }
      return String(decoding: sink.bytes[begin..<end], as: UTF8.self)
    }
  }

  private func take(_ piece: LineScanner.Piece, into batch: inout RecordBatch) {
    if !isInRecord { begin(at: piece.offset) }
    let bytes = scanner.bytes(piece)
    check.update(bytes)
    if passingOver != nil {
      passOver(bytes)
    } else if faulted == nil {
      feed(bytes, piece: piece)
    }
    if piece.endsLine { line += 1 }
    if isRecordOver(piece, bytes) { end(at: piece.offset + bytes.count, into: &batch) }
  }

  private func begin(at offset: Int) {
    start = RecordPosition(line: line, byteOffset: offset)
    openingLine = line
    isInRecord = true
    check = UTF8Check()
    sink.reset()
  }

  private func feed(_ bytes: UnsafeRawBufferPointer, piece: LineScanner.Piece) {
    let columns = sink.columns
    let outcome = parser.parse(bytes, into: &sink)
    if sink.columns > columns { openingLine = line }
    switch outcome {
    case .taken: break
    case .badQuote:
      faulted = (.badQuote, "a quote inside a field that is not doubled, or text after a closing quote", sink.columns + 1)
    case .fieldTooLong(let place):
      faulted = (.fieldTooLong, "a field longer than \(ReadingLimits.fieldBytes) bytes", sink.columns + 1)
      passingOver = parser.isInsideQuotes
      passOver(UnsafeRawBufferPointer(rebasing: bytes[place...]))
    }
  }

  /// Follows the quotes of a record that is not kept, to find its end.
  private func passOver(_ bytes: UnsafeRawBufferPointer) {
    let quotes = bytes.count { $0 == 0x22 }
    if quotes % 2 == 1 { passingOver?.toggle() }
  }

  private func isRecordOver(_ piece: LineScanner.Piece, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard piece.endsLine else { return false }
    if let insideQuotes = passingOver { return !insideQuotes }
    // A blank line reaches no record callback: libcsv passes over it.
    let isLineEnd = sink.columns == 0 && !parser.isInsideQuotes && bytes.allSatisfy { $0 == 0x0A || $0 == 0x0D }
    return faulted != nil || sink.isRecordEnded || isLineEnd
  }

  private func finish(into batch: inout RecordBatch) throws(ReadingError) {
    isFinished = true
    guard isInRecord else { return }
    let isOpen = passingOver ?? (faulted == nil && !parser.finish(into: &sink))
    guard !isOpen else {
      throw ReadingError(
        .unterminatedQuote, "a quoted field opens here and is never closed, so everything behind it would become one answer",
        advice: "close the quote, or double it if it is part of the text, and export again", line: openingLine, byteOffset: start.byteOffset
      )
    }
    end(at: text.end, into: &batch)
  }

  /// Goes back to the line behind the record's first one, if the rest of the record looks like records that a stray quote swallowed.
  private func goBack(from offset: Int) -> Int? {
    guard let columns = layout.columnCount, columns >= SwallowedRecords.leastColumns, faulted?.rule != .fieldTooLong else { return nil }
    guard line > start.line + 1 || faulted != nil else { return nil }
    guard let raw = try? text.bytes(at: start.byteOffset, count: min(offset - start.byteOffset, 4 << 20)) else { return nil }
    let isSwallowing = raw.withUnsafeBytes { SwallowedRecords.areIn($0, delimiter: layout.delimiter, columns: columns) }
    guard isSwallowing, let lineEnd = raw.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    let isPair = raw[lineEnd] == 0x0D && lineEnd + 1 < raw.count && raw[lineEnd + 1] == 0x0A
    let next = start.byteOffset + lineEnd + (isPair ? 2 : 1)
    faulted = (.badQuote, "a quote that opens a text in which whole records stand: they are read as records, this one is set aside", 0)
    scanner = LineScanner(text, start: next, end: layout.end)
    line = start.line + 1
    return next
  }

  private func end(at place: Int, into batch: inout RecordBatch) {
    let offset = goBack(from: place) ?? place
    isInRecord = false
    nextOffset = offset
    var mark = RecordMark(.record, position: start, byteLength: offset - start.byteOffset)
    if isBlank {
      mark.kind = .other("blank")
    } else {
      records += 1
      mark.position.record = records
      judge(&mark)
    }
    if mark.kind == .record {
      batch.append(mark, fields: sink.bytes, ends: batch.fieldsPerRecord == sink.ends.count ? sink.ends : [])
    } else {
      batch.append(mark)
    }
    if faulted != nil { parser.reset() }
    (faulted, passingOver) = (nil, nil)
  }

  private var isBlank: Bool {
    guard faulted == nil, !sink.hasContent, check.isComplete else { return false }
    return sink.columns <= 1 || sink.columns == layout.columnCount
  }

  private func judge(_ mark: inout RecordMark) {
    if !check.isComplete {
      mark.kind = .faulty(.invalidEncoding, "bytes that are not \(text.encoding.value) text")
    } else if check.hasZero {
      mark.kind = .faulty(.controlCharacter, "a NUL character")
    } else if let faulted {
      mark.kind = .faulty(faulted.rule, faulted.message)
      mark.column = faulted.column
    } else if sink.tooLongColumn > 0 {
      mark.kind = .faulty(.fieldTooLong, "a field longer than \(ReadingLimits.fieldBytes) bytes")
      mark.column = sink.tooLongColumn
    } else if let expected = layout.columnCount, sink.columns != expected {
      mark.kind = .faulty(.wrongFieldCount, "\(sink.columns) fields where the header has \(expected)")
    }
  }
}
