internal import CStructureScan

extension DelimitedLayout {
  /// The same without counting quotes: each range begins where the text reads best, which the reading itself must confirm. A range that
  /// begins inside quotes leaves the one before it with an open quote at its end, or a stray one within, and then the ranges must not be
  /// used; nil where no place reads well.
  public func likelyRanges(of text: ExportText, count: Int) throws(ReadingError) -> [DelimitedLayout]? {
    let size = (end - start) / max(1, count)
    guard count > 1, size > 1 << 16, let columns = columnCount, columns > 1 else { return nil }
    var starts = [start]
    for index in 1..<count {
      let seam = try SeamGuess(text, from: start + index * size, to: end, delimiter: delimiter, columns: columns)
      guard let place = seam.recordStart else { return nil }
      if place > starts[starts.count - 1] { starts.append(place) }
    }
    return cut(at: starts)
  }

  /// The layout cut into byte ranges that begin with a record each, by quote parity: a range that an odd number of quotes precedes begins
  /// inside a quoted field. Exact where every quote opens, closes or is doubled; a stray one shows as a faulty record in the range it
  /// stands in, and then the ranges must not be used.
  ///
  /// - Parameters:
  ///   - count: how many ranges are wanted; fewer are made where records are long.
  ///   - together: calls its second argument for each number below the first, on as many threads as it likes.
  public func ranges(of text: ExportText, count: Int, together: (Int, @escaping @Sendable (Int) -> Void) -> Void) throws(ReadingError)
    -> [DelimitedLayout]
  {
    let size = (end - start) / count
    guard count > 1, size > 1 << 16 else { return [self] }
    let cuts = (0...count).map { $0 == count ? end : start + $0 * size }
    let parities = ParityBox(count: count)
    together(count - 1) { index in parities.set(index, QuoteParity.isOdd(text, cuts[index]..<cuts[index + 1])) }
    var starts = [start]
    var isInside = false
    for index in 1..<count {
      isInside = isInside != parities.isOdd(index - 1)
      guard let place = try QuoteParity.recordStart(text, from: cuts[index], to: end, isInside: isInside) else { break }
      if place > starts[starts.count - 1] { starts.append(place) }
    }
    return cut(at: starts)
  }

  private func cut(at starts: [Int]) -> [DelimitedLayout] {
    starts.indices.map { index in
      var range = self
      range.start = starts[index]
      range.end = index + 1 < starts.count ? starts[index + 1] : end
      if index > 0 { range.firstLine = 1 }
      return range
    }
  }
}

/// One parity per range, each written by one worker.
private final class ParityBox: @unchecked Sendable {
  // Each worker writes its own element, and nobody reads before all have ended.
  private let values: UnsafeMutableBufferPointer<Bool>

  init(count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: false)
  }

  deinit { values.deallocate() }

  func set(_ index: Int, _ isOdd: Bool) { values[index] = isOdd }

  func isOdd(_ index: Int) -> Bool { values[index] }
}

/// Quotes counted without regard to what they stand for.
enum QuoteParity {
  /// Whether a range holds an odd number of quotes; a range that cannot be read counts as even, and its reader will say why.
  static func isOdd(_ text: ExportText, _ range: Range<Int>) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var (offset, quotes) = (range.lowerBound, 0)
    while offset < range.upperBound {
      let wanted = min(chunk.count, range.upperBound - offset)
      let read = try? chunk.lendingMutable { (bytes) throws(ReadingError) in
        try text.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<wanted]))
      }
      guard let read, read > 0 else { break }
      quotes += count(chunk, read)
      offset += read
    }
    return quotes % 2 == 1
  }

  private static func count(_ chunk: [UInt8], _ length: Int) -> Int {
    chunk.withUnsafeBufferPointer { structure_count($0.baseAddress, min(length, $0.count), 0x22) }
  }

  /// The first byte behind a line end outside quotes, from `place` on; nil where the text ends before.
  static func recordStart(_ text: ExportText, from place: Int, to end: Int, isInside: Bool) throws(ReadingError) -> Int? {
    var (offset, isInside, isBehindReturn) = (place, isInside, false)
    while offset < end {
      let bytes = try text.bytes(at: offset, count: min(1 << 16, end - offset))
      guard !bytes.isEmpty else { return nil }
      for (index, byte) in bytes.enumerated() {
        if isBehindReturn { return byte == 0x0A ? offset + index + 1 : offset + index }
        if byte == 0x22 { isInside.toggle() }
        if !isInside, byte == 0x0A { return offset + index + 1 < end ? offset + index + 1 : nil }
        isBehindReturn = !isInside && byte == 0x0D
      }
      offset += bytes.count
    }
    return nil
  }
}
