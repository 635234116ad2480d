/// Gives each distinct run of bytes a small number, without allocating for those that were seen before.
public struct ByteTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 64)

  /// An empty table.
  public init() {}

  /// How many runs there are.
  public var count: Int { hashes.count }

  /// The number of `run`; nil where it was not added.
  public func find(_ run: Span<UInt8>) -> Int? {
    let place = slot(run, Self.hash(run))
    return slots[place] < 0 ? nil : Int(slots[place])
  }

  /// The number of `run`, and whether it is a new one: numbers count from 0 in order of arrival.
  public mutating func add(_ run: Span<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(run)
    let place = slot(run, hash)
    guard slots[place] < 0 else { return (Int(slots[place]), false) }
    for index in 0..<run.count { bytes.append(run[index]) }
    ends.append(bytes.count)
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() } else { slots[place] = Int32(hashes.count - 1) }
    return (hashes.count - 1, true)
  }

  /// The run of a number, as text.
  public func text(_ number: Int) -> String { String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self) }

  /// A hash of a run's bytes, the same wherever it was met first.
  public func hash(_ number: Int) -> UInt64 { hashes[number] }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for number in hashes.indices {
      var place = Self.place(hashes[number]) & (slots.count - 1)
      while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = Int32(number)
    }
  }

  /// Where `run` is, or would be.
  private func slot(_ run: Span<UInt8>, _ hash: UInt64) -> Int {
    var place = Self.place(hash) & (slots.count - 1)
    while slots[place] >= 0 {
      let number = Int(slots[place])
      if hashes[number] == hash, matches(number, run) { return place }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private func matches(_ number: Int, _ run: Span<UInt8>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == run.count else { return false }
    for index in 0..<run.count where bytes[start + index] != run[index] { return false }
    return true
  }

  private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 32)) }

  /// FNV-1a, 64 bits.
  private static func hash(_ run: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<run.count { hash = (hash ^ UInt64(run[index])) &* 0x100_0000_01B3 }
    return hash
  }
}
