internal import SurveyModel

/// Reads the text of one answer as a point on its scale, a reason why it is missing, or a fault. Nothing is guessed.
struct AnswerReader {
  enum Outcome: Equatable {
    /// The point on the scale, or the raw value of a `MissingReason`.
    case code(AnswerCode)
    /// The same, where the text was not the plain number.
    case normalised(AnswerCode)
    case fault(Rule)
  }

  static let unknown = AnswerCode.min
  private let scale: ResponseScale
  private let isReversed: Bool
  private let rules: ValueRules
  private let ownMissing: [String: MissingReason]
  /// What a single byte means; `unknown` where more must be looked at.
  let byByte: [AnswerCode]
  private let absent: AnswerCode

  init(scale: ResponseScale, isReversed: Bool, rules: ValueRules, missing: [String: MissingReason], absent: MissingReason) {
    self.scale = scale
    self.isReversed = isReversed
    self.rules = rules
    ownMissing = missing
    self.absent = absent.rawValue
    var table = Array(repeating: Self.unknown, count: 256)
    for digit in 0...9 where scale.decimals == 0 && digit >= scale.minimum && digit <= scale.maximum {
      let isMissing = rules.missing["\(digit)"] != nil || missing["\(digit)"] != nil || rules.labels["\(digit)"] != nil
      if !isMissing { table[0x30 + digit] = Self.point(digit, scale, isReversed) }
    }
    byByte = table
  }

  private static func point(_ value: Int, _ scale: ResponseScale, _ isReversed: Bool) -> AnswerCode {
    AnswerCode(isReversed ? scale.maximum - value : value - scale.minimum)
  }

  @inline(__always)
  func read(_ bytes: Span<UInt8>, isAbsent: Bool) -> Outcome {
    if bytes.count == 1 {
      let code = byByte[Int(bytes[0])]
      if code != Self.unknown { return .code(code) }
    }
    return readCarefully(bytes, isAbsent: isAbsent)
  }

  private func readCarefully(_ bytes: Span<UInt8>, isAbsent: Bool) -> Outcome {
    if isAbsent { return .code(absent) }
    var raw: [UInt8] = []
    for index in 0..<bytes.count { raw.append(bytes[index]) }
    return read(String(decoding: raw, as: UTF8.self))
  }

  private func read(_ text: String) -> Outcome {
    let trimmed = Self.trimmed(text)
    if trimmed.isEmpty { return .code(MissingReason.skipped.rawValue) }
    let folded = trimmed.lowercased()
    if let reason = ownMissing[folded] ?? rules.missing[folded] { return .code(reason.rawValue) }
    if let value = rules.labels[folded] { return place(value, isPlain: true) }
    switch NumberText.scaled(trimmed, decimals: scale.decimals) {
    case .value(let value, let isPlain): return place(value, isPlain: isPlain && trimmed == text)
    case .tooLarge: return .fault(.valueOutOfRange)
    case .none where rules.readsNumberInLabel:
      if let value = NumberText.leading(trimmed, decimals: scale.decimals) { return place(value, isPlain: true) }
      return unreadable
    case .none: return unreadable
    }
  }

  private var unreadable: Outcome {
    rules.unreadableIsMissing ? .code(MissingReason.unreadable.rawValue) : .fault(.valueNotInteger)
  }

  private func place(_ value: Int, isPlain: Bool) -> Outcome {
    // A code for no answer is one however it is written: 9, 9.0, full-width.
    if value % scale.unit == 0, let reason = ownMissing["\(value / scale.unit)"] ?? rules.missing["\(value / scale.unit)"] {
      return .code(reason.rawValue)
    }
    guard value >= scale.minimum, value <= scale.maximum else {
      return rules.unreadableIsMissing ? .code(MissingReason.unreadable.rawValue) : .fault(.valueOutOfRange)
    }
    let code = Self.point(value, scale, isReversed)
    return isPlain ? .code(code) : .normalised(code)
  }

  /// Without the blanks round it: ASCII, no-break, narrow no-break and ideographic.
  static func trimmed(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in [0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x3000].contains(scalar.value) }
    let kept = text.unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(String.UnicodeScalarView(kept))
  }
}
