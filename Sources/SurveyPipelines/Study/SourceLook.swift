internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// Opens and reads the sources of a run one by one, each by itself: nothing here depends on what the others hold.
struct SourceLook: Sendable {
  private let request: StudyRequest
  /// Where responses are kept; nil where nothing needs them.
  private let room: ResponseRoom?

  /// What was found in one source.
  struct Found: Sendable {
    var summary: SourceSummary
    /// The source and the shape of its counts; nil where it could not be opened.
    let opened: (source: OpenedSource, shape: TallyShape)?
    /// The whole source, if nothing speaks against it, and where its responses stand.
    let result: Result<(pass: SourcePass, parts: [IndexPart]), PassFailure>
  }

  init(_ request: StudyRequest, _ room: ResponseRoom?) { (self.request, self.room) = (request, room) }

  /// Whether a source is read by one worker, so that others are better read beside it.
  func isSmall(_ place: Int) -> Bool {
    let path = request.paths[place]
    guard path != "-", let size = try? FileSystem.size(path) else { return false }
    return size < request.parallelBytes
  }

  /// Reads one source, in whole, by its place among the paths.
  func look(_ place: Int, _ progress: (StudyProgress) -> Void) -> Found {
    let path = request.paths[place]
    let name = path == "-" ? "(standard input)" : String(path.split(separator: "/").last ?? Substring(path))
    var summary = SourceSummary(source: name)
    let source: OpenedSource
    do throws(PassFailure) { source = try open(path) } catch { return Found(summary: summary, opened: nil, result: .failure(error)) }
    describe(source, &summary)
    let (shape, count) = (shape(of: source), request.paths.count + request.previous.count)
    let result = Result { () throws(PassFailure) in
      let pass = try pass(source, shape, place) {
        progress(StudyProgress(source: name, number: place + 1, count: count, share: $0))
      }
      return (pass: pass, parts: try parts(of: pass, source, shape, place))
    }
    return Found(summary: summary, opened: (source, shape), result: result)
  }

  /// Opens a source, again if need be.
  func open(_ path: String) throws(PassFailure) -> OpenedSource {
    do throws(SourceFailure) { return try OpenedSource(path, request) } catch { throw .source(error) }
  }

  private func describe(_ source: OpenedSource, _ summary: inout SourceSummary) {
    summary.bytes = source.text.sourceBytes
    let encoding = source.text.encoding
    summary.encoding = Setting(encoding.value.name, encoding.origin, evidence: encoding.evidence)
    summary.dialect = source.plan.dialect
    summary.evidence = source.plan.evidence
    if request.needsDigests || !request.previous.isEmpty { summary.sha256 = source.text.digest() }
  }

  private func shape(of source: OpenedSource) -> TallyShape {
    let instrument = source.plan.codebook.instrument.value
    return TallyShape(
      instrument: instrument, segmentKeys: request.isTallied ? request.plan.segments : [], hasPoints: instrument.hasGap,
      hasItemProducts: request.conventions.isDetailed, period: request.period, missingRule: request.conventions.missingRule)
  }

  private func pass(
    _ source: OpenedSource, _ shape: TallyShape, _ place: Int, _ progress: (Double) -> Void
  ) throws(PassFailure) -> SourcePass {
    // One source can be read again should its ids not go on in the order they began with.
    let pass = try SourcePass(
      source, shape: shape, place: place, request, room, isOrderTrusted: request.paths.count == 1, progress: progress)
    do throws(ReadingError) {
      try pass.log.refuseUntrusted(encoding: "\(source.text.encoding.value)", advice: source.text.encodingAdvice)
    } catch { throw .source(SourceFailure(error)) }
    return pass
  }

  /// Where the responses of a source stand; it is read for that alone where some are missing.
  private func parts(of pass: SourcePass, _ source: OpenedSource, _ shape: TallyShape, _ place: Int) throws(PassFailure) -> [IndexPart] {
    var own = DuplicateIndex()
    own.add(pass.parts)
    guard own.isIncomplete else { return pass.parts }
    var request = request
    request.isTallied = false
    return try SourcePass(source, shape: shape, place: place, request, nil, progress: { _ in }).parts
  }
}
