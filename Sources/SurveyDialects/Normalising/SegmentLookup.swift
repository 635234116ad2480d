internal import SurveyModel
internal import SurveyReading

/// Finds the numbers of short segment values that were seen lately, by their bytes as two words.
struct SegmentLookup: Sendable {
  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length = -1
    var id: Int32 = 0
    var hash: UInt64 = 0
  }

  private var entries = Array(repeating: Entry(), count: 128)

  /// The number of a value and the hash of its bytes.
  @inline(__always)
  mutating func id(_ field: PlainField, _ interner: inout SegmentInterner) -> (id: Int32, hash: UInt64) {
    let length = field.bytes.count
    guard length <= 16 else { return Self.ask(field, &interner) }
    let (low, high) = (field.word(at: 0), field.word(at: 8))
    let place = Int(truncatingIfNeeded: ((low ^ high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> 57)
    // Two values that belong to one place would put each other out row by row: each has its neighbour too.
    for own in 0..<2 {
      let entry = entries[place ^ own]
      if entry.low == low, entry.high == high, entry.length == length { return (entry.id, entry.hash) }
    }
    let (id, hash) = Self.ask(field, &interner)
    entries[entries[place].length < 0 ? place : place ^ 1] = Entry(low: low, high: high, length: length, id: id, hash: hash)
    return (id, hash)
  }

  private static func ask(_ field: PlainField, _ interner: inout SegmentInterner) -> (id: Int32, hash: UInt64) {
    let id = interner.id(field.bytes.span)
    return (id, interner.hash(id))
  }
}
