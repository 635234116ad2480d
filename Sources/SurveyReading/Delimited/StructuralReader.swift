public import SurveyModel

/// Reads the records of a table by finding its structure 64 bytes at a time, and leaves to `DelimitedReader` whatever is not plain.
///
/// Both give the same fields, marks and positions: `DelimitedReader` (libcsv) is the reference. A record goes to it from its first byte on
/// if a quote stands where none may, a byte is not text, or it is longer than the buffer; the quick way is taken up again behind it.
public final class StructuralReader: RecordReader {
  private let text: ExportText
  private let layout: DelimitedLayout
  private var scan: StructureCursor
  private var slow: DelimitedReader?
  private var slowBudget = 0
  private var slowLimit = 16
  /// The byte, line and record the next batch begins with.
  private var place: RecordPosition
  /// The beginning of a record whose end was not yet in the buffer.
  private var carry: [UInt8] = []
  private var readOffset: Int
  private var isFinished = false
  /// How many bytes are looked at together: a part of a core's own cache, or a small table whole.
  private let bufferSize: Int

  /// A reader of the records `layout` describes, which must name the columns it keeps and how many there are.
  public convenience init(_ text: ExportText, layout: DelimitedLayout) { self.init(text, layout: layout, bufferSize: 128 << 10) }

  /// A reader that looks at no more than `bufferSize` bytes together.
  init(_ text: ExportText, layout: DelimitedLayout, bufferSize: Int) {
    self.text = text
    self.layout = layout
    place = RecordPosition(line: layout.firstLine, byteOffset: layout.start, record: layout.recordsBefore)
    readOffset = layout.start
    self.bufferSize = max(1, min(bufferSize, layout.end - layout.start))
    scan = StructureCursor(layout, bufferSize: self.bufferSize)
  }

  /// How many lines were read so far.
  public var lineEnds: Int { place.line - layout.firstLine }

  /// A missing line end, where the table reaches to the end of the text.
  public var closingFindings: [Finding] {
    var rest = layout
    rest.firstLine = place.line
    return DelimitedReader(text, layout: rest).closingFindings
  }

  /// Fills `batch` with records, blank rows and faulty records, in file order.
  public func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool {
    batch.removeRecords()
    while batch.count == 0, !isFinished {
      if slow != nil { try readSlowly(&batch) } else { try readQuickly(&batch) }
    }
    return batch.count > 0
  }

  private func readQuickly(_ batch: inout RecordBatch) throws(ReadingError) {
    let length = try fill(&batch.bytes)
    let isLast = readOffset >= layout.end
    let outcome = scan.records(in: &batch, length: length, from: place, isLast: isLast)
    carry = Array(batch.bytes[outcome.consumed..<length])
    place = outcome.place
    let isStuck = outcome.consumed == 0 && batch.count == 0 && !carry.isEmpty && (isLast || length >= bufferSize)
    if outcome.isDoubtful || isStuck {
      startSlowly()
    } else {
      slowLimit = 16
      isFinished = isLast && carry.isEmpty
      if isLast, !carry.isEmpty { startSlowly() }
    }
  }

  /// Fills the buffer behind what was carried over; returns the length of the text in it. Blanks follow, as the scan needs.
  private func fill(_ bytes: inout [UInt8]) throws(ReadingError) -> Int {
    if bytes.count != bufferSize + StructureCursor.slack {
      bytes = Array(repeating: 0x20, count: bufferSize + StructureCursor.slack)
    }
    let (kept, offset, source) = (carry, readOffset, text)
    let room = max(0, min(bufferSize - kept.count, layout.end - offset))
    let count = try bytes.lendingMutable { (buffer) throws(ReadingError) in
      buffer.copyBytes(from: kept)
      let count = try source.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[kept.count..<kept.count + room]))
      for place in kept.count + count..<kept.count + count + StructureCursor.slack { buffer[place] = 0x20 }
      return count
    }
    readOffset += count
    return kept.count + count
  }

  /// Hands the text from the next record on to libcsv, for more records the sooner the last doubt was.
  private func startSlowly() {
    var rest = layout
    (rest.start, rest.firstLine, rest.recordsBefore) = (place.byteOffset, place.line, place.record)
    slow = DelimitedReader(text, layout: rest)
    slowBudget = slowLimit
    slowLimit = min(slowLimit * 4, 1 << 16)
    carry = []
  }

  private func readSlowly(_ batch: inout RecordBatch) throws(ReadingError) {
    guard let reader = slow else { return }
    var part = RecordBatch(capacity: min(slowBudget, batch.capacity), fieldsPerRecord: batch.fieldsPerRecord)
    swap(&part.bytes, &batch.bytes)
    swap(&part.ends, &batch.ends)
    let isMore = try reader.read(into: &part)
    batch = part
    place = RecordPosition(line: reader.currentLine, byteOffset: reader.nextOffset, record: reader.records)
    slowBudget -= part.count
    if !isMore { isFinished = true }
    guard slowBudget <= 0 || !isMore else { return }
    slow = nil
    (readOffset, carry) = (place.byteOffset, [])
    if place.byteOffset >= layout.end { isFinished = true }
  }
}
