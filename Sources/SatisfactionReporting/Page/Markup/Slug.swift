/// Names of files made of codes.
enum Slug {
  private static let longest = 40

  /// A code as a part of a file's name: small letters, digits, `-` and `_`; what is long or has other characters ends in a hash of the whole.
  static func part(_ code: String) -> String {
    var (text, isExact) = ("", true)
    for byte in code.utf8.prefix(longest) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: isExact = false
      }
    }
    return isExact && code.utf8.count <= longest && !text.isEmpty ? text : "x\(text)-\(hash(code))"
  }

  /// FNV-1a over the bytes, as 16 hex digits.
  private static func hash(_ code: String) -> String {
    let hash = code.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
