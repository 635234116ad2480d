/// Numbers as people type them: ASCII or full-width digits, a minus sign, and decimals that the scale can hold.
enum NumberText {
  enum Reading: Equatable {
    /// The value in units of 10^-decimals, and whether it was written in plain ASCII without superfluous decimals.
    case value(Int, isPlain: Bool)
    case tooLarge
  }

  static func scaled(_ text: String, decimals: Int) -> Reading? {
    guard text.utf8.count <= 64 else { return nil }
    var digits = ""
    var fraction: String?
    var isPlain = true
    var isNegative = false
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.value {
      case 0x30...0x39: append(Character(scalar), to: &digits, &fraction)
      case 0xFF10...0xFF19:
        append(Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10) + 0x30)), to: &digits, &fraction)
        isPlain = false
      case 0x2D where index == 0: isNegative = true
      case 0x2E where fraction == nil && !digits.isEmpty: fraction = ""
      default: return nil
      }
    }
    guard !digits.isEmpty, fraction != "", digits.first != "0" || digits.count == 1 else { return nil }
    var decimal = fraction ?? ""
    while decimal.count > decimals, decimal.last == "0" {
      decimal.removeLast()
      isPlain = false
    }
    guard decimal.count <= decimals else { return nil }
    decimal += String(repeating: "0", count: decimals - decimal.count)
    guard digits.count + decimals <= 15, let value = Int(digits + decimal) else { return .tooLarge }
    return .value(isNegative ? -value : value, isPlain: isPlain)
  }

  private static func append(_ digit: Character, to digits: inout String, _ fraction: inout String?) {
    if fraction == nil { digits.append(digit) } else { fraction?.append(digit) }
  }

  /// The number that leads a label: `4 - Very good`, `(4) good`, `4) good`, `4. good`.
  static func leading(_ text: String, decimals: Int) -> Int? {
    let inner = text.drop { $0 == "(" || $0 == " " }
    let digits = inner.prefix { $0.isASCII && $0.isNumber }
    let rest = inner.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first.map({ " )-:.=\u{2013}".contains($0) }) ?? text.hasPrefix("(") else { return nil }
    // `4.5` and `4 5` are no labels.
    guard !rest.dropFirst().drop(while: { " )-:.=".contains($0) }).prefix(1).contains(where: \.isNumber) else { return nil }
    guard case .value(let value, _) = scaled(String(digits), decimals: decimals) else { return nil }
    return value
  }
}
