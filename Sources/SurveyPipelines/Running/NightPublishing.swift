internal import SatisfactionReporting
internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyConfiguration
internal import SurveyLedger
internal import SurveyModel

extension SurveyNight {
  /// Measures what the ledger holds, judges it, and publishes it or lays it aside.
  mutating func publish(_ store: LedgerOpening.Store) throws {
    let shelf = RunShelf(pipeline.write.to)
    try shelf.prepare()
    let published = try shelf.current()
    guard let contents = try store.ledger.contents(survey: pipeline.survey, wave: wave), !contents.instrumentText.isEmpty else {
      figures.losesPublished = (published?.responses ?? 0) > 0
      guard judge() else {
        return say(.error, "held", message: "nothing is left to publish; \(published?.runID ?? "") stays")
      }
      return say(.note, "nothing_to_publish", message: "the ledger holds nothing of this survey yet")
    }
    let study = try pipeline.study(store.ledger, options)
    if let problem = score.targets?.problems(for: study.report.instrument).first { throw PipelineFailure(.configuration, problem) }
    measure(study, contents, published)
    let unpublished = UnpublishedBatches(
      store.ledger, try store.ledger.unpublished(survey: pipeline.survey, wave: wave, target: target))
    try unpublished.measure(study.report, into: &figures)
    let passes = judge()
    let files = try study.files(includesRaw: pipeline.write.includesRaw, options: pipeline.write.files)
    let run = try FinishedRun(study.identity, files, responses: study.report.responses, ledgerState: contents.state, isHeld: !passes)
    let outcome = try shelve(run, shelf, published)
    let now = options.now
    let note = Ledger.RunNote(
      survey: pipeline.survey, wave: wave, target: target, runID: study.identity.runID, span: now...now, outcome: outcome,
      responses: study.report.responses)
    try store.ledger.note(note, forgettingBefore: Timestamp(microseconds: now.microseconds - Int64(store.settings.runRetention * 1e6)))
  }

  /// Measures files without a ledger.
  mutating func publishFiles() throws {
    if options.recorded(pipeline.score) != nil {
      throw PipelineFailure(.configuration, "since and until choose among the responses of a ledger: name one, or leave them out")
    }
    var paths: [String] = []
    for input in pipeline.read.inputs { paths += try InputListing.files(input) }
    guard !paths.isEmpty else {
      say(.error, "no_input", message: "read.from names no file that is there: look at the pattern or the folder")
      return worsen(.unusable)
    }
    var request = pipeline.request(paths: paths)
    request.asOf = options.asOf
    let study = try Study.run(request, progress: progress)
    for source in study.sources {
      if let refusal = source.refusal { noteRefused(source.source, refusal) } else { noteRead(source) }
    }
    guard let report = study.report() else { return worsen(.unusable) }
    let shelf = RunShelf(pipeline.write.to)
    try shelf.prepare()
    let published = try shelf.current()
    measure(report, newest: study.period?.upperBound)
    figures.losesPublished = report.responses == 0 && (published?.responses ?? 0) > 0
    let identity = study.identity(
      survey: pipeline.survey, wave: pipeline.wave, asOf: options.asOf, minimumCell: pipeline.write.minimumCell)
    let passes = judge()
    let write = pipeline.write
    let files = try study.files(
      report, run: identity, minimumCell: write.minimumCell, includesRaw: write.includesRaw, options: write.files)
    _ = try shelve(
      FinishedRun(identity, files, responses: report.responses, ledgerState: nil, isHeld: !passes), shelf, published)
  }

  private var score: MeasurementConventions { pipeline.conventions }

  // MARK: Judging

  private mutating func measure(_ study: LedgerStudy, _ contents: WaveContents, _ published: RunShelf.Current?) {
    measure(study.report, newest: contents.period?.upperBound)
    figures.losesPublished = study.report.responses == 0 && (published?.responses ?? 0) > 0
    figures.arrivalAge = contents.lastNews.map { age($0) }
  }

  private mutating func measure(_ report: SatisfactionReport, newest: Timestamp?) {
    figures.responses = report.responses
    figures.newestAge = newest.map { age($0) }
    metrics.responses = report.responses
    metrics.newestResponse = newest?.microseconds
    headline = report.total("overall_dimensions").flatMap { $0.n >= pipeline.write.minimumCell ? $0.gap?.mean : nil }
  }

  private func age(_ moment: Timestamp) -> Double { Double(options.now.microseconds - moment.microseconds) / 1e6 }

  /// Judges the night; false where the result must not be published.
  private mutating func judge() -> Bool {
    metrics.gates = Gates.judge(figures, pipeline.gates)
    for result in metrics.gates where result.severity != nil { tell(RunEvent(result, survey: pipeline.survey)) }
    guard metrics.gates.worst == .error else { return true }
    if options.releases, !figures.losesPublished {
      say(.warn, "released", message: "published although a gate fails, as was asked for")
      return true
    }
    worsen(.gateFailed)
    return false
  }

  private mutating func noteRead(_ source: SourceSummary) {
    figures.records += source.accounting.records
    figures.quarantined += source.accounting.quarantined
    metrics.files["read", default: 0] += 1
    say(
      .note, "file_read", source: source.source,
      fields: [("responses", .integer(source.accounting.responses)), ("quarantined", .integer(source.accounting.quarantined))],
      message: "\(source.accounting.responses) responses, \(source.accounting.quarantined) records set aside")
  }

  // MARK: Shelving

  private mutating func shelve(_ run: FinishedRun, _ shelf: RunShelf, _ published: RunShelf.Current?) throws -> Ledger.RunNote.Outcome {
    if run.isHeld, published?.runID == run.identity.runID {
      metrics.overallGap = headline
      say(
        .error, "gate_failed_after_release", fields: [("run_id", .text(run.identity.runID))],
        message: "\(run.identity.runID) is what is published already; a gate fails for it")
      return .unchanged
    }
    let staged = try run.stage(on: shelf)
    if run.isHeld {
      _ = try shelf.hold(staged, keeping: pipeline.write.keep)
      let stays = published.map { "\($0.runID) stays published" } ?? "nothing is published"
      say(
        .error, "held", fields: [("run_id", .text(run.identity.runID))],
        message:
          "\(run.identity.runID) is held back in held/; \(stays): take back what is wrong (servqual ledger retract), or publish it with "
          + "--release")
      return .held
    }
    let publication = try shelf.publish(staged, keeping: pipeline.write.keep)
    try shelf.dropHeld(run.identity.runID)
    metrics.overallGap = headline
    for failure in publication.failures { say(.warn, "run_not_pruned", message: failure.description) }
    let isSame = publication.change == .unchanged
    say(
      .note, isSame ? "unchanged" : "published",
      fields: [("run_id", .text(run.identity.runID)), ("responses", .integer(run.responses))],
      message: "\(run.identity.runID): \(run.responses) responses" + (isSame ? ", as published before" : " published"))
    return isSame ? .unchanged : .published
  }
}

/// A run that is ready to be published.
struct FinishedRun {
  let identity: RunIdentity
  let files: RunFiles
  let responses: Int
  let ledgerState: String?
  let isHeld: Bool

  init(_ identity: RunIdentity, _ files: RunFiles, responses: Int, ledgerState: String?, isHeld: Bool) throws {
    (self.identity, self.files, self.responses) = (identity, files, responses)
    (self.ledgerState, self.isHeld) = (ledgerState, isHeld)
  }

  /// Writes it where nobody reads it yet; nothing of it stays where that fails.
  func stage(on shelf: RunShelf) throws(FolderFailure) -> StagedRun {
    var staged = try shelf.stage(identity.runID)
    do throws(FolderFailure) {
      for file in files.all { try staged.write(file.bytes, as: file.name) }
      let manifest = PublishManifest(
        run: identity, status: isHeld ? "held" : "published", responses: responses, ledgerState: ledgerState, files: staged.files)
      try staged.seal(manifest: manifest.json)
    } catch {
      try? shelf.discard(staged)
      throw error
    }
    return staged
  }
}

extension RunShelf.Current {
  /// Whether it was made from a ledger.
  var isOfLedger: Bool {
    let text = String(decoding: manifest, as: UTF8.self)
    let state = try? ConfigurationNode.decoding(text, source: "manifest.json") { $0.child("ledger_state")?.text }
    return state.map { $0 != "null" } ?? false
  }

  /// How many responses the published run has; nil where its manifest does not say.
  var responses: Int? {
    let text = String(decoding: manifest, as: UTF8.self)
    return try? ConfigurationNode.decoding(text, source: "manifest.json") { $0.child("responses")?.integer }
  }
}
