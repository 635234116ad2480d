internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyModel

extension SourceFacts {
  func write(to writer: inout TallyWriter) {
    writer.natural(arrival)
    writer.text(name)
    writer.option(sha256) { $0.text($1) }
    writer.natural(bytes)
    writer.option(encoding) { $1.write(to: &$0) }
    writer.text(encodingAdvice)
    writer.option(dialect) { $0.text($1) }
    writer.texts(evidence)
    instrument.write(to: &writer)
    for isSet in [hasIDs, hasPoints] { writer.flag(isSet) }
    frame.write(to: &writer)
    writer.list(members) { writer, member in
      writer.text(member.name)
      writer.natural(member.start)
      writer.natural(member.line)
    }
    writer.option(refusal) { $1.write(to: &$0) }
  }

  init(_ reader: inout TallyReader) throws(TallyCodingError) {
    arrival = try reader.natural()
    name = try reader.text()
    sha256 = try reader.option { (reader) throws(TallyCodingError) in try reader.text() }
    bytes = try reader.natural()
    encoding = try reader.option { (reader) throws(TallyCodingError) in try Setting(&reader) }
    encodingAdvice = try reader.text()
    dialect = try reader.option { (reader) throws(TallyCodingError) in try reader.text() }
    evidence = try reader.texts()
    instrument = try Setting(&reader)
    hasIDs = try reader.flag()
    hasPoints = try reader.flag()
    frame = try SourceFrame(&reader)
    members = try reader.list { (reader) throws(TallyCodingError) in
      MemberPlace(name: try reader.text(), start: try reader.natural(), line: try reader.natural())
    }
    refusal = try reader.option { (reader) throws(TallyCodingError) in try SourceSummary.Refusal(&reader) }
  }
}

extension Setting where Value == String {
  fileprivate func write(to writer: inout TallyWriter) { for text in [value, origin.rawValue, evidence] { writer.text(text) } }

  fileprivate init(_ reader: inout TallyReader) throws(TallyCodingError) {
    let value = try reader.text()
    let origin: Origin = try reader.named()
    self.init(value, origin, evidence: try reader.text())
  }
}

extension SourceFrame {
  fileprivate func write(to writer: inout TallyWriter) {
    writer.texts(names.columns)
    writer.option(names.respondent) { $0.text($1) }
    writer.list(names.care.sorted { $0.key < $1.key }) { writer, entry in
      writer.natural(entry.key)
      writer.text(entry.value)
    }
    FindingCoding.write(names.remarks, to: &writer)
    preamble.write(to: &writer)
    FindingCoding.write(findings, to: &writer)
    writer.texts(refusedMembers.map(\.rawValue))
  }

  fileprivate init(_ reader: inout TallyReader) throws(TallyCodingError) {
    names.columns = try reader.texts()
    names.respondent = try reader.option { (reader) throws(TallyCodingError) in try reader.text() }
    for _ in 0..<(try reader.count()) { names.care[try reader.natural()] = try reader.text() }
    names.remarks = try FindingCoding.read(&reader)
    preamble = try RowAccounting(&reader)
    findings = try FindingCoding.read(&reader)
    refusedMembers = try reader.texts().map(Rule.init)
  }
}

extension SourceSummary.Refusal {
  fileprivate func write(to writer: inout TallyWriter) {
    for text in [kind, message, advice] { writer.text(text) }
    writer.natural(line)
    writer.option(draft) { $0.text($1) }
  }

  fileprivate init(_ reader: inout TallyReader) throws(TallyCodingError) {
    let (kind, message, advice) = (try reader.text(), try reader.text(), try reader.text())
    let line = try reader.natural()
    self.init(
      kind: kind, message: message, advice: advice, line: line,
      draft: try reader.option { (reader) throws(TallyCodingError) in try reader.text() })
  }
}
