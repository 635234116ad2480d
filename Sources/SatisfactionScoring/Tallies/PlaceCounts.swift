/// Sums by place, where nearly all places have none: a table with open addressing, in which counting takes a fraction of what it takes in
/// a dictionary.
///
/// Places are any numbers but `Int.min`. What adds up to zero is no entry, for everybody who looks.
struct PlaceCounts<Value: AdditiveArithmetic & Sendable>: Equatable, Sendable {
  private static var empty: Int { .min }
  private var places: [Int] = []
  private var values: [Value] = []
  private var used = 0

  static func == (left: Self, right: Self) -> Bool {
    left.sorted.elementsEqual(right.sorted) { $0.place == $1.place && $0.value == $1.value }
  }

  /// The entries in order of their places.
  var sorted: [(place: Int, value: Value)] { entries.sorted { $0.place < $1.place } }

  /// The entries in no order that means anything.
  var entries: [(place: Int, value: Value)] {
    places.indices.compactMap { places[$0] == Self.empty || values[$0] == .zero ? nil : (places[$0], values[$0]) }
  }

  /// All places together.
  var total: Value { places.indices.reduce(.zero) { places[$1] == Self.empty ? $0 : $0 + values[$1] } }

  /// What a place has.
  subscript(place: Int) -> Value {
    guard used > 0 else { return .zero }
    let slot = slot(of: place)
    return places[slot] == place ? values[slot] : .zero
  }

  /// Adds to a place.
  @inline(__always)
  mutating func count(_ place: Int, _ amount: Value) {
    if used &* 2 >= places.count { grow() }
    let slot = slot(of: place)
    if places[slot] == place {
      values[slot] += amount
    } else {
      (places[slot], values[slot]) = (place, amount)
      used += 1
    }
  }

  /// Adds as much to each of some places.
  mutating func count(_ wanted: [Int], _ amount: Value) {
    var rest = wanted[...]
    while !rest.isEmpty {
      if used &* 2 >= places.count { grow() }
      // So many new places have room before the table must grow.
      let next = rest.prefix(places.count / 2 - used)
      rest = rest.dropFirst(next.count)
      place(next, amount)
    }
  }

  private mutating func place(_ wanted: ArraySlice<Int>, _ amount: Value) {
    let mask = places.count &- 1
    places.withUnsafeMutableBufferPointer { places in
      values.withUnsafeMutableBufferPointer { values in
        for place in wanted {
          var slot = Self.start(of: place) & mask
          while places[slot] != place, places[slot] != Self.empty { slot = (slot &+ 1) & mask }
          if places[slot] == place {
            values[slot] += amount
          } else {
            (places[slot], values[slot]) = (place, amount)
            used &+= 1
          }
        }
      }
    }
  }

  mutating func merge(_ other: Self) {
    if used == 0 {
      self = other
      return
    }
    for entry in other.entries { count(entry.place, entry.value) }
  }

  mutating func retract(_ other: Self) {
    for entry in other.entries { count(entry.place, .zero - entry.value) }
  }

  /// Where `place` is, or would be; there is always an empty slot.
  @inline(__always)
  private func slot(of place: Int) -> Int {
    let mask = places.count &- 1
    var slot = Self.start(of: place) & mask
    while places[slot] != place, places[slot] != Self.empty { slot = (slot &+ 1) & mask }
    return slot
  }

  /// Where the search for a place begins, in a table of any size.
  @inline(__always)
  private static func start(of place: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: Int64(place)) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private mutating func grow() {
    let kept = entries
    let size = max(32, places.count * (kept.count * 4 > places.count ? 2 : 1))
    (places, values, used) = (Array(repeating: Self.empty, count: size), Array(repeating: .zero, count: size), 0)
    for entry in kept { count(entry.place, entry.value) }
  }
}
