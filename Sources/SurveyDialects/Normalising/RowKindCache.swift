internal import SurveyModel
internal import SurveyReading

/// Tells rows that are no respondent's answers by what some of their fields say, a text of which is looked at once.
struct RowKindCache: Sendable {
  private let rules: [(field: Int, rule: RowRule)]
  private var texts: [ByteTable]
  private var matches: [[Bool]]
  private static let mostTexts = 256

  init(_ rules: [(field: Int, rule: RowRule)]) {
    self.rules = rules
    texts = rules.map { _ in ByteTable() }
    matches = rules.map { _ in [] }
  }

  /// The kind of a row that is no respondent's answers.
  mutating func kind(of records: RecordBatch, _ record: Int) -> String? {
    for index in rules.indices where isMatch(records, record, index) { return rules[index].rule.kind }
    return nil
  }

  private mutating func isMatch(_ records: RecordBatch, _ record: Int, _ index: Int) -> Bool {
    let (field, rule) = rules[index]
    let run = records.bytes.span.extracting(records.range(record: record, slot: field))
    if let known = texts[index].find(run) { return matches[index][known] }
    let isMatch = Self.matches(records.text(record: record, slot: field), rule)
    if texts[index].count < Self.mostTexts {
      _ = texts[index].add(run)
      matches[index].append(isMatch)
    }
    return isMatch
  }

  /// Spreadsheets and programs write 1 as `1.0`, and a blank cell as `NA`.
  private static func matches(_ raw: String, _ rule: RowRule) -> Bool {
    let text = AnswerReader.trimmed(raw).lowercased()
    if rule.values.contains(text) { return true }
    if rule.values.contains(""), ["na", "nan", "null", "none", "n/a"].contains(text) { return true }
    guard text.utf8.contains(0x2E), case .value(let number, _) = NumberText.scaled(text, decimals: 0) else { return false }
    return rule.values.contains("\(number)")
  }
}
