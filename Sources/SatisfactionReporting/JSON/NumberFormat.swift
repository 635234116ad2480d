internal import Glibc

/// Numbers as text, the same on every machine.
package enum NumberFormat {
  /// At most 12 significant digits, the shortest text that reads back as that number.
  static func shortest(_ number: Double) -> String { number.isFinite ? "\(rounded(number))" : "null" }

  /// The same without a point where there is nothing behind it.
  static func plain(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? shortest(number) }

  /// The number that files hold in its place: of 12 significant digits, and never -0.
  package static func rounded(_ number: Double) -> Double {
    let rounded = Double(formatted(number, "%.11e")) ?? number
    return rounded == 0 ? 0 : rounded
  }

  /// A fixed number of decimals, for people; what rounds to zero has no sign.
  package static func fixed(_ number: Double, decimals: Int, signed: Bool = false) -> String {
    let text = formatted(number, "%.\(decimals)f")
    let isZero = text.allSatisfy { "-0.".contains($0) }
    let digits = isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    return signed && !digits.hasPrefix("-") && !isZero ? "+" + digits : digits
  }

  /// A count in groups of three: `1,000,000`.
  static func grouped(_ count: Int) -> String {
    var digits = "\(count.magnitude)"
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (count < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  private static func formatted(_ number: Double, _ format: String) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let length = withVaList([number]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
