/// A segment value as files name it: a code that never looks like a number, and the label as the respondents' file has it.
public struct SegmentIdentity: Sendable, Hashable {
  /// The segment column's code; `all` for everybody.
  public let key: String
  /// The value's code; `all` for everybody.
  public let value: String
  /// The value's label.
  public let label: String
  /// The segment column as the file names it.
  public let keyLabel: String

  /// Everybody.
  public static let all = SegmentIdentity(key: "all", value: "all", label: "All", keyLabel: "All")

  /// Codes for all labels of one column. Labels whose codes would be the same get a short hash of the label behind them.
  static func identities(key: String, labels: [String]) -> [SegmentIdentity] {
    let column = code(key, prefix: "segment")
    let codes = labels.map { $0.isEmpty ? "not_stated" : code($0, prefix: column) }
    let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(labels, codes).map { label, code in
      let isUnique = counts[code] == 1 && code != "all" && (label.isEmpty || code != "not_stated")
      let value = isUnique ? code : "\(code)-\(hash(label))"
      return SegmentIdentity(
        key: column == "all" ? "segment-all" : column, value: value, label: shownLabel(label), keyLabel: key)
    }
  }

  /// The label of a value as files show it.
  package static func shownLabel(_ label: String) -> String { label.isEmpty ? "(not stated)" : label }

  /// `Hefei Central` becomes `hefei_central`; what begins with a digit or has other letters is put behind the prefix.
  private static func code(_ text: String, prefix: String) -> String {
    var code = ""
    var isWhole = true
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        code.unicodeScalars.append(scalar)
      } else {
        isWhole = isWhole && scalar.isASCII
        if code.last != "_", !code.isEmpty { code.append("_") }
      }
    }
    while code.last == "_" { code.removeLast() }
    if code.count > 48 { (code, isWhole) = (String(code.prefix(40)), false) }
    guard isWhole, !code.isEmpty else { return "\(prefix)-\(code.isEmpty ? "" : code + "-")\(hash(text))" }
    return code.first?.isNumber == true ? "\(prefix)-\(code)" : code
  }

  /// Eight hex digits of FNV-1a over the UTF-8 bytes, led by a letter.
  private static func hash(_ text: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return "x" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
