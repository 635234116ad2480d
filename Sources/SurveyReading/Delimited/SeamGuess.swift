/// Where a record most likely begins behind a place in the middle of a table.
struct SeamGuess {
  /// The first byte of a record; nil where the text behind the place does not look like records, or in two ways.
  let recordStart: Int?
  private static let window = 64 << 10
  private static let records = 4

  init(_ text: ExportText, from place: Int, to end: Int, delimiter: UInt8, columns: Int) throws(ReadingError) {
    let bytes = try text.bytes(at: place, count: min(Self.window, end - place))
    let found = [false, true].compactMap { Self.start(bytes, isInside: $0, delimiter, columns) }
    recordStart = found.count == 1 ? place + found[0] : nil
  }

  /// The first record start, if some whole records follow that all have the columns wanted.
  private static func start(_ bytes: [UInt8], isInside: Bool, _ delimiter: UInt8, _ columns: Int) -> Int? {
    var (isInside, start, fields, whole): (Bool, Int?, Int, Int) = (isInside, nil, 1, 0)
    for (place, byte) in bytes.enumerated() {
      if byte == 0x22 { isInside.toggle() }
      guard !isInside else { continue }
      if byte == delimiter { fields += 1 }
      guard byte == 0x0A || (byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] != 0x0A) else { continue }
      if start == nil {
        start = place + 1
      } else {
        guard fields == columns else { return nil }
        whole += 1
        if whole == records { return start }
      }
      fields = 1
    }
    return nil
  }
}
