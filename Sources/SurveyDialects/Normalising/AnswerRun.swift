internal import SurveyModel

/// Eight answers of one digit each, side by side, on a scale whose digits stand for its points in order: looked at as two words.
struct AnswerRun: Sendable {
  private let delimiters: UInt64
  /// The lowest digit, and what the highest lacks to the top of a lane.
  private let lowest: UInt64
  private let headroom: UInt64
  private static let lanes: UInt64 = 0x0001_0001_0001_0001

  /// A run by the codes of single bytes; nil where some digit means something else than its place.
  init?(_ codes: ArraySlice<AnswerCode>, delimiter: UInt8) {
    let table = Array(codes)
    guard let first = table.firstIndex(of: 0), (0x30...0x39).contains(first), delimiter < 0x80 else { return nil }
    let known = table.indices.filter { table[$0] != AnswerReader.unknown }
    let isInOrder = known.allSatisfy { (0x30...0x39).contains($0) && Int(table[$0]) == $0 - first }
    guard isInOrder, let last = known.last, known.count == last - first + 1 else { return nil }
    delimiters = UInt64(delimiter) << 8 &* Self.lanes
    lowest = UInt64(first) &* Self.lanes
    headroom = UInt64(0x7FFF - last) &* Self.lanes
  }

  /// The codes of the eight digits at `start`, each of which a delimiter follows; nil where it is not so.
  ///
  /// Unsafe under the invariants of `PlainFields`: sixteen bytes are read, the last of which is an end of the record.
  @inline(__always)
  func codes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> SIMD8<AnswerCode>? {
    let raw = UnsafeRawBufferPointer(bytes)
    let low = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)) ^ delimiters
    let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self)) ^ delimiters
    let top = Self.lanes << 15
    // A lane keeps its top bit where nothing is borrowed from it, and gets one where its digit is above the highest.
    let (lowCodes, highCodes) = ((low | top) &- lowest, (high | top) &- lowest)
    let isTooHigh = ((low & ~top) &+ headroom) | ((high & ~top) &+ headroom) | low | high
    guard lowCodes & highCodes & ~isTooHigh & top == top else { return nil }
    let words = SIMD2(lowCodes & ~top, highCodes & ~top)
    return unsafeBitCast(words, to: SIMD8<AnswerCode>.self)
  }
}
