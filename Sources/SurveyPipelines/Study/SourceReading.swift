internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// One source that was opened and understood, ready to be read as often as needed.
struct OpenedSource {
  let text: ExportText
  let preview: ExportPreview
  let plan: ReadingPlan
  let isReference: Bool

  init(_ path: String, _ request: StudyRequest) throws(SourceFailure) {
    isReference = request.usesReferenceReader
    do throws(ReadingError) {
      text = try ExportText.opening(path, declared: request.encoding)
      preview = try ExportPreview(text, delimiter: request.delimiter, recordElement: request.plan.codebook?.recordElement)
    } catch { throw SourceFailure(error) }
    do throws(DialectError) { plan = try request.plan.plan(for: preview) } catch { throw SourceFailure(error) }
  }
}

/// Why one source is refused.
struct SourceFailure: Error {
  let refusal: SourceSummary.Refusal

  init(_ error: ReadingError) {
    refusal = .init(kind: error.kind.rawValue, message: error.message, advice: error.advice, line: error.line, draft: nil)
  }

  init(_ error: DialectError) {
    let inner = error.refusal
    refusal = .init(kind: inner.kind.rawValue, message: inner.message, advice: inner.advice, line: inner.line, draft: error.draft)
  }
}

/// Everything that one pass over a source gives; it counts only if the pass came to the end.
struct SourcePass {
  var log = RecordLog()
  var tally: SatisfactionTally
  var closing: [Finding] = []

  /// Reads, normalises and tallies all records.
  ///
  /// - Parameter each: is shown every batch of responses, for the duplicate index.
  init(
    _ source: OpenedSource, shape: TallyShape, progress: (Double) -> Void, each: (ResponseBatch) throws(StudyError) -> Void
  ) throws(PassFailure) {
    tally = SatisfactionTally(shape: shape)
    var tally = tally
    var log = log
    closing = try Self.forEachBatch(source, progress: progress, log: &log) { (batch) throws(StudyError) in
      tally.add(batch)
      try each(batch)
    }
    (self.tally, self.log) = (tally, log)
    do throws(ReadingError) { try Self.refuseWrongEncoding(source.text, log.accounting) } catch { throw .source(SourceFailure(error)) }
  }

  /// Hands the responses of a source to `body`, batch by batch; returns what the source has to say at its end.
  static func forEachBatch(
    _ source: OpenedSource, progress: (Double) -> Void, log: inout RecordLog, _ body: (ResponseBatch) throws(StudyError) -> Void
  ) throws(PassFailure) -> [Finding] {
    do {
      let reader = try source.plan.reader(source.text, isReference: source.isReference)
      var normaliser = Normaliser(source.plan)
      var records = RecordBatch(fieldsPerRecord: source.plan.fieldsPerRecord)
      var responses = normaliser.responseBatch()
      while try reader.read(into: &records) {
        var next = 0
        while next < records.count {
          responses.removeAll()
          normaliser.normalise(records, from: &next, into: &responses, log: &log)
          if responses.count > 0 { try body(responses) }
        }
        if let last = records.marks.last { progress(Double(last.position.byteOffset) / Double(max(1, source.text.end))) }
      }
      return reader.closingFindings
    } catch let error as ReadingError {
      throw .source(SourceFailure(error))
    } catch let error as StudyError {
      throw .study(error)
    } catch {
      throw .source(SourceFailure(ReadingError(.inputOutput, "the file cannot be read")))
    }
  }

  /// A file with too many invalid records was declared or assumed to be in the wrong encoding.
  private static func refuseWrongEncoding(_ text: ExportText, _ account: RowAccounting) throws(ReadingError) {
    let invalid = account.reasons[.invalidEncoding] ?? 0
    guard invalid > ReadingLimits.invalidRecords || Double(invalid) > ReadingLimits.invalidShare * Double(account.records) else { return }
    guard invalid > 1 || account.records < 20 else { return }
    throw ReadingError(
      .encodingInvalid, "\(invalid) of \(account.records) records hold bytes that are not \(text.encoding.value) text",
      advice: text.encodingAdvice)
  }
}

/// Why a pass ended early: the source, or the run.
enum PassFailure: Error {
  case source(SourceFailure)
  case study(StudyError)
}
