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
  /// The codebook's labels, and what declared texts fold to where a person did not write them so.
  private let labels: [String: Int]
  private let foldedMissing: [String: MissingReason]
  /// What a single byte means; `unknown` where more must be looked at.
  let byByte: [AnswerCode]
  private let absent: AnswerCode

  init(scale: ResponseScale, isReversed: Bool, rules: ValueRules, missing: [String: MissingReason], absent: MissingReason) {
    self.scale = scale
    self.isReversed = isReversed
    self.rules = rules
    ownMissing = missing
    labels = rules.labels.merging(Self.folded(rules.labels)) { declared, _ in declared }
    let hasDefaults = rules.missing.count == ValueRules.defaultMissing.count
    let declared = hasDefaults ? [:] : rules.missing.filter { ValueRules.defaultMissing[$0.key] == nil }
    foldedMissing = Self.folded(missing).merging(Self.folded(declared)) { own, _ in own }
    self.absent = absent.rawValue
    var table = Array(repeating: Self.unknown, count: 256)
    for digit in 0...9 where scale.decimals == 0 && digit >= scale.minimum && digit <= scale.maximum {
      let isMissing = rules.missing["\(digit)"] != nil || missing["\(digit)"] != nil || rules.labels["\(digit)"] != nil
      if !isMissing { table[0x30 + digit] = Self.point(digit, scale, isReversed) }
    }
    byByte = table
  }

  /// Whether the scale has numbers of two digits.
  var hasTwoDigits: Bool { scale.decimals == 0 && scale.maximum >= 10 }

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
    if let known = known(trimmed.lowercased()) { return known }
    switch NumberText.scaled(trimmed, decimals: scale.decimals) {
    case .value(let value, let isPlain): return place(value, isPlain: isPlain && trimmed == text)
    case .tooLarge: return .fault(.valueOutOfRange)
    case nil: return trimmed.utf8.count <= 1_000 ? readLabel(AnswerText.folded(trimmed)) : unreadable
    }
  }

  /// What a codebook or the list of missing tokens says of a text.
  private func known(_ text: String) -> Outcome? {
    if let reason = ownMissing[text] ?? foldedMissing[text] { return .code(reason.rawValue) }
    if let reason = rules.missing[text] {
      // A label the codebook declares is stronger than the default list.
      guard let value = labels[text], ValueRules.defaultMissing[text] == reason else { return .code(reason.rawValue) }
      return place(value, isPlain: true)
    }
    return labels[text].map { place($0, isPlain: true) }
  }

  /// A label in any spelling, with a number glued to it or not: a known label is stronger than its number.
  private func readLabel(_ folded: String) -> Outcome {
    if let known = known(folded) { return known }
    guard let glued = GluedNumber(folded) else { return unreadable }
    // A single sign such as `-` or `无` may be part of a label of its own.
    if glued.label.count > 1, let known = known(glued.label) { return known }
    return rules.readsNumberInLabel ? place(glued.number * scale.unit, isPlain: true) : unreadable
  }

  private static func folded<Value>(_ texts: [String: Value]) -> [String: Value] {
    var folded: [String: Value] = [:]
    // In order, so that two spellings of one label mean the same on every run.
    for (text, value) in texts.sorted(by: { $0.key < $1.key }) {
      let key = AnswerText.folded(text)
      if key != text { folded[key] = folded[key] ?? value }
    }
    return folded
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
