/// A quoted text that holds whole records: legal by RFC 4180, and nearly always a stray quote that swallowed the rows behind it.
enum SwallowedRecords {
  /// Tables with fewer columns have lines of text that look like records.
  static let leastColumns = 8

  /// Whether a line of the record has as many delimiters inside quotes as a record has outside.
  static func areIn(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8, columns: Int) -> Bool {
    guard columns >= leastColumns else { return false }
    var (isInside, delimiters) = (false, 0)
    for byte in bytes {
      if byte == 0x22 { isInside.toggle() }
      if byte == 0x0A || byte == 0x0D { delimiters = 0 }
      if byte == delimiter, isInside {
        delimiters += 1
        if delimiters >= columns - 1 { return true }
      }
    }
    return false
  }
}
