/// Reads what a `TallyWriter` wrote, and nothing else: any other bytes end in an error. Numbers that would not leave room to be added to
/// one of their own size are refused too, so that joining what was read cannot overflow.
package struct TallyReader {
  private let bytes: ArraySlice<UInt8>
  private var next: Int

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  package var isAtEnd: Bool { next == bytes.endIndex }

  package mutating func byte() throws(TallyCodingError) -> UInt8 {
    guard next < bytes.endIndex else { throw .damaged }
    defer { next += 1 }
    return bytes[next]
  }

  package mutating func size<Value: FixedWidthInteger & UnsignedInteger>(as type: Value.Type = Value.self) throws(TallyCodingError) -> Value
  {
    var (value, shift) = (Value(0), 0)
    while true {
      let byte = try byte()
      let part = Value(byte & 0x7F)
      guard shift < Value.bitWidth, (part << shift) >> shift == part else { throw .malformed }
      value |= part << shift
      if byte < 0x80 {
        // A last byte of nothing would be a second way to write the number.
        guard byte > 0 || shift == 0 else { throw .malformed }
        return value
      }
      shift += 7
    }
  }

  package mutating func number<Value: FixedWidthInteger & SignedInteger>(as type: Value.Type = Value.self) throws(TallyCodingError) -> Value
  {
    let folded = try size(as: Value.Magnitude.self)
    guard folded >> (Value.bitWidth - 1) == 0 else { throw .malformed }
    let half = Value(truncatingIfNeeded: folded >> 1)
    return folded & 1 == 0 ? half : ~half
  }

  /// A list of `count` numbers, a length that comes from the shape.
  package mutating func values<Value: FixedWidthInteger & SignedInteger>(
    _ count: Int, as type: Value.Type = Value.self
  ) throws(TallyCodingError) -> [Value] {
    var values = [Value](repeating: 0, count: count)
    var (place, isAfterRun) = (0, false)
    while place < count {
      let value = try number(as: Value.self)
      if value == 0 {
        let zeros = try size(as: UInt.self)
        guard !isAfterRun, zeros > 0, zeros <= UInt(count - place) else { throw .malformed }
        place += Int(zeros)
      } else {
        values[place] = value
        place += 1
      }
      isAfterRun = value == 0
    }
    return values
  }

  /// How many entries follow: never more than there are bytes.
  package mutating func count() throws(TallyCodingError) -> Int {
    let count = try size(as: UInt.self)
    guard count <= UInt(bytes.endIndex - next) else { throw .malformed }
    return Int(count)
  }

  /// One of ascending places below `end`.
  package mutating func place(from next: inout Int, below end: Int) throws(TallyCodingError) -> Int {
    let distance = try size(as: UInt.self)
    guard next < end, distance < UInt(end - next) else { throw .malformed }
    let place = next + Int(distance)
    next = place + 1
    return place
  }

  package mutating func word() throws(TallyCodingError) -> UInt64 {
    var word: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { word |= UInt64(try byte()) << shift }
    return word
  }

  /// So many bytes as they are.
  package mutating func bytes(_ count: Int) throws(TallyCodingError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - next else { throw .damaged }
    defer { next += count }
    return bytes[next..<next + count]
  }
}
