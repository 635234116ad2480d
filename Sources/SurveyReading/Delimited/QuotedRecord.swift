internal import CStructureScan
internal import Glibc

/// One record of a buffer, by the places where its fields end, looked at byte by byte.
///
/// Unsafe as `StructureCursor` is, whose buffers it borrows: `first + fields` ends are written, all below the text's length.
struct QuotedRecord {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let ends: UnsafeMutableBufferPointer<UInt32>
  let start: Int
  /// Where its ends begin.
  let first: Int
  let fields: Int
  let delimiter: UInt8

  /// The place of its line end.
  @inline(__always)
  var end: Int { Int(ends[first &+ fields &- 1]) }

  /// Whether its first byte is one that a blank row may have.
  @inline(__always)
  var mayBeBlank: Bool {
    let byte = bytes[start]
    return byte <= 0x22 || byte == delimiter
  }

  /// A row without content: an empty line, or nothing but delimiters and blanks.
  func isBlank(_ columns: Int) -> Bool {
    guard fields == 1 || fields == columns else { return false }
    for place in start..<end {
      let byte = bytes[place]
      guard byte == delimiter || byte == 0x20 || byte == 0x09 || byte == 0x22 else { return false }
    }
    return true
  }

  /// Whether all of it is UTF-8 without NUL.
  var isText: Bool {
    var check = UTF8Check()
    check.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end]))
    return check.isComplete && !check.hasZero
  }

  /// Line ends inside quotes, counted the way `LineScanner` does: LF, CR, and CRLF as one.
  var lineEnds: Int {
    var count = 0
    for place in start..<end where bytes[place] == 0x0D || (bytes[place] == 0x0A && (place == start || bytes[place - 1] != 0x0D)) {
      count += 1
    }
    return count
  }

  /// Whether quotes hold what looks like records.
  func swallowsRecords(_ columns: Int) -> Bool {
    // Those between fields are no more than the columns need: only with as many again can quotes hold a record.
    guard structure_count(bytes.baseAddress.map { $0 + start }, end - start, delimiter) >= 2 * (columns - 1) else { return false }
    let record = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end])
    return SwallowedRecords.areIn(record, delimiter: delimiter, columns: columns)
  }

  /// The columns of fields with quotes doubled inside those round them; nil where some quote neither opens or closes a field nor is doubled.
  var doubledColumns: [Int32]? {
    var (column, place, found): (Int, Int, [Int32]) = (0, start, [])
    while let quote = firstQuote(place, end) {
      while Int(ends[first &+ column]) < quote { column += 1 }
      let (low, high) = bounds(column)
      guard quote == low, high - low <= ReadingLimits.fieldBytes, isQuoted(low, high) else { return nil }
      if firstQuote(low + 1, high - 1) != nil { found.append(Int32(column)) }
      place = high
    }
    return found
  }

  /// Where a field lies without the quotes round it, after every two inside it were made one in place.
  func unescaped(_ column: Int) -> FieldBounds {
    let (low, high) = bounds(column)
    guard low < high, bytes[low] == 0x22 else {
      return FieldBounds(start: UInt32(low), markedEnd: UInt32(high) | (low == high ? FieldBounds.absent : 0))
    }
    var (from, to) = (low + 1, low + 1)
    while from < high - 1 {
      bytes[to] = bytes[from]
      from += bytes[from] == 0x22 ? 2 : 1
      to += 1
    }
    return FieldBounds(start: UInt32(low + 1), markedEnd: UInt32(to))
  }

  private func bounds(_ column: Int) -> (low: Int, high: Int) {
    (column == 0 ? start : Int(ends[first &+ column &- 1]) &+ 1, Int(ends[first &+ column]))
  }

  private func firstQuote(_ low: Int, _ high: Int) -> Int? {
    guard low < high, let base = bytes.baseAddress, let found = memchr(base + low, 0x22, high - low) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether a field that opens with a quote closes with one, and every quote between is doubled.
  private func isQuoted(_ low: Int, _ high: Int) -> Bool {
    guard high - low >= 2, bytes[high - 1] == 0x22 else { return false }
    var place = low + 1
    while place < high - 1 {
      if bytes[place] == 0x22 {
        guard place + 1 < high - 1, bytes[place + 1] == 0x22 else { return false }
        place += 1
      }
      place += 1
    }
    return true
  }
}
