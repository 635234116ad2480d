internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// The work of one run: sources are read one after the other into one tally.
struct StudyRunner {
  private let request: StudyRequest
  private var study: Study
  private var opened: [Int: OpenedSource] = [:]
  private var index = DuplicateIndex()
  private var times = TimeSpan()
  /// Where responses are kept; nil where nothing needs them.
  private let room: ResponseRoom?
  private var responses: [ResponsePart] = []

  init(_ request: StudyRequest, _ room: ResponseRoom? = nil) {
    self.request = request
    self.room = room
    study = Study(request: request)
  }

  mutating func read(_ place: Int, _ progress: (StudyProgress) -> Void) throws(StudyError) {
    let path = request.paths[place]
    var summary = SourceSummary(source: path == "-" ? "(standard input)" : String(path.split(separator: "/").last ?? Substring(path)))
    do throws(PassFailure) {
      let source = try open(path)
      describe(source, &summary)
      let (name, count) = (summary.source, request.paths.count + request.previous.count)
      let report = { (share: Double) in
        progress(StudyProgress(source: name, number: place + 1, count: count, share: share))
      }
      let pass = try pass(source, place, report)
      keep(pass, source, &summary)
      try refuseTooManyCells()
      if isKeptOpen(path) { opened[place] = source }
    } catch {
      switch error {
      case .source(let failure): refuse(&summary, failure)
      case .study(let failure): throw failure
      }
    }
    study.sources.append(summary)
  }

  /// Standard input cannot be opened twice; of many files each is opened again when it is needed, so that descriptors do not run out.
  private func isKeptOpen(_ path: String) -> Bool { path == "-" || request.paths.count <= 100 }

  private func open(_ path: String) throws(PassFailure) -> OpenedSource {
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

  private mutating func pass(_ source: OpenedSource, _ place: Int, _ progress: (Double) -> Void) throws(PassFailure) -> SourcePass {
    let shape = TallyShape(
      instrument: source.plan.codebook.instrument.value, segmentKeys: request.isTallied ? request.plan.segments : [],
      hasPoints: source.plan.codebook.instrument.value.hasGap, hasItemProducts: request.conventions.isDetailed,
      period: request.period, missingRule: request.conventions.missingRule)
    if source.plan.shortfall == nil, let known = study.tally?.shape, known != shape {
      throw .study(.differentInstruments(first: known.instrument.id, second: shape.instrument.id, source: source.text.name))
    }
    // One source can be read again should its ids not go on in the order they began with.
    let pass = try SourcePass(
      source, shape: shape, place: place, request, room, isOrderTrusted: request.paths.count == 1, progress: progress)
    do throws(ReadingError) {
      try pass.log.refuseUntrusted(encoding: "\(source.text.encoding.value)", advice: source.text.encodingAdvice)
    } catch { throw .source(SourceFailure(error)) }
    index.add(try parts(of: pass, source, shape, place))
    responses += pass.responses
    times.add(pass.times)
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

  private mutating func keep(_ pass: SourcePass, _ source: OpenedSource, _ summary: inout SourceSummary) {
    var log = pass.log
    log.findings = log.findings.map { $0.placed(in: source.text) }
    summary.account(SourceFrame(source), log, pass.points, closing: pass.closing)
    guard source.plan.shortfall == nil else { return }
    if isKeptOpen(request.paths[study.sources.count]) { study.texts[study.sources.count] = source.text }
    if study.tally == nil { study.tally = pass.tally } else { study.tally?.merge(pass.tally) }
    if study.instrument == nil { study.instrument = source.plan.codebook.instrument }
    study.hasIDs = study.hasIDs || source.plan.codebook.column(.respondent) != nil
  }

  /// The cells of all sources together: each may have few enough.
  private func refuseTooManyCells() throws(PassFailure) {
    guard request.period != nil, let tally = study.tally, tally.cellCount > request.maximumSegments else { return }
    throw .study(.tooManyCells(limit: request.maximumSegments))
  }

  private func refuse(_ summary: inout SourceSummary, _ failure: SourceFailure) {
    summary.refusal = failure.refusal
    (summary.accounting, summary.findings) = (RowAccounting(), [])
  }

  mutating func resolveDuplicates() throws(StudyError) {
    guard var tally = study.tally else { return }
    if room != nil { study.store = ResponseStore(responses, segmentKeys: request.plan.segments) }
    responses = []
    let taken = index
    index = DuplicateIndex()
    let (allLosers, span) = taken.losers()
    times.add(span)
    for (place, losers) in allLosers.sorted(by: { $0.key < $1.key }) {
      do throws(PassFailure) {
        let source = if let kept = opened[place] { kept } else { try open(request.paths[place]) }
        try DuplicateRemoval(losers: losers).apply(source, to: &tally, &study.sources[place])
        study.store?.leaveOut(losers.keys, source: place)
      } catch {
        if case .study(let failure) = error { throw failure }
      }
    }
    study.tally = tally
  }

  mutating func finish() throws(StudyError) -> Study {
    study.period = times.range
    if request.period != nil, study.period == nil, study.responses > 0 { throw .noTimes }
    return study
  }
}
