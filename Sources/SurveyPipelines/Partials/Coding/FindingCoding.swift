internal import SatisfactionScoring
internal import SurveyModel

/// Findings as bytes: what many of them say alike once, and each with its place as the distance from the one before.
struct FindingCoding {
  /// What findings have in common.
  private struct Kind: Hashable {
    let rule: Rule
    let severity: Finding.Severity
    let column: Int
    let field: String
    let message: String

    init(_ finding: Finding) {
      (rule, severity, column) = (finding.rule, finding.severity, finding.column)
      (field, message) = (finding.field, finding.message)
    }

    init(_ reader: inout TallyReader) throws(TallyCodingError) {
      rule = try reader.named()
      severity = try reader.named()
      column = try reader.natural()
      field = try reader.text()
      message = try reader.text()
    }

    func write(to writer: inout TallyWriter) {
      writer.text(rule.rawValue)
      writer.text(severity.rawValue)
      writer.natural(column)
      writer.text(field)
      writer.text(message)
    }
  }

  static func write(_ findings: [Finding], to writer: inout TallyWriter) {
    var (places, kinds): ([Kind: Int], [Kind]) = ([:], [])
    for finding in findings {
      let kind = Kind(finding)
      if places[kind] == nil {
        places[kind] = kinds.count
        kinds.append(kind)
      }
    }
    writer.list(kinds) { $1.write(to: &$0) }
    var last = RecordPosition()
    writer.list(findings) { writer, finding in
      let place = finding.position
      writer.natural(places[Kind(finding)] ?? 0)
      for step in [place.line - last.line, place.byteOffset - last.byteOffset, place.record - last.record] { writer.number(step) }
      writer.natural(finding.byteLength)
      last = place
    }
  }

  static func read(_ reader: inout TallyReader) throws(TallyCodingError) -> [Finding] {
    let kinds = try reader.list { (reader) throws(TallyCodingError) in try Kind(&reader) }
    var last = RecordPosition()
    return try reader.list { (reader) throws(TallyCodingError) in
      let place = try reader.natural()
      guard kinds.indices.contains(place) else { throw .malformed }
      last.line = try moved(last.line, &reader)
      last.byteOffset = try moved(last.byteOffset, &reader)
      last.record = try moved(last.record, &reader)
      let kind = kinds[place]
      return Finding(
        kind.rule, severity: kind.severity, position: last, column: kind.column, field: kind.field, message: kind.message,
        byteLength: try reader.natural())
    }
  }

  private static func moved(_ from: Int, _ reader: inout TallyReader) throws(TallyCodingError) -> Int {
    let (to, isOver) = from.addingReportingOverflow(try reader.number(as: Int.self))
    guard !isOver, (0...TallyReader.most).contains(to) else { throw .malformed }
    return to
  }
}

extension RowAccounting {
  func write(to writer: inout TallyWriter) {
    writer.natural(headerRows)
    writer.list(otherRows.sorted { $0.key < $1.key }) { writer, entry in
      writer.text(entry.key)
      writer.natural(entry.value)
    }
    writer.natural(responses)
    writer.list(reasons.sorted { $0.key < $1.key }) { writer, entry in
      writer.text(entry.key.rawValue)
      writer.natural(entry.value)
    }
  }

  init(_ reader: inout TallyReader) throws(TallyCodingError) {
    self.init()
    headerRows = try reader.natural()
    for _ in 0..<(try reader.count()) { otherRows[try reader.text()] = try reader.natural() }
    responses = try reader.natural()
    for _ in 0..<(try reader.count()) { reasons[try reader.named()] = try reader.natural() }
  }
}
