internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel

extension SourcePiece {
  func write(to writer: inout TallyWriter) {
    for number in [range.lowerBound, range.upperBound, lines, records] { writer.natural(number) }
    log.write(to: &writer)
    for number in [points.rescaled, points.refused] { writer.natural(number) }
    FindingCoding.write(closing, to: &writer)
    FindingCoding.write(duplicates, to: &writer)
    writer.option(rows) { writer, rows in
      writer.list(rows.labels) { $0.texts($1) }
      writer.natural(rows.count)
      writer.natural(rows.bytes.count)
      writer.raw(rows.bytes)
    }
  }

  /// - Parameter form: how its rows are packed; nil where nothing was counted, and so none can be.
  init(_ reader: inout TallyReader, _ form: RowForm?) throws(TallyCodingError) {
    let (lower, upper) = (try reader.natural(), try reader.natural())
    guard lower < upper else { throw .malformed }
    range = lower..<upper
    lines = try reader.natural()
    records = try reader.natural()
    log = try RecordLog(&reader)
    points = PointsCheck(rescaled: try reader.natural(), refused: try reader.natural())
    closing = try FindingCoding.read(&reader)
    duplicates = try FindingCoding.read(&reader)
    rows = try reader.option { (reader) throws(TallyCodingError) in
      guard let form else { throw .malformed }
      let labels = try reader.list { (reader) throws(TallyCodingError) in try reader.texts() }
      let (count, length) = (try reader.natural(), try reader.natural())
      return try PackedRows(form, labels: labels, count: count, reader: &reader, length: length)
    }
  }
}

extension RecordLog {
  fileprivate func write(to writer: inout TallyWriter) {
    accounting.write(to: &writer)
    FindingCoding.write(findings, to: &writer)
    writer.list(normalised.sorted { $0.key < $1.key }) { writer, entry in
      for number in [entry.key, entry.value] { writer.natural(number) }
    }
    writer.list(strayNumbers.sorted { ($0.key.column, $0.key.text) < ($1.key.column, $1.key.text) }) { writer, entry in
      writer.natural(entry.key.column)
      writer.text(entry.key.text)
      writer.natural(entry.value)
    }
    writer.list(faults.sorted { ($0.key.column, $0.key.rule) < ($1.key.column, $1.key.rule) }) { writer, entry in
      writer.natural(entry.key.column)
      writer.text(entry.key.rule.rawValue)
      writer.natural(entry.value)
    }
    writer.list(unreadableCare.sorted { $0.key < $1.key }) { writer, entry in
      for number in [entry.key, entry.value] { writer.natural(number) }
    }
    writer.natural(roundedIDs)
    for line in [foreignHeaderLine, foreignLabelLine] { writer.option(line) { $0.natural($1) } }
  }

  fileprivate init(_ reader: inout TallyReader) throws(TallyCodingError) {
    self.init()
    accounting = try RowAccounting(&reader)
    findings = try FindingCoding.read(&reader)
    for _ in 0..<(try reader.count()) { normalised[try reader.natural()] = try reader.natural() }
    for _ in 0..<(try reader.count()) {
      let stray = StrayNumber(column: try reader.natural(), text: try reader.text())
      strayNumbers[stray] = try reader.natural()
    }
    for _ in 0..<(try reader.count()) {
      let fault = ColumnFault(column: try reader.natural(), rule: try reader.named())
      faults[fault] = try reader.natural()
    }
    for _ in 0..<(try reader.count()) { unreadableCare[try reader.natural()] = try reader.natural() }
    roundedIDs = try reader.natural()
    foreignHeaderLine = try reader.option { (reader) throws(TallyCodingError) in try reader.natural() }
    foreignLabelLine = try reader.option { (reader) throws(TallyCodingError) in try reader.natural() }
  }
}
