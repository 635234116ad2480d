internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

extension OpenedSource {
  /// The records of a range of bytes.
  func slice(_ range: Range<Int>, _ startsInsideQuotes: Bool?) throws(SourceFailure) -> OpenedSource {
    do throws(ReadingError) {
      let size = text.sourceBytes
      guard range.lowerBound < size, !range.isEmpty else {
        throw ReadingError(.noRange, "the range lies behind the end of the file, which has \(size) bytes")
      }
      if range.lowerBound == 0, range.upperBound >= size { return self }
      guard case .delimited(let layout) = plan.layout, plan.gather == nil, text.isReadInPlace else {
        throw ReadingError(
          .noRange, "only a table in UTF-8 whose rows are records each can be cut into ranges", advice: "count the file whole")
      }
      return reading(.delimited(try layout.slice(range.clamped(to: 0..<size), of: text, startsInsideQuotes: startsInsideQuotes)))
    } catch { throw SourceFailure(error) }
  }

  /// Refuses a slice that may begin in the wrong place, and a whole source that was read the wrong way.
  func refuseUntrusted(_ log: RecordLog, isWhole: Bool) throws(SourceFailure) {
    do throws(ReadingError) {
      if isWhole { return try log.refuseUntrusted(encoding: "\(text.encoding.value)", advice: text.encodingAdvice) }
      guard let stray = log.findings.first(where: { $0.rule == .badQuote }) else { return }
      throw ReadingError(
        .noRange, "a quote stands where none may, so that nobody knows which ranges begin inside quotes", advice: "count the file whole",
        byteOffset: stray.position.byteOffset)
    } catch { throw SourceFailure(error) }
  }
}

extension ReadingError.Kind {
  /// The file cannot be cut into ranges.
  fileprivate static let noRange = ReadingError.Kind(rawValue: "no_range")
}

extension SourcePiece {
  init(_ pass: SourcePass, _ range: Range<Int>, _ text: ExportText) {
    self.init(range: range)
    (lines, records, log, points) = (pass.lines, pass.records, pass.log, pass.points)
    log.findings = log.findings.map { $0.placed(in: text) }
    (closing, rows) = (pass.closing, pass.rows)
  }
}

extension SourceFacts {
  mutating func describe(_ source: OpenedSource, sha256 known: String?) {
    bytes = source.text.sourceBytes
    let encoding = source.text.encoding
    self.encoding = Setting(encoding.value.name, encoding.origin, evidence: encoding.evidence)
    encodingAdvice = source.text.encodingAdvice
    (dialect, evidence) = (source.plan.dialect, source.plan.evidence)
    sha256 = known ?? source.digest()
    let codebook = source.plan.codebook
    instrument = Setting(codebook.instrument.value.id, codebook.instrument.origin, evidence: codebook.instrument.evidence)
    hasIDs = codebook.column(.respondent) != nil
    hasPoints = Normaliser(source.plan).responseBatch(capacity: 1).hasPoints
    frame = SourceFrame(source)
    members = source.text.members.map(MemberPlace.init)
  }
}
