internal import SatisfactionScoring

/// Writes rows as `TallyWriter` writes counts. There are millions of them: nothing here is generic, and all of it is compiled with its callers.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func raw(_ raw: ArraySlice<UInt8>) { bytes.append(contentsOf: raw) }

  /// So many bytes, the lowest first.
  mutating func fixed(_ word: UInt64, _ count: Int) {
    var rest = word
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func size(_ value: UInt) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func number(_ value: Int) { size(UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))) }
}

/// Reads what a `RowWriter` wrote, and nothing else.
struct RowReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }
  /// What was not read yet.
  var rest: ArraySlice<UInt8> { bytes[next...] }

  mutating func byte() throws(TallyCodingError) -> UInt8 {
    guard next < bytes.count else { throw .damaged }
    defer { next += 1 }
    return bytes[next]
  }

  mutating func fixed(_ count: Int) throws(TallyCodingError) -> UInt64 {
    guard count <= bytes.count - next else { throw .damaged }
    var word: UInt64 = 0
    for place in 0..<count { word |= UInt64(bytes[next + place]) << UInt64(8 * place) }
    next += count
    return word
  }

  mutating func size() throws(TallyCodingError) -> UInt {
    var (value, shift): (UInt, UInt) = (0, 0)
    while true {
      let byte = try byte()
      let part = UInt(byte & 0x7F)
      guard shift < UInt(UInt.bitWidth), (part << shift) >> shift == part else { throw .malformed }
      value |= part << shift
      // A last byte of nothing would be a second way to write the number.
      if byte < 0x80 {
        guard byte > 0 || shift == 0 else { throw .malformed }
        return value
      }
      shift += 7
    }
  }

  mutating func number() throws(TallyCodingError) -> Int {
    let folded = try size()
    let half = Int(bitPattern: folded >> 1)
    return folded & 1 == 0 ? half : ~half
  }
}
