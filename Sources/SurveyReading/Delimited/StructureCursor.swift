internal import CStructureScan
internal import SurveyModel

/// Cuts the records out of a buffer by the places of its delimiters and line ends.
///
/// Unsafe code of the quick way lives here and in `CStructureScan`. Invariants: the buffer is lent for one call and is `slack` bytes longer
/// than its text; `ends` has room for one entry per byte of the buffer and `slack` more, `rows` for one per byte and one more; a row's entries
/// of `ends` lie below the row's own count and are below the text's length, in ascending order.
struct StructureCursor {
  /// How many readable bytes must follow the text.
  static let slack = STRUCTURE_SLACK

  /// How far one call came.
  struct Outcome {
    /// The bytes that belong to the records taken.
    var consumed = 0
    /// Where the next record begins.
    var place: RecordPosition
    /// Whether the next record is one for the reference reader.
    var isDoubtful = false
  }

  private let delimiter: UInt8
  private let columns: Int
  private let kept: [Int32]
  private let isKept: [Bool]
  private let bufferSize: Int
  private let rows: RowBuffer

  init(_ layout: DelimitedLayout, bufferSize: Int) {
    delimiter = layout.delimiter
    columns = layout.columnCount ?? 0
    let isWanted = layout.isWanted ?? []
    kept = isWanted.indices.filter { isWanted[$0] }.map { Int32($0) }
    isKept = (0..<columns).map { $0 < isWanted.count && isWanted[$0] }
    self.bufferSize = bufferSize
    rows = RowBuffer(count: bufferSize + 1)
  }

  /// Takes the whole records of the first `length` bytes of `batch.bytes` and appends their fields and marks.
  func records(in batch: inout RecordBatch, length: Int, from place: RecordPosition, isLast: Bool) -> Outcome {
    if batch.columns != kept { batch.columns = kept }
    if batch.ends.count != bufferSize + Self.slack { batch.ends = Array(repeating: 0, count: bufferSize + Self.slack) }
    var (bytes, ends): ([UInt8], [UInt32]) = ([], [])
    swap(&bytes, &batch.bytes)
    swap(&ends, &batch.ends)
    precondition(length <= bufferSize && bytes.count >= length + Self.slack, "the buffer is shorter than its text")
    let outcome = bytes.withUnsafeMutableBufferPointer { bytes in
      ends.withUnsafeMutableBufferPointer { ends in
        let count = structure_find(bytes.baseAddress, length, delimiter, ends.baseAddress, rows.values.baseAddress)
        return take(Text(bytes: bytes, ends: ends, length: length), rows: count, &batch, from: place, isLast)
      }
    }
    swap(&bytes, &batch.bytes)
    swap(&ends, &batch.ends)
    return outcome
  }

  /// The text of one call.
  private struct Text {
    let bytes: UnsafeMutableBufferPointer<UInt8>
    let ends: UnsafeMutableBufferPointer<UInt32>
    let length: Int
  }

  private func take(_ text: Text, rows count: Int, _ batch: inout RecordBatch, from: RecordPosition, _ isLast: Bool) -> Outcome {
    var outcome = Outcome(place: from)
    var first = 0
    for index in 0..<count {
      let row = rows.values[index]
      let record = QuotedRecord(
        bytes: text.bytes, ends: text.ends, start: outcome.consumed, first: first, fields: Int(row.ends) &- first, delimiter: delimiter)
      let (end, flags) = (record.end, Int(row.flags))
      // A CR at the very end may be half of a CRLF.
      guard end &+ 1 < text.length || isLast || text.bytes[end] != 0x0D else { break }
      let isPair = text.bytes[end] == 0x0D && end &+ 1 < text.length && text.bytes[end &+ 1] == 0x0A
      let next = end &+ (isPair ? 2 : 1)
      // Before quotes are made one in place: what they leave behind would count again.
      let inner = flags & STRUCTURE_INNER_LINES == 0 ? 0 : record.lineEnds
      var place = RecordPlace(position: outcome.place, byteLength: next &- outcome.consumed)
      if flags & ~STRUCTURE_QUOTES == 0, record.fields == columns, !record.mayBeBlank {
        place.position.record &+= 1
        batch.append(RecordFields(start: outcome.consumed, first: first), place)
        outcome.place.record = place.position.record
      } else {
        var mark = RecordMark(recordAt: place)
        guard takeUnusual(record, flags, &mark, &batch) else {
          outcome.isDoubtful = true
          break
        }
        if mark.position.record > 0 { outcome.place.record = mark.position.record }
      }
      outcome.place.line &+= inner &+ 1
      outcome.place.byteOffset = from.byteOffset &+ next
      (outcome.consumed, first) = (next, Int(row.ends))
    }
    return outcome
  }

  /// Takes a record that is not plain; false where it must be left to the reference reader.
  private func takeUnusual(_ record: QuotedRecord, _ flags: Int, _ mark: inout RecordMark, _ batch: inout RecordBatch) -> Bool {
    let hasQuotes = flags & STRUCTURE_QUOTES != 0
    if record.isBlank(columns) {
      // Quotes may hold an escaped quote, which is content.
      guard !hasQuotes else { return false }
      mark.kind = .other("blank")
      mark.position.record = 0
      batch.append(mark)
      return true
    }
    mark.position.record += 1
    if flags & STRUCTURE_UNUSUAL != 0, !record.isText { return false }
    guard record.fields == columns else {
      guard !hasQuotes else { return false }
      mark.kind = .faulty(.wrongFieldCount, "\(record.fields) fields where the header has \(columns)")
      batch.append(mark)
      return true
    }
    let quotes = flags & STRUCTURE_ODD_QUOTES != 0 ? record.quotes(isKept) : .plain
    guard quotes != .stray else { return false }
    if flags & STRUCTURE_INNER_LINES != 0, record.swallowsRecords(columns) { return false }
    guard quotes == .doubled else {
      batch.append(RecordFields(start: record.start, first: record.first), mark.place)
      return true
    }
    batch.appendRow(mark)
    for column in kept { batch.bounds.append(record.unescaped(Int(column))) }
    return true
  }
}

/// Rows as the scan finds them, written anew by every call.
private final class RowBuffer: @unchecked Sendable {
  // Only the one cursor that made it, and copies of it that are not used any more, write to it.
  let values: UnsafeMutableBufferPointer<structure_row>

  init(count: Int) { values = .allocate(capacity: count) }

  deinit { values.deallocate() }
}
