internal import SatisfactionReporting
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// One source that was opened and understood, ready to be read as often as needed.
struct OpenedSource: Sendable {
  let text: ExportText
  let preview: ExportPreview
  private(set) var plan: ReadingPlan
  let isReference: Bool

  init(_ path: String, _ request: StudyRequest) throws(SourceFailure) {
    isReference = request.usesReferenceReader
    do throws(ReadingError) {
      text = try ExportText.opening(path, declared: request.encoding, companions: request.companions)
      preview = try ExportPreview(text, delimiter: request.delimiter, recordElement: request.plan.codebook?.recordElement)
    } catch { throw SourceFailure(error) }
    do throws(DialectError) { plan = try request.plan.plan(for: preview) } catch { throw SourceFailure(error) }
  }
}

extension OpenedSource {
  /// How many bytes of text its records have.
  var length: Int {
    if case .delimited(let layout) = plan.layout { return layout.end - layout.start }
    return text.end - text.start
  }

  /// The same source, of which a part of the records is read.
  func reading(_ layout: ReadingPlan.Layout) -> OpenedSource {
    var part = self
    part.plan = plan.reading(layout)
    return part
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
    refusal = .init(kind: inner.kind.rawValue, message: inner.message, advice: inner.advice, line: inner.line, draft: error.draft?.yaml)
  }
}
