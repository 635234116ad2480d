internal import SatisfactionReporting
internal import SurveyDialects
internal import SurveyLedger
internal import SurveyModel

/// One survey's part of a run.
struct SurveyNight {
  let pipeline: SurveyPipeline
  let options: PipelineOptions
  let tell: PipelineRunner.Telling
  let progress: (StudyProgress) -> Void
  private(set) var status = PipelineStatus.done
  var metrics: SurveyMetrics
  /// The headline gap as it may be shown; told to monitors once it is published.
  var headline: Double?
  /// What the gates are judged by.
  var figures = GateFigures()
  /// Files that were used and files that were not.
  private(set) var used = 0
  private(set) var unusable = 0

  init(
    _ pipeline: SurveyPipeline, _ options: PipelineOptions, _ tell: @escaping PipelineRunner.Telling,
    _ progress: @escaping (StudyProgress) -> Void
  ) {
    (self.pipeline, self.options, self.tell, self.progress) = (pipeline, options, tell, progress)
    metrics = SurveyMetrics(survey: pipeline.survey)
  }

  /// Does the survey's part; what goes wrong with it does not stop the others.
  mutating func run(_ store: LedgerOpening.Store?) {
    do {
      if let store {
        try meetTarget(store)
        try DeliveryWork.take(store, into: &self)
        try publish(store)
      } else {
        try publishFiles()
      }
      if used == 0, unusable > 0, metrics.responses == 0 { worsen(.unusable) }
    } catch {
      let failure = PipelineFailure(error)
      say(.error, "survey_failed", message: failure.message)
      worsen(failure.status)
    }
  }

  /// The folder that is published to, as the ledger knows it whatever folder the run was started from.
  var target: String { FileSystem.resolved(pipeline.write.to) }

  /// Refuses to go on where what is published was made from a ledger that is not there any more: its responses would be lost without a word.
  private func meetTarget(_ store: LedgerOpening.Store) throws {
    guard try !store.ledger.knows(target: target) else { return }
    let current = try RunShelf(pipeline.write.to).current()
    if let current, try store.ledger.adopt(target: target, published: current.runID) { return }
    if let current, current.isOfLedger, !options.releases {
      throw PipelineFailure(
        .configuration,
        "\(current.runID) in \(pipeline.write.to) was published from another ledger than \(store.ledger.path): put that back; or, to begin "
          + "anew, move the folder away or run once with --release")
    }
    let now = options.now
    try store.ledger.note(
      .init(survey: pipeline.survey, wave: wave, target: target, runID: "-", span: now...now, outcome: .begun, responses: 0),
      forgettingBefore: nil)
  }

  mutating func worsen(_ other: PipelineStatus) { status = max(status, other) }

  /// Tells an event of this survey.
  func say(
    _ severity: GateSeverity, _ event: String, source: String? = nil, fields: [(String, RunEvent.Value)] = [], message: String
  ) {
    tell(RunEvent(severity, event, survey: pipeline.survey, source: source, fields: fields, message: message))
  }

  var wave: String { pipeline.wave ?? "" }

  // MARK: What became of files

  /// A file was taken in.
  mutating func note(_ source: SourceSummary, _ receipt: Receipt) {
    used += 1
    count("imported")
    for (outcome, records) in receipt.outcomes { metrics.records[outcome, default: 0] += records }
    metrics.records["quarantined", default: 0] += source.accounting.quarantined
    let again = receipt.replaces.map { "; it replaces batch \($0), the same bytes read another way" } ?? ""
    let numbers = receipt.outcomes + [("quarantined", source.accounting.quarantined)]
    say(
      .note, "file_imported", source: source.source,
      fields: [("batch", .integer(Int(receipt.batch)))] + numbers.map { ($0.0, .integer($0.1)) },
      message: numbers.map { "\($0.1) \($0.0)" }.joined(separator: ", ") + again)
    if receipt.forgotten > 0 {
      say(
        .warn, "forgotten_again", source: source.source, fields: [("responses", .integer(receipt.forgotten))],
        message: "the export still holds \(receipt.forgotten) people who were forgotten; they were left out")
    }
  }

  mutating func noteKnown(_ source: String, batch: Int64) {
    used += 1
    count("unchanged")
    say(
      .note, "file_known", source: source, fields: [("batch", .integer(Int(batch)))],
      message: "already loaded as batch \(batch): the same bytes, read the same way")
  }

  mutating func noteRefused(_ source: String, _ refusal: SourceSummary.Refusal) {
    unusable += 1
    count("refused")
    worsen(.gateFailed)
    let place = refusal.line > 0 ? "line \(refusal.line): " : ""
    say(
      .error, "file_refused", source: source, fields: [("rule", .text(refusal.kind))],
      message: "\(place)\(refusal.kind): \(refusal.sentence)")
  }

  mutating func notePoison(_ source: String) {
    unusable += 1
    count("poisoned")
    worsen(.gateFailed)
    say(.error, "file_poisoned", source: source, message: "two runs ended while it was read: it was set aside")
  }

  mutating func noteLeft(_ source: String, _ reason: String) {
    count("left")
    say(.note, "file_left", source: source, message: reason)
  }

  private mutating func count(_ outcome: String) { metrics.files[outcome, default: 0] += 1 }
}

extension Receipt {
  /// What became of the responses, by name.
  var outcomes: [(String, Int)] { [("added", added), ("corrected", corrected), ("unchanged", unchanged), ("outdated", outdated)] }
}
