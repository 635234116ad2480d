internal import SurveyModel

/// Finds the entries that share their key with another, without putting all in order.
///
/// A bit for each key is set in a map of at least 16 bits an entry; bits that were set already are marked. Only entries with a marked bit,
/// about one in sixteen, can share a key, and are then compared in full. Of many entries those of one range of keys are looked at after the
/// other, so that maps take less than 20 MB.
struct RepeatFilter {
  typealias Entry = DuplicateIndex.Entry
  /// Entries that share a key, key by key.
  private(set) var repeated: [[Entry]] = []
  private static let mostAtOnce = 2 << 20

  init(_ parts: [IndexPart], mostAtOnce: Int = Self.mostAtOnce) {
    let count = parts.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    var rangeBits = 0
    while count >> rangeBits > mostAtOnce { rangeBits += 1 }
    var bits = 6
    while 1 << bits < (count >> rangeBits) * 16 { bits += 1 }
    for range in 0..<(1 << rangeBits) {
      look(parts, KeyRange(number: UInt64(range), rangeBits: UInt64(rangeBits), bits: UInt64(bits)))
    }
  }

  private mutating func look(_ parts: [IndexPart], _ range: KeyRange) {
    // Two parts have a thread each, and maps of their own; where there are many entries, memory is dearer than time.
    let groups = parts.count == 2 && range.rangeBits == 0 ? parts.map { [$0] } : [parts]
    let marked = Self.marked(groups, range)
    let results = WorkerResults<[Entry]>()
    Workers.run(groups.count) { index in results.set(index, marked.entries(of: groups[index])) }
    group(results.ordered)
  }

  private mutating func group(_ few: [[Entry]]) {
    let few = Self.fewer(few).sorted { $0.key < $1.key }
    var first = 0
    while first < few.count {
      var end = first + 1
      while end < few.count, few[end].key == few[first].key { end += 1 }
      if end - first > 1 { repeated.append(Array(few[first..<end])) }
      first = end
    }
  }

  /// The entries whose key may be that of another by the bits it ends in as well.
  private static func fewer(_ few: [[Entry]]) -> [Entry] {
    let (few, count) = (few.joined(), few.reduce(0) { $0 + $1.count })
    var bits = 10
    while 1 << bits < count * 16 { bits += 1 }
    // The lowest bit of a key is always set.
    let place = { (entry: Entry) in Int(truncatingIfNeeded: (entry.key.high >> 1) & ((1 << UInt64(bits)) - 1)) }
    var seen = [UInt8](repeating: 0, count: 1 << bits)
    for entry in few { seen[place(entry)] = min(2, seen[place(entry)] + 1) }
    return few.filter { seen[place($0)] > 1 }
  }

  /// The keys' bits that were set more than once.
  private static func marked(_ groups: [[IndexPart]], _ range: KeyRange) -> KeyMap {
    let results = WorkerResults<(seen: KeyMap, again: [UInt32])>()
    Workers.run(groups.count) { index in
      var (seen, again) = (KeyMap(range), [UInt32]())
      for part in groups[index] { seen.add(part, again: &again) }
      results.set(index, (seen, again))
    }
    let maps = results.ordered
    var marked = maps.count == 2 ? maps[0].seen.intersection(maps[1].seen) : KeyMap(range)
    for map in maps { marked.set(map.again) }
    return marked
  }
}

/// The keys that begin with one number, and where the bits behind it point.
struct KeyRange: Sendable {
  let number: UInt64
  let rangeBits: UInt64
  let bits: UInt64

  /// Which bit of a map is the key's; nil where it is of another range.
  @inline(__always)
  func bit(_ key: UInt64) -> UInt64? {
    guard rangeBits == 0 || key >> (64 - rangeBits) == number else { return nil }
    return (key &<< rangeBits) >> (64 - bits)
  }
}

/// A bit for each value of the bits that keys of a range begin with.
struct KeyMap: Sendable {
  private let range: KeyRange
  private var words: [UInt64]

  init(_ range: KeyRange) {
    self.range = range
    words = Array(repeating: 0, count: 1 << (range.bits - 6))
  }

  /// Sets the bits of keys, and appends those that were set already.
  mutating func add(_ part: IndexPart, again: inout [UInt32]) {
    for key in part.keys {
      guard let bit = range.bit(key) else { continue }
      let (place, mask) = (Int(truncatingIfNeeded: bit >> 6), 1 as UInt64 &<< (bit & 63))
      if words[place] & mask != 0 { again.append(UInt32(truncatingIfNeeded: bit)) }
      words[place] |= mask
    }
  }

  mutating func set(_ bits: [UInt32]) {
    for bit in bits { words[Int(bit >> 6)] |= 1 &<< UInt64(bit & 63) }
  }

  /// The entries whose bits are set.
  func entries(of parts: [IndexPart]) -> [DuplicateIndex.Entry] {
    var few: [DuplicateIndex.Entry] = []
    few.reserveCapacity(parts.reduce(0) { $0 + $1.count } / 12)
    for part in parts {
      for (place, key) in part.keys.enumerated() {
        guard let bit = range.bit(key) else { continue }
        if words[Int(truncatingIfNeeded: bit >> 6)] & (1 &<< (bit & 63)) != 0 { few.append(part[place]) }
      }
    }
    return few
  }

  func intersection(_ other: KeyMap) -> KeyMap {
    var both = self
    for place in words.indices { both.words[place] &= other.words[place] }
    return both
  }
}
