internal import SatisfactionReporting
internal import SurveyLedger
internal import SurveyModel

/// Takes a survey's files into the ledger, each in one transaction.
struct DeliveryWork {
  private let store: LedgerOpening.Store
  private let importer: LedgerImport

  /// How often reading a file may kill a run before it is set aside.
  static let mostDeaths = 2

  /// Takes everything the survey's inputs hold.
  static func take(_ store: LedgerOpening.Store, into night: inout SurveyNight) throws {
    let request = night.pipeline.request(paths: [], intoLedger: true)
    let importer = LedgerImport(store.ledger, survey: night.pipeline.survey, wave: night.wave, request: request)
    let work = DeliveryWork(store: store, importer: importer)
    for input in night.pipeline.read.inputs {
      if case .inbox(let settings) = input {
        try work.empty(settings, &night)
      } else {
        for path in try InputListing.files(input) { try work.takeInPlace(path, &night) }
      }
    }
  }

  // MARK: Inboxes

  private func empty(_ settings: InboxSettings, _ night: inout SurveyNight) throws {
    let inbox = Inbox(
      InboxFolders(
        inbox: settings.inbox, work: settings.work, done: settings.done, refused: settings.refused, poison: settings.poison))
    try inbox.prepare()
    for file in try inbox.abandoned() { try take(file, inbox, &night) }
    let seconds = Int(PipelineOptions.clock.microseconds / 1_000_000)
    let look = try inbox.looked(settled: settings.settled, now: seconds)
    for left in look.left { night.noteLeft(left.name, left.reason) }
    for settled in look.settled {
      guard let file = try inbox.claim(settled) else {
        night.noteLeft(settled.name, "it changed since it was looked at; it is taken when it no longer does")
        continue
      }
      try take(file, inbox, &night)
    }
  }

  private func take(_ file: ClaimedFile, _ inbox: Inbox, _ night: inout SurveyNight) throws {
    let place = try inbox.place(file)
    guard try store.ledger.begin(file.path, now: night.options.now) < Self.mostDeaths else {
      let deaths = "\(Self.mostDeaths) runs ended while it was read, so it is not tried again"
      // The note goes first, for whoever hands the file in again: a run that dies in between tries it once more.
      try store.ledger.end(file.path)
      try inbox.finish(file, as: .poison(deaths))
      return night.notePoison(file.name)
    }
    let outcome = try reading(file.path, noting: file.path) {
      try importer.take(file.path, as: file.name, kept: place, now: night.options.now, progress: night.progress)
    }
    switch outcome {
    case .taken(let receipt, let source):
      night.note(source, receipt)
      let path = try inbox.finish(file, as: .done)
      if path != place { try store.ledger.move(receipt.batch, to: path) }
    case .known(let batch):
      night.noteKnown(file.name, batch: batch)
      try inbox.finish(file, as: .done)
    case .refused(let refusal) where refusal.kind == SourceSummary.Refusal.changed.kind:
      try inbox.putBack(file)
      night.noteLeft(file.name, "it changed while it was read; it is taken when it no longer does")
    case .refused(let refusal):
      try inbox.finish(file, as: .refused("\(refusal.kind): \(refusal.sentence)"))
      night.noteRefused(file.name, refusal)
    }
  }

  /// Reads a file to an end that is noted before the file is moved: a run that dies while it moves it did not die of reading it, and a file
  /// that comes later under its name begins anew.
  private func reading(
    _ path: String, noting attempt: String, _ read: () throws -> LedgerImport.Outcome
  ) throws -> LedgerImport.Outcome {
    let outcome: LedgerImport.Outcome
    do { outcome = try read() } catch {
      try? store.ledger.end(attempt)
      throw error
    }
    try store.ledger.end(attempt)
    // A disk that fails, or is full, is not the file's fault: it stays where it is for the next run, and what came after it waits.
    if case .refused(let refusal) = outcome, refusal.kind == SourceSummary.Refusal.unreadable.kind {
      throw PipelineFailure(.inputOutput, refusal.sentence.hasPrefix(path) ? refusal.sentence : "\(path): \(refusal.sentence)")
    }
    return outcome
  }

  // MARK: Files in place

  private func takeInPlace(_ path: String, _ night: inout SurveyNight) throws {
    let name = String(path.split(separator: "/").last ?? Substring(path))
    // Another file under the same name is tried anew.
    let stamp = try? FileStamp(path)
    let attempt = "\(path) \(stamp?.size ?? 0) \(stamp?.modified ?? 0)"
    guard try store.ledger.begin(attempt, now: night.options.now) < Self.mostDeaths else { return night.notePoison(name) }
    let outcome = try reading(path, noting: attempt) {
      try importer.take(path, as: name, kept: nil, now: night.options.now, progress: night.progress)
    }
    switch outcome {
    case .taken(let receipt, let source): night.note(source, receipt)
    case .known(let batch): night.noteKnown(name, batch: batch)
    case .refused(let refusal): night.noteRefused(name, refusal)
    }
  }
}
