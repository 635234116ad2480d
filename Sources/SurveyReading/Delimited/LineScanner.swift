internal import Glibc

/// Cuts a text into physical lines, ended by LF, CR or CRLF, without copying; a very long line comes in pieces.
struct LineScanner: ~Copyable {
  /// A stretch of the buffer that belongs to one line.
  struct Piece {
    let range: Range<Int>
    /// Where the piece begins in the text.
    let offset: Int
    /// Whether the line ends with this piece.
    let endsLine: Bool
  }

  private let text: ExportText
  private let end: Int
  private let buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var cursor = 0
  private var nextOffset: Int
  private var nextReturn = -1

  /// Lines of `text` from byte `start` to byte `end`.
  init(_ text: ExportText, start: Int, end: Int) {
    self.text = text
    self.end = min(end, text.end)
    nextOffset = start
    buffer = .allocate(byteCount: 1 << 18, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// The bytes of a piece; valid until the next call of `next`.
  func bytes(_ piece: Piece) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[piece.range]) }

  /// The next piece, or nil at the end.
  mutating func next() throws(ReadingError) -> Piece? {
    if let lineEnd = findLineEnd() { return take(to: lineEnd, endsLine: true) }
    try refill()
    if let lineEnd = findLineEnd() { return take(to: lineEnd, endsLine: true) }
    guard filled > cursor else { return nil }
    // No line end in the whole buffer: a piece of a long line, or the last line of the text.
    let keepsReturn = filled == buffer.count && buffer[filled - 1] == 0x0D
    return take(to: keepsReturn ? filled - 1 : filled, endsLine: false)
  }

  private mutating func take(to lineEnd: Int, endsLine: Bool) -> Piece {
    let piece = Piece(range: cursor..<lineEnd, offset: nextOffset - (filled - cursor), endsLine: endsLine)
    cursor = lineEnd
    return piece
  }

  /// One past the line end that comes first; nil if none is certain yet.
  private mutating func findLineEnd() -> Int? {
    guard cursor < filled, let base = buffer.baseAddress else { return nil }
    let feed = memchr(base + cursor, 0x0A, filled - cursor).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? filled
    if nextReturn < cursor {
      nextReturn = memchr(base + cursor, 0x0D, filled - cursor).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? .max
    }
    guard nextReturn < feed else { return feed < filled ? feed + 1 : nil }
    if nextReturn + 1 < filled { return buffer[nextReturn + 1] == 0x0A ? nextReturn + 2 : nextReturn + 1 }
    return nextOffset >= end ? nextReturn + 1 : nil  // the LF of a CRLF may be still to come
  }

  private mutating func refill() throws(ReadingError) {
    let kept = filled - cursor
    if cursor > 0, let base = buffer.baseAddress { memmove(base, base + cursor, kept) }
    (cursor, filled, nextReturn) = (0, kept, -1)
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept..<min(buffer.count, kept + max(0, end - nextOffset))])
    guard !room.isEmpty else { return }
    let count = try text.read(at: nextOffset, into: room)
    filled += count
    nextOffset += count
  }
}
