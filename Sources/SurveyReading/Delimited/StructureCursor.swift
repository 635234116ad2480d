internal import CStructureScan
internal import Glibc
internal import SurveyModel

/// Cuts the records out of a buffer by the masks of its delimiters, quotes and line ends.
///
/// Unsafe code of the quick way lives here alone. The buffer is lent for one call; every place that is read lies below its count, and a
/// block of 64 bytes that would reach beyond it is scanned in a copy.
struct StructureCursor {
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
  private let kept: [Int]
  /// Whether the byte before the buffer is a CR whose LF may still come.
  var isBehindReturn = false
  /// Ends of the fields of the record in progress.
  private let ends: FieldEnds
  /// Bounds of its kept fields.
  private var bounds: [FieldBounds]

  init(_ layout: DelimitedLayout) {
    delimiter = layout.delimiter
    columns = layout.columnCount ?? 0
    kept = (layout.isWanted ?? []).indices.filter { layout.isWanted?[$0] == true }
    ends = FieldEnds(count: (layout.columnCount ?? 0) + 1)
    bounds = Array(repeating: FieldBounds(start: 0, markedEnd: 0), count: kept.count)
  }

  /// Takes the whole records of `batch.bytes`, from the first byte on, and appends their fields and marks.
  mutating func records(in batch: inout RecordBatch, from place: RecordPosition, isLast: Bool) -> Outcome {
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    let outcome = bytes.withUnsafeMutableBufferPointer { scan($0, &batch, Record(start: 0, place: place), isLast) }
    swap(&bytes, &batch.bytes)
    return outcome
  }

  private struct Record {
    var start: Int
    /// Line and ordinal of the record before; the byte the buffer begins at.
    var place: RecordPosition
    var fields = 0
    var hasQuotes = false
    var isUnusual = false
  }

  private mutating func scan(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ batch: inout RecordBatch, _ first: Record, _ isLast: Bool
  ) -> Outcome {
    var record = first
    var insideQuotes: UInt64 = 0
    var block = 0
    while block < bytes.count {
      let masks = Self.masks(bytes, block, delimiter)
      var inside = masks.quotes
      for shift in [1, 2, 4, 8, 16, 32] as [UInt64] { inside ^= inside << shift }
      inside ^= insideQuotes
      insideQuotes = UInt64(bitPattern: Int64(bitPattern: inside) >> 63)
      record.hasQuotes = record.hasQuotes || masks.quotes != 0
      record.isUnusual = record.isUnusual || masks.unusual != 0
      var structure = (masks.delimiters | masks.line_ends) & ~inside
      while structure != 0 {
        let place = block &+ structure.trailingZeroBitCount
        structure &= structure &- 1
        if bytes[place] == delimiter {
          ends[min(record.fields, columns)] = place
          record.fields &+= 1
        } else if !endRecord(at: place, bytes, &batch, &record, isLast, rest: masks) {
          return outcome(record, isDoubtful: bytes[place] != 0x0D || place + 1 < bytes.count)
        }
      }
      block += 64
    }
    return outcome(record, isDoubtful: false)
  }

  private func outcome(_ record: Record, isDoubtful: Bool) -> Outcome {
    var place = record.place
    place.byteOffset += record.start
    return Outcome(consumed: record.start, place: place, isDoubtful: isDoubtful)
  }

  @inline(__always)
  private static func masks(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ block: Int, _ delimiter: UInt8) -> structure_masks {
    guard let base = bytes.baseAddress else { return structure_masks() }
    if block + 64 <= bytes.count { return structure_scan(base + block, delimiter) }
    // Blanks structure nothing, whatever the delimiter but a blank, which is none.
    var padded = InlineArray<64, UInt8>(repeating: 0x20)
    for index in 0..<bytes.count - block { padded[index] = bytes[block + index] }
    return withUnsafeBytes(of: &padded) { copy in
      structure_scan(copy.baseAddress?.assumingMemoryBound(to: UInt8.self), delimiter)
    }
  }

  /// Ends the record at a line end; false where it must be left to the reference reader, or its CRLF is not whole.
  private mutating func endRecord(
    at place: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ batch: inout RecordBatch, _ record: inout Record, _ isLast: Bool,
    rest: structure_masks
  ) -> Bool {
    if bytes[place] == 0x0A, place == record.start, place > 0 ? bytes[place - 1] == 0x0D : isBehindReturn {
      begin(&record, at: place + 1, rest)  // the LF of a CRLF
      return true
    }
    guard bytes[place] != 0x0D || place + 1 < bytes.count || isLast else { return false }
    ends[min(record.fields, columns)] = place
    record.fields += 1
    let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
    let length = place + (isPair ? 2 : 1) - record.start
    let lines = record.hasQuotes ? LineCount.lineEnds(bytes, record.start, place) + 1 : 1
    guard take(bytes, &batch, record, length: length) else { return false }
    record.place.line += lines
    if case .other = batch.marks[batch.marks.count - 1].kind {} else { record.place.record += 1 }
    isBehindReturn = bytes[place] == 0x0D
    begin(&record, at: place + 1, rest)
    return true
  }

  private func begin(_ record: inout Record, at start: Int, _ rest: structure_masks) {
    record.start = start
    record.fields = 0
    // The block is shared with the record before: its marks may be this one's.
    record.hasQuotes = rest.quotes != 0
    record.isUnusual = rest.unusual != 0
  }

  private mutating func take(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ batch: inout RecordBatch, _ record: Record, length: Int) -> Bool
  {
    let quote = firstQuote(bytes, record)
    var record = record
    record.hasQuotes = quote != nil
    var position = record.place
    position.byteOffset += record.start
    var mark = RecordMark(.record, position: position, byteLength: length)
    if isBlank(bytes, record) {
      // Quotes may hold an escaped quote, which is content.
      guard !record.hasQuotes else { return false }
      mark.kind = .other("blank")
      mark.position.record = 0
      batch.append(mark)
      return true
    }
    mark.position.record += 1
    if record.isUnusual, !isText(bytes, record) { return false }
    guard record.fields == columns else {
      guard !record.hasQuotes else { return false }
      mark.kind = .faulty(.wrongFieldCount, "\(record.fields) fields where the header has \(columns)")
      batch.append(mark)
      return true
    }
    if let quote {
      let raw = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[record.start..<ends[columns - 1]])
      guard unquote(bytes, record, firstQuote: quote) else { return false }
      let hasLines = raw[(quote - record.start)...].contains { $0 == 0x0A || $0 == 0x0D }
      guard !hasLines || !SwallowedRecords.areIn(raw, delimiter: delimiter, columns: columns) else { return false }
    }
    append(bytes, &batch, record, mark)
    return true
  }

  private mutating func append(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ batch: inout RecordBatch, _ record: Record, _ mark: RecordMark
  ) {
    bounds.withUnsafeMutableBufferPointer { bounds in
      for (slot, column) in kept.enumerated() {
        let (start, end) = (column == 0 ? record.start : ends[column &- 1] &+ 1, ends[column])
        guard record.hasQuotes, start < end, bytes[start] == 0x22 else {
          bounds[slot] = FieldBounds(start: UInt32(start), markedEnd: UInt32(end) | (start == end ? FieldBounds.absent : 0))
          continue
        }
        bounds[slot] = FieldBounds(start: UInt32(start + 1), markedEnd: UInt32(Self.unescape(bytes, start + 1, end - 1)))
      }
    }
    batch.bounds.append(contentsOf: bounds)
    batch.marks.append(mark)
  }

  /// A row without content: an empty line, or nothing but delimiters and blanks.
  private func isBlank(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ record: Record) -> Bool {
    guard record.fields == 1 || record.fields == columns else { return false }
    let end = ends[min(record.fields, columns + 1) - 1]
    for place in record.start..<end where ![delimiter, 0x20, 0x09, 0x22].contains(bytes[place]) { return false }
    return true
  }

  private func isText(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ record: Record) -> Bool {
    var check = UTF8Check()
    let end = ends[min(record.fields, columns + 1) - 1]
    check.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[record.start..<end]))
    return check.isComplete && !check.hasZero
  }

  /// Whether every quote of the record opens or closes a field or is doubled inside one.
  private func unquote(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ record: Record, firstQuote: Int) -> Bool {
    var start = record.start
    for column in 0..<columns {
      let end = ends[column]
      defer { start = end + 1 }
      guard end > firstQuote else { continue }
      guard start < end, bytes[start] == 0x22 else {
        if bytes[start..<end].contains(0x22) { return false }
        continue
      }
      guard end - start <= ReadingLimits.fieldBytes, isQuoted(bytes, start, end) else { return false }
    }
    return true
  }

  /// Whether a field that opens with a quote closes with one, and every quote between is doubled.
  private func isQuoted(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 2, bytes[end - 1] == 0x22 else { return false }
    var place = start + 1
    while place < end - 1 {
      if bytes[place] == 0x22 {
        guard place + 1 < end - 1, bytes[place + 1] == 0x22 else { return false }
        place += 1
      }
      place += 1
    }
    return true
  }

  /// The first quote of the record; nil where its block's marks were another record's.
  private func firstQuote(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ record: Record) -> Int? {
    guard record.hasQuotes, let base = bytes.baseAddress else { return nil }
    let end = ends[min(record.fields, columns + 1) - 1]
    guard let found = memchr(base + record.start, 0x22, end - record.start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Makes one quote of every two between `start` and `end`, in place; returns the new end.
  private static func unescape(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var (from, to) = (start, start)
    while from < end {
      bytes[to] = bytes[from]
      from += bytes[from] == 0x22 ? 2 : 1
      to += 1
    }
    return to
  }
}

/// Counts line ends the way `LineScanner` does: LF, CR, and CRLF as one.
enum LineCount {
  static func lineEnds(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var count = 0
    for place in start..<end where bytes[place] == 0x0D || (bytes[place] == 0x0A && (place == start || bytes[place - 1] != 0x0D)) {
      count += 1
    }
    return count
  }
}

/// The ends of the fields of one record: a fixed row of numbers that is written for every delimiter, without a check for sharing.
private final class FieldEnds {
  private let values: UnsafeMutableBufferPointer<Int>

  init(count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: 0)
  }

  deinit { values.deallocate() }

  subscript(index: Int) -> Int {
    get { values[index] }
    set { values[index] = newValue }
  }
}
