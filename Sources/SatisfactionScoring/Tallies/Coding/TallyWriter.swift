/// Writes whole numbers so that equal lists give equal bytes, and small numbers take few.
///
/// Unsigned numbers take seven bits a byte, the lowest first, with the high bit set on all bytes but the last. Signed ones alternate around
/// zero first (0, -1, 1, -2 ...). In lists a zero byte begins a run of zeros, and how many there are follows.
package struct TallyWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func size<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  package mutating func number<Value: FixedWidthInteger & SignedInteger>(_ value: Value) {
    size(Value.Magnitude(truncatingIfNeeded: (value << 1) ^ (value >> (Value.bitWidth - 1))))
  }

  /// A list whose length the shape knows.
  package mutating func values<Value: FixedWidthInteger & SignedInteger>(_ values: [Value]) {
    var zeros: UInt = 0
    for value in values {
      if value == 0 {
        zeros += 1
        continue
      }
      run(&zeros)
      number(value)
    }
    run(&zeros)
  }

  private mutating func run(_ zeros: inout UInt) {
    guard zeros > 0 else { return }
    bytes.append(0)
    size(zeros)
    zeros = 0
  }

  /// How many entries follow.
  package mutating func count(_ count: Int) { size(UInt(count)) }

  /// One of ascending places, as the distance from the first that it could be.
  package mutating func place(_ place: Int, from next: inout Int) {
    size(UInt(place - next))
    next = place + 1
  }

  /// Eight bytes, the lowest first.
  package mutating func word(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
  }

  package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// Bytes as they are.
  package mutating func raw(_ raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }
}

/// Counts that are written as bytes and read back.
protocol TallyCodable {
  func write(to writer: inout TallyWriter)
  /// Fills counts that are all zero.
  mutating func read(from reader: inout TallyReader) throws(TallyCodingError)
}
