internal import SurveyDigest

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
    return isExact && code.utf8.count <= longest && !text.isEmpty ? text : "x\(text)-\(SHA256.hexadecimal(of: code).prefix(16))"
  }
}
