internal import SurveyModel
internal import SurveyReading

/// Reads the cells of one customer-care column as whole numbers. What cannot be read is said to be so, and never guessed.
struct CareReader: Sendable {
  private let form: CareForm
  private let times: TimestampReader
  private let answers: AnswerReader?
  private let missing: [String: MissingReason]
  /// Those that are numbers.
  private let missingNumbers: Set<Int64>
  /// Whether a number with decimals is among them.
  private let hasMissingDecimals: Bool
  private let yes: Set<String>
  private let no: Set<String>

  init(_ column: CareColumn, _ codebook: Codebook) {
    form = column.form
    times = TimestampReader(rules: codebook.times)
    missing = codebook.values.missing.merging(column.missing) { _, own in own }
    missingNumbers = Set(missing.keys.compactMap { Int64($0) })
    hasMissingDecimals = missing.keys.contains { Double($0) != nil && Int64($0) == nil }
    if case .answer(let scale, let isReversed) = column.form {
      var rules = codebook.values
      // An answer that cannot be read costs that answer, not the response.
      rules.unreadableIsMissing = true
      answers = AnswerReader(scale: scale, isReversed: isReversed, rules: rules, missing: column.missing, absent: .skipped)
    } else {
      answers = nil
    }
    if case .flag(let yes, let no, _) = column.form {
      // Of the usual words those that were given another meaning do not count.
      self.yes = yes.union(CareWords.yes.subtracting(no))
      self.no = no.union(CareWords.no.subtracting(yes))
    } else {
      (yes, no) = ([], [])
    }
  }

  /// Whether the same few texts come again and again, so that it pays to know them by their bytes.
  var isRepetitive: Bool {
    switch form {
    case .flag, .option, .answer, .customerClass: true
    case .number, .duration, .time: false
    }
  }

  /// The value, or one of `CareValue`.
  func read(_ bytes: Span<UInt8>) -> Int64 {
    switch form {
    case .answer: answer(bytes)
    case .duration: wholeNumber(bytes) ?? read(text(bytes))
    case .number(let decimals, false): plainNumber(bytes, decimals) ?? read(text(bytes))
    case .time: moment(bytes)
    default: read(text(bytes))
    }
  }

  private func text(_ bytes: Span<UInt8>) -> String {
    var raw: [UInt8] = []
    for index in 0..<bytes.count { raw.append(bytes[index]) }
    return AnswerReader.trimmed(String(decoding: raw, as: UTF8.self))
  }

  private func answer(_ bytes: Span<UInt8>) -> Int64 {
    switch answers?.read(bytes, isAbsent: bytes.count == 0) {
    case .code(let code), .normalised(let code):
      code >= 0 ? Int64(code) : code == MissingReason.unreadable.rawValue ? CareValue.unreadable : CareValue.missing
    case .fault, nil: CareValue.unreadable
    }
  }

  /// A number of one to six plain digits, without the way through text.
  private func wholeNumber(_ bytes: Span<UInt8>) -> Int64? {
    guard (1...6).contains(bytes.count), bytes.count == 1 || bytes[0] != 0x30 else { return nil }
    var value: Int64 = 0
    for index in 0..<bytes.count {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value * 10 + Int64(bytes[index] - 0x30)
    }
    guard !missingNumbers.contains(value) else { return nil }
    if case .duration(let unit) = form { return value * unit }
    return value
  }

  /// A number of at most twelve plain digits with no more decimals than there may be, without the way through text.
  private func plainNumber(_ bytes: Span<UInt8>, _ decimals: Int) -> Int64? {
    guard (1...13).contains(bytes.count) else { return nil }
    var (value, point): (Int64, Int?) = (0, nil)
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) {
        value = value * 10 + Int64(byte - 0x30)
      } else if byte == 0x2E, point == nil, index > 0, index + 1 < bytes.count {
        point = index
      } else {
        return nil
      }
    }
    let written = point.map { bytes.count - $0 - 1 } ?? 0
    // What may mean no answer, or be grouped in thousands, is looked at as text.
    guard written <= decimals, written != 3 || decimals > 2, point != nil || !missingNumbers.contains(value) else { return nil }
    guard point == nil || !hasMissingDecimals else { return nil }
    for _ in written..<decimals { value *= 10 }
    return value
  }

  private func moment(_ bytes: Span<UInt8>) -> Int64 {
    if let moment = times.read(bytes) { return moment.microseconds }
    return isMissing(text(bytes)) ? CareValue.missing : CareValue.unreadable
  }

  private func isMissing(_ text: String) -> Bool {
    text.isEmpty || missing[text.lowercased()] != nil || missing[AnswerText.folded(text)] != nil
  }

  private func read(_ text: String) -> Int64 {
    switch form {
    case .flag(_, _, let blank): flag(text, blank)
    case .option(let option): self.option(text, option)
    case .number(let decimals, let hasComma): isMissing(text) ? CareValue.missing : CareNumber.read(text, decimals, hasComma)
    case .duration(let unit): duration(text, unit)
    case .customerClass(let classes):
      classes[AnswerText.folded(text)].map(Int64.init) ?? (isMissing(text) ? CareValue.missing : CareValue.unreadable)
    case .time, .answer: CareValue.unreadable
    }
  }

  private func flag(_ text: String, _ blank: Bool?) -> Int64 {
    if text.isEmpty, let blank { return blank ? 1 : 0 }
    let folded = AnswerText.folded(text)
    if yes.contains(folded) { return 1 }
    if no.contains(folded) { return 0 }
    return isMissing(text) ? CareValue.missing : CareValue.unreadable
  }

  /// Whether a list of options, parted by commas, semicolons, bars or line ends, holds one; a list of nothing holds none.
  private func option(_ text: String, _ option: String) -> Int64 {
    let folded = AnswerText.folded(text)
    if folded == option { return 1 }
    if !text.isEmpty, isMissing(text) { return CareValue.missing }
    let parts = text.unicodeScalars.split { ",;|\n\r、；，".unicodeScalars.contains($0) }
    return parts.contains { AnswerText.folded(String(String.UnicodeScalarView($0))) == option } ? 1 : 0
  }

  /// A number of units with at most three decimals.
  private func duration(_ text: String, _ unit: Int64) -> Int64 {
    if isMissing(text) { return CareValue.missing }
    let thousandths = CareNumber.read(text, 3, false)
    guard thousandths != CareValue.unreadable, abs(thousandths) <= Int64.max / unit else { return CareValue.unreadable }
    return thousandths * (unit / 1_000)
  }
}

/// Amounts as people and spreadsheets write them.
enum CareNumber {
  /// The number in units of 10^-decimals; currency signs and thousands' separators go, what could be read two ways is unreadable.
  static func read(_ text: String, _ decimals: Int, _ hasDecimalComma: Bool) -> Int64 {
    var plain = text.unicodeScalars.filter { !isDecoration($0) }.map(halfWidth)
    let (thousands, point): (Unicode.Scalar, Unicode.Scalar) = hasDecimalComma ? (".", ",") : (",", ".")
    let isNegative = plain.first == "-"
    if isNegative { plain.removeFirst() }
    let parts = plain.split(separator: point, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, let digits = ungrouped(Array(whole), thousands) else { return CareValue.unreadable }
    // `1.200` is a thousand and two hundred to half of the world.
    if parts.count > 1, parts[1].count == 3, decimals < 3 { return CareValue.unreadable }
    let fraction = parts.count > 1 ? "." + String(String.UnicodeScalarView(parts[1])) : ""
    guard case .value(let value, _) = NumberText.scaled(digits + fraction, decimals: decimals) else { return CareValue.unreadable }
    return Int64(isNegative ? -value : value)
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar
  }

  private static func isDecoration(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .currencySymbol || [" ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’"].contains(scalar)
  }

  /// Digits without separators, which stand before groups of three; leading zeros go.
  private static func ungrouped(_ whole: [Unicode.Scalar], _ separator: Unicode.Scalar) -> String? {
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.count == 1 || first.count <= 3 else { return nil }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.joined().allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    let digits = groups.joined().drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(String.UnicodeScalarView(digits))
  }
}

/// The cells of customer-care columns, those that come again known by their bytes.
struct CareCache: Sendable {
  private let reader: CareReader
  private var table = ByteTable()
  private var values: [Int64] = []
  private static let mostTexts = 512
  private static let mostBytes = 120

  init(_ reader: CareReader) { self.reader = reader }

  mutating func read(_ bytes: Span<UInt8>) -> Int64 {
    guard reader.isRepetitive, bytes.count <= Self.mostBytes else { return reader.read(bytes) }
    if let number = table.find(bytes) { return values[number] }
    let value = reader.read(bytes)
    if table.count < Self.mostTexts {
      _ = table.add(bytes)
      values.append(value)
    }
    return value
  }
}
