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
    guard count(of: 0x0D) > 0 else { return count(of: 0x0A) }
    var count = 0
    for place in start..<end where bytes[place] == 0x0D || (bytes[place] == 0x0A && (place == start || bytes[place - 1] != 0x0D)) {
      count += 1
    }
    return count
  }

  private func count(of byte: UInt8) -> Int { structure_count(bytes.baseAddress.map { $0 + start }, end - start, byte) }

  /// Whether quotes hold what looks like records.
  func swallowsRecords(_ columns: Int) -> Bool {
    // Those between fields are no more than the columns need: only with as many again can quotes hold a record.
    guard count(of: delimiter) >= 2 * (columns - 1) else { return false }
    let record = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end])
    return SwallowedRecords.areIn(record, delimiter: delimiter, columns: columns)
  }

  /// What the quotes of a record are.
  enum Quotes {
    /// Some quote neither opens or closes a field nor is doubled.
    case stray
    /// Those of the fields that are kept stand round whole fields alone.
    case plain
    /// A field that is kept has some doubled inside.
    case doubled
  }

  /// Looks at every quote; a column below `isKept.count` says whether its field is kept.
  func quotes(_ isKept: [Bool]) -> Quotes {
    var (column, place, found) = (0, start, Quotes.plain)
    while let quote = firstQuote(place, end) {
      while Int(ends[first &+ column]) < quote { column += 1 }
      let (low, high) = bounds(column)
      guard quote == low, high - low <= ReadingLimits.fieldBytes, isQuoted(low, high) else { return .stray }
      if isKept[column], firstQuote(low + 1, high - 1) != nil { found = .doubled }
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
