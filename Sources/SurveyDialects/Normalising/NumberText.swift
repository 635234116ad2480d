internal import SurveyModel

/// Numbers as people type them: ASCII or full-width digits, a minus sign, and decimals that the scale can hold, behind a point or a comma.
enum NumberText {
  enum Reading: Equatable {
    /// The value in units of 10^-decimals, and whether it was written in plain ASCII without superfluous decimals.
    case value(Int, isPlain: Bool)
    case tooLarge
  }

  static func scaled(_ text: String, decimals: Int) -> Reading? {
    guard text.utf8.count <= 64 else { return nil }
    // Platforms put an apostrophe before what a spreadsheet could take for a formula.
    let isGuarded = text.utf8.first == 0x27
    guard let written = Written(isGuarded ? text.dropFirst() : text[...]) else { return nil }
    var isPlain = written.isPlain && !isGuarded
    var decimal = written.fraction ?? ""
    while decimal.count > decimals, decimal.last == "0" {
      decimal.removeLast()
      isPlain = false
    }
    guard decimal.count <= decimals else { return nil }
    decimal += String(repeating: "0", count: decimals - decimal.count)
    guard written.digits.count + decimals <= 15, let value = Int(written.digits + decimal) else { return .tooLarge }
    return .value(written.isNegative ? -value : value, isPlain: isPlain)
  }

  /// The parts of a number; nil where the text is anything else.
  private struct Written {
    var digits = ""
    var fraction: String?
    var isPlain = true
    var isNegative = false

    init?(_ text: Substring) {
      var hasComma = false
      for (index, scalar) in text.unicodeScalars.enumerated() {
        switch scalar.value {
        case 0x30...0x39: append(Character(scalar))
        case 0xFF10...0xFF19:
          append(Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10) + 0x30)))
          isPlain = false
        case 0x2D where index == 0: isNegative = true
        case 0x2E where fraction == nil && !digits.isEmpty: fraction = ""
        case 0x2C where fraction == nil && !digits.isEmpty:
          fraction = ""
          hasComma = true
          isPlain = false
        default: return nil
        }
      }
      guard !digits.isEmpty, fraction != "", digits.first != "0" || digits.count == 1 else { return nil }
      // `1,000` is a thousand to half the world and one to the other half.
      if hasComma, fraction?.count == 3 { return nil }
    }

    private mutating func append(_ digit: Character) {
      if fraction == nil { digits.append(digit) } else { fraction?.append(digit) }
    }
  }
}

/// A number with the words it is glued to: `4 - Very good`, `(4) Good`, `4)`, `Good (4)`, `Good = 4`.
struct GluedNumber: Equatable {
  /// A digit; 一 and its like are numbers to Swift, and words here.
  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  let number: Int
  /// The words, folded; empty where the number stands alone in brackets.
  let label: String

  /// The parts of a folded text; nil where it is no number with words, or two numbers.
  init?(_ folded: String) {
    guard folded.utf8.count <= 400 else { return nil }
    guard let outer = Self.leading(folded) ?? Self.trailing(folded) else { return nil }
    guard let inner = Self.trailing(outer.label), outer.label != folded else {
      self = outer
      return
    }
    guard inner.number == outer.number else { return nil }
    self = inner
  }

  private init(number: Int, label: Substring) {
    self.number = number
    let isBracketed = label.first == "(" && label.last == ")"
    self.label = Self.trimmed(isBracketed ? label.dropFirst().dropLast() : label)
  }

  private static func leading(_ text: String) -> GluedNumber? {
    let isBracketed = text.first == "("
    var rest = text.dropFirst(isBracketed ? 1 : 0).drop { $0 == " " }
    guard let number = number(&rest) else { return nil }
    let parted = rest.drop { $0 == " " }
    let isClosed = parted.first == ")"
    guard isClosed || (!isBracketed && rest.first.map { separators.contains($0) } == true) else { return nil }
    let label = rest.drop { separators.contains($0) }
    // `4.5`, `4 5` and `4 - 5` are no labels; nor is `4 -`.
    guard label.first.map({ !Self.isDigit($0) }) ?? isClosed else { return nil }
    // `2 or 3 times` names two numbers.
    let isParted = rest.prefix(rest.count - label.count).contains { $0 != " " }
    guard isParted || !label.contains(where: Self.isDigit) else { return nil }
    return GluedNumber(number: number, label: label)
  }

  private static func trailing(_ text: String) -> GluedNumber? {
    var head = text[...]
    if text.last == ")" {
      guard let open = text.lastIndex(of: "(") else { return nil }
      var inside = text[text.index(after: open)...].dropLast().drop { $0 == " " }
      head = text[..<open]
      guard let number = number(&inside), inside.allSatisfy({ $0 == " " }) else { return nil }
      return words(head, number)
    }
    let count = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
    var digits = text.suffix(count)
    head = text.dropLast(count)
    guard let number = number(&digits), let mark = head.last(where: { $0 != " " }) else { return nil }
    // `Good -4` may be minus four, and `AO-4` is a code.
    return mark == ":" || mark == "=" || head.hasSuffix(" - ") ? words(head, number) : nil
  }

  private static func words(_ head: Substring, _ number: Int) -> GluedNumber? {
    let label = trimmed(head)
    guard label.contains(where: \.isLetter), label.last.map(Self.isDigit) == false else { return nil }
    return GluedNumber(number: number, label: label[...])
  }

  /// Takes a number of at most four digits off the front.
  private static func number(_ text: inout Substring) -> Int? {
    let isNegative = text.first == "-"
    let digits = text.dropFirst(isNegative ? 1 : 0).prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
    text = text.dropFirst(digits.count + (isNegative ? 1 : 0))
    return isNegative ? -number : number
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { separators.contains($0) }.reversed().drop { $0 != ")" && separators.contains($0) }.reversed())
  }

  private static let separators: Set<Character> = [" ", ")", "-", ":", ".", "=", "、"]
}
