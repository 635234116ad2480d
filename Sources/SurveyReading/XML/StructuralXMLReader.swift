public import SurveyModel

/// Reads the plain records of a document by comparing their tags with those that were read before, and leaves all else to libxml2.
///
/// libxml2 is responsible for the document: it reads everything but plain records that stand where it is between two records, which it never
/// gets to see. A record goes to it from its first byte on if it is not known to be well-formed and to be read alike: the names and
/// attributes it has are all learnt from libxml2. What libxml2 refuses is read again by `XMLRecordReader`, the reference, whose word counts.
public final class StructuralXMLReader: RecordReader {
  private let text: ExportText
  private let layout: XMLLayout
  private let parser: XMLPushParser<XMLRecordHandler>
  private var scan: PlainRecordScan
  /// The pieces libxml2 gets end where those of the reference end, or before.
  private var piece: [UInt8]
  private let bufferSize: Int
  /// The byte of the text at which the buffer begins, and the one it is read on from.
  private var bufferStart: Int
  private var readOffset: Int
  /// The beginning of a record whose end was not yet in the buffer.
  private var carry: [UInt8] = []
  private var isFinished = false
  /// The number of the record from which on the quick way is tried again, and how often it found nothing since it last found something.
  private var retry = 1
  private var failures = 0
  private var handedOver = 0
  /// How many records libxml2 did not get to see.
  private(set) var plainRecords = 0
  private var reference: XMLRecordReader?

  /// A reader of the records `layout` describes.
  public convenience init(_ text: ExportText, layout: XMLLayout) throws(ReadingError) {
    try self.init(text, layout: layout, pieceSize: XMLRecordReader.pieceSize, pieces: 4)
  }

  /// A reader that looks at so many pieces together.
  init(_ text: ExportText, layout: XMLLayout, pieceSize: Int, pieces: Int) throws(ReadingError) {
    self.text = text
    self.layout = layout
    parser = try XMLPushParser(XMLRecordHandler(layout, textStart: text.start, isLearning: layout.hasPlainRecords))
    scan = PlainRecordScan(record: Array((layout.recordPath.last ?? "").utf8), slots: layout.isWanted.count { $0 })
    let length = max(1, text.end - text.start)
    piece = Array(repeating: 0, count: min(pieceSize, length))
    bufferSize = piece.count * min(pieces, (length - 1) / piece.count + 1)
    (bufferStart, readOffset) = (text.start, text.start)
    if !layout.hasPlainRecords { retry = .max }
  }

  /// Names of elements that the layout does not know, noted once each.
  public var closingFindings: [Finding] { reference?.closingFindings ?? parser.handler.closingFindings }

  /// Fills `batch` with records in document order.
  public func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool {
    if let reference { return try readAgain(reference, &batch) }
    do throws(ReadingError) {
      batch.removeRecords()
      while batch.count == 0, !isFinished { try readOn(&batch) }
      handedOver += batch.count
      return batch.count > 0
    } catch {
      let again = try XMLRecordReader(text, layout: layout)
      reference = again
      return try readAgain(again, &batch)
    }
  }

  /// Reads with the reference what was not handed over yet.
  private func readAgain(_ reader: XMLRecordReader, _ batch: inout RecordBatch) throws(ReadingError) -> Bool {
    while try reader.read(into: &batch) {
      let known = min(handedOver, batch.count)
      batch.removeFirst(known)
      handedOver -= known
      if batch.count > 0 { return true }
    }
    return false
  }

  private func readOn(_ batch: inout RecordBatch) throws(ReadingError) {
    let length = try fill(&batch.bytes)
    swap(&batch, &parser.handler.batch)
    defer { swap(&batch, &parser.handler.batch) }
    // No more comes of a file that was cut off since it was opened.
    isFinished = readOffset >= text.end || length == carry.count
    let end = try use(length, isLast: isFinished)
    carry = Array(parser.handler.batch.bytes[end..<length])
    if isFinished { try parser.finish() }
  }

  /// Fills the buffer behind what was carried over, up to where a piece ends; returns the length of the text in it.
  private func fill(_ bytes: inout [UInt8]) throws(ReadingError) -> Int {
    let size = bufferSize + PlainRecordScan.slack
    if bytes.count > size { bytes.removeLast(bytes.count - size) }
    if bytes.count < size { bytes = Array(repeating: 0, count: size) }
    let (kept, offset, source) = (carry, readOffset, text)
    bufferStart = offset - kept.count
    let last = pieceEnd(before: bufferStart + bufferSize)
    let count = try bytes.lendingMutable { (buffer) throws(ReadingError) in
      buffer.copyBytes(from: kept)
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept.count..<kept.count + last - offset])
      let count = try source.read(at: offset, into: room)
      for place in kept.count + count..<kept.count + count + PlainRecordScan.slack { buffer[place] = 0 }
      return count
    }
    readOffset += count
    return kept.count + count
  }

  /// The last end of a piece that is not behind a byte of the text.
  private func pieceEnd(before offset: Int) -> Int { offset - (offset - text.start) % piece.count }

  /// Uses the text in the buffer; returns where the record begins that did not end in it.
  private func use(_ length: Int, isLast: Bool) throws(ReadingError) -> Int {
    var place = 0
    while place < length {
      if parser.handler.records >= retry, isBetweenRecords(at: place) {
        place = takePlain(from: place, length)
        if place == length { break }
        let end = scan.nextEnd(in: parser.handler.batch.bytes, from: place, length: length)
        // There must be room for another piece.
        if end == nil, !isLast, length - place <= bufferSize - piece.count { return place }
        postpone()
        try feed(place, end ?? length)
        place = end ?? length
      } else {
        let isLong = parser.handler.records + 1 < retry
        let end = isLong ? nil : scan.nextEnd(in: parser.handler.batch.bytes, from: place, length: length)
        let next = end ?? min(length, pieceEnd(before: bufferStart + place) + piece.count - bufferStart)
        try feed(place, next)
        place = next
      }
    }
    return length
  }

  /// Whether a record may begin here for all libxml2 knows: it has read everything before, and nothing is open that it would belong to.
  private func isBetweenRecords(at place: Int) -> Bool {
    guard parser.handler.isBetweenRecords, parser.isInContent else { return false }
    return parser.handler.place().offset == bufferStart + place - text.start
  }

  /// Takes plain records and keeps them from libxml2.
  private func takePlain(from start: Int, _ length: Int) -> Int {
    let handler = parser.handler
    scan.learn(handler.vocabulary)
    let place = RecordPosition(line: handler.place().line, byteOffset: bufferStart + start, record: handler.records)
    let outcome = scan.records(in: &handler.batch, from: start, length: length, place: place)
    handler.passOver(records: outcome.records, bytes: outcome.end - start, lines: outcome.lines)
    plainRecords += outcome.records
    if outcome.records > 0 { failures = 0 }
    return outcome.end
  }

  /// Leaves records to libxml2, the more of them the more often nothing was found: a document without plain records must not pay for this.
  private func postpone() {
    retry = parser.handler.records + 1 << (2 * failures)
    failures = min(failures + 1, 5)
  }

  /// Hands a part of the buffer to libxml2, from a buffer of its own: the handler adds to the batch's.
  private func feed(_ start: Int, _ end: Int) throws(ReadingError) {
    var next = start
    while next < end {
      let stop = min(end, pieceEnd(before: bufferStart + next) + piece.count - bufferStart)
      let range = next..<stop
      piece.withUnsafeMutableBytes { $0.copyBytes(from: parser.handler.batch.bytes[range]) }
      try piece.lending { (bytes) throws(ReadingError) in try parser.feed(UnsafeRawBufferPointer(rebasing: bytes[..<range.count])) }
      next = stop
    }
  }
}
