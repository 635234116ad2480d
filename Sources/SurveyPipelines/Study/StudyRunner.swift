internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// The work of one run: sources are read, small ones side by side, and joined one after the other.
struct StudyRunner {
  private let request: StudyRequest
  private let look: SourceLook
  private var study: Study
  private var opened: [Int: OpenedSource] = [:]
  private var index = DuplicateIndex()
  private var times = TimeSpan()
  /// Whether responses are kept.
  private let keepsResponses: Bool
  private var responses: [ResponsePart] = []

  init(_ request: StudyRequest, _ room: ResponseRoom? = nil) {
    self.request = request
    look = SourceLook(request, room)
    keepsResponses = room != nil
    study = Study(request: request)
  }

  /// Reads all sources; what is found is the same however many are read at a time.
  mutating func readAll(_ progress: (StudyProgress) -> Void) throws(StudyError) {
    let workers = request.workers ?? Workers.processors
    var place = 0
    while place < request.paths.count {
      var end = place
      // Counts of few sources at a time: each may be large.
      while end < request.paths.count, end - place < 2 * workers, workers > 1, look.isSmall(end) { end += 1 }
      if end - place > 1 {
        let first = place
        let found = Workers.map(end - first, workers: workers) { [look] in look.look(first + $0) { _ in } }
        for (offset, source) in found.enumerated() {
          let count = request.paths.count + request.previous.count
          progress(StudyProgress(source: source.summary.source, number: first + offset + 1, count: count, share: 1))
          try take(source, first + offset)
        }
      } else {
        try take(look.look(place, progress), place)
      }
      place = max(end, place + 1)
    }
  }

  /// Joins one source with those before it.
  private mutating func take(_ found: SourceLook.Found, _ place: Int) throws(StudyError) {
    var summary = found.summary
    do throws(PassFailure) {
      if let (source, shape) = found.opened { try refuseOther(shape, source) }
      let (pass, parts) = try found.result.get()
      index.add(parts)
      responses += pass.responses
      times.add(pass.times)
      if let (source, _) = found.opened {
        keep(pass, source, &summary)
        try refuseTooManyCells()
        if isKeptOpen(request.paths[place]) { opened[place] = source }
      }
    } catch {
      switch error {
      case .source(let failure): refuse(&summary, failure)
      case .study(let failure): throw failure
      }
    }
    study.sources.append(summary)
  }

  /// Only sources of one instrument can be counted together.
  private func refuseOther(_ shape: TallyShape, _ source: OpenedSource) throws(PassFailure) {
    guard source.plan.shortfall == nil, let known = study.tally?.shape, known != shape else { return }
    throw .study(.differentInstruments(first: known.instrument.id, second: shape.instrument.id, source: source.text.name))
  }

  /// Standard input cannot be opened twice; of many files each is opened again when it is needed, so that descriptors do not run out.
  private func isKeptOpen(_ path: String) -> Bool { path == "-" || request.paths.count <= 100 }

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
    if keepsResponses { study.store = ResponseStore(responses, segmentKeys: request.plan.segments) }
    responses = []
    let taken = index
    index = DuplicateIndex()
    let (allLosers, span) = taken.losers()
    times.add(span)
    for (place, losers) in allLosers.sorted(by: { $0.key < $1.key }) {
      do throws(PassFailure) {
        let source = if let kept = opened[place] { kept } else { try look.open(request.paths[place]) }
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
