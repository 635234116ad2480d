internal import SurveyModel

/// What short answers mean, as one table: a single byte, nothing between two delimiters, nothing between two quotes, and two digits.
struct AnswerCodes: Sendable {
  static let absent = 256
  static let quotedBlank = 257
  /// What is too long to be looked up.
  static let other = 258
  static let twoDigits = 260
  static let count = twoDigits + 100

  /// The tables, one behind the other; `AnswerReader.unknown` where more must be looked at.
  private(set) var codes: [AnswerCode] = []
  /// Where each answer's table begins: answers on one scale share one.
  private(set) var starts: [Int32] = []

  init(_ readers: [AnswerReader]) {
    var known: [[AnswerCode]: Int32] = [:]
    for reader in readers {
      let table = Self.table(reader)
      if known[table] == nil {
        known[table] = Int32(codes.count)
        codes += table
      }
      starts.append(known[table] ?? 0)
    }
  }

  private static func table(_ reader: AnswerReader) -> [AnswerCode] {
    var table = reader.byByte + Array(repeating: AnswerReader.unknown, count: count - 256)
    table[absent] = code(reader, [], isAbsent: true)
    table[quotedBlank] = code(reader, [], isAbsent: false)
    guard reader.hasTwoDigits else { return table }
    for number in 10...99 { table[twoDigits + number] = code(reader, Array("\(number)".utf8), isAbsent: false) }
    return table
  }

  private static func code(_ reader: AnswerReader, _ text: [UInt8], isAbsent: Bool) -> AnswerCode {
    guard case .code(let code) = reader.read(text.span, isAbsent: isAbsent) else { return AnswerReader.unknown }
    return code
  }
}
