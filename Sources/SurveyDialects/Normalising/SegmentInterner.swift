/// Gives each distinct segment value a small number, without making a string of values that were seen before.
struct SegmentInterner: Sendable {
  private(set) var labels: [String] = []
  private var keys: [[UInt8]] = []
  private var hashes: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 64)

  mutating func id(_ value: Span<UInt8>) -> Int32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<value.count { hash = (hash ^ UInt64(value[index])) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
    while slots[place] >= 0 {
      if matches(keys[Int(slots[place])], value) { return slots[place] }
      place = (place + 1) & (slots.count - 1)
    }
    return add(value, hash)
  }

  private func matches(_ key: [UInt8], _ value: Span<UInt8>) -> Bool {
    guard key.count == value.count else { return false }
    for index in 0..<key.count where key[index] != value[index] { return false }
    return true
  }

  /// A hash of a value's bytes, the same wherever the value was met first.
  func hash(_ id: Int32) -> UInt64 { hashes[Int(id)] }

  private mutating func add(_ value: Span<UInt8>, _ hash: UInt64) -> Int32 {
    var key: [UInt8] = []
    for index in 0..<value.count { key.append(value[index]) }
    keys.append(key)
    hashes.append(hash)
    labels.append(AnswerReader.trimmed(String(decoding: key, as: UTF8.self)))
    if keys.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 4)
      for id in keys.indices { insert(id) }
    } else {
      insert(keys.count - 1)
    }
    return Int32(keys.count - 1)
  }

  private mutating func insert(_ id: Int) {
    var place = Int(truncatingIfNeeded: hashes[id] ^ (hashes[id] >> 32)) & (slots.count - 1)
    while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = Int32(id)
  }
}
