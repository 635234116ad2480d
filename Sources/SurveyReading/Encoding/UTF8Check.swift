/// Checks UTF-8 piece by piece: overlong forms, surrogates and cut sequences are invalid (RFC 3629). Eight ASCII bytes go in one step.
struct UTF8Check {
  private(set) var isValid = true
  private(set) var hasZero = false
  private var expected = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  /// Whether all sequences so far are whole.
  var isComplete: Bool { isValid && expected == 0 }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index < bytes.count {
      if expected == 0, index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let zeros = (word &- 0x0101_0101_0101_0101) & ~word
        if (word | zeros) & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      step(bytes[index])
      index += 1
    }
  }

  private mutating func step(_ byte: UInt8) {
    if expected > 0 {
      isValid = isValid && byte >= lower && byte <= upper
      (lower, upper, expected) = (0x80, 0xBF, expected - 1)
      return
    }
    switch byte {
    case 0: hasZero = true
    case 1..<0x80: break
    case 0xC2...0xDF: expected = 1
    case 0xE0: (expected, lower) = (2, 0xA0)
    case 0xED: (expected, upper) = (2, 0x9F)
    case 0xE1...0xEF: expected = 2
    case 0xF0: (expected, lower) = (3, 0x90)
    case 0xF1...0xF3: expected = 3
    case 0xF4: (expected, upper) = (3, 0x8F)
    default: isValid = false
    }
  }
}
