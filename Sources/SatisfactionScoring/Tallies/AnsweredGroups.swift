/// Respondents who left something out, put together by how much they answered of each dimension: a few patterns are nearly all there are.
///
/// Patterns are remembered from one block to the next, with what follows from them.
struct AnsweredGroups {
  private let shape: CellShape
  private var patterns = Patterns()
  private var known: [AnsweredPattern] = []
  /// The rows, pattern after pattern.
  private var rows: [Int] = []
  private var ends: [Int] = []
  private static let mostPatterns = 1 << 12

  init(_ shape: CellShape) { self.shape = shape }

  /// Puts the rows in `partial` together; what a row answered of dimension d is at `d * capacity + row`.
  mutating func load(_ partial: [Int], _ answered: [Int16], _ capacity: Int) {
    if known.count > Self.mostPatterns { (patterns, known) = (Patterns(), []) }
    let dimensions = shape.scales.count - 1
    let places = partial.map { row in
      var pattern: UInt64 = 0
      for dimension in 0..<dimensions {
        pattern =
          shape.hasShortPatterns ? pattern << 6 | UInt64(truncatingIfNeeded: answered[dimension &* capacity &+ row]) : UInt64(known.count)
      }
      let place = patterns.place(of: pattern)
      if place == known.count { known.append(AnsweredPattern(shape, (0..<dimensions).map { Int(answered[$0 * capacity + row]) })) }
      return place
    }
    order(partial, by: places)
  }

  /// Calls `body` with the rows that answered alike, pattern by pattern.
  func forEach(_ body: (_ pattern: AnsweredPattern, _ rows: ArraySlice<Int>) -> Void) {
    var first = 0
    for (place, end) in ends.enumerated() where end > first {
      body(known[place], rows[first..<end])
      first = end
    }
  }

  /// A counting sort.
  private mutating func order(_ partial: [Int], by places: [Int]) {
    ends = Array(repeating: 0, count: partial.isEmpty ? 0 : known.count)
    for place in places { ends[place] += 1 }
    var next = 0
    for place in ends.indices { (ends[place], next) = (next, next + ends[place]) }
    rows = Array(repeating: 0, count: partial.count)
    for (row, place) in zip(partial, places) {
      rows[ends[place]] = row
      ends[place] += 1
    }
  }
}

/// Numbers patterns as they turn up: a table with open addressing.
private struct Patterns {
  private var found: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 64)

  mutating func place(of pattern: UInt64) -> Int {
    let slot = slot(of: pattern)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    slots[slot] = Int32(found.count)
    found.append(pattern)
    if found.count * 2 > slots.count { grow() }
    return found.count - 1
  }

  /// Where a pattern is, or would be; there is always an empty slot.
  @inline(__always)
  private func slot(of pattern: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (pattern &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] >= 0, found[Int(slots[slot])] != pattern { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (place, pattern) in found.enumerated() { slots[slot(of: pattern)] = Int32(place) }
  }
}
