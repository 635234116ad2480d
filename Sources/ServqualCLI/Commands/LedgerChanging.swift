internal import ArgumentParser
internal import Servqual

/// `servqual ledger retract`: takes a batch back.
struct LedgerRetract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Take files back: what only they brought goes, and what they had replaced counts again.",
    discussion: "The next run publishes without them. The same file may be delivered again afterwards.")

  @OptionGroup var ledger: LedgerPlace

  @Argument(help: "The numbers that list gives the batches.")
  var batches: [Int]

  @Option(help: "Why; it is kept with the batch.")
  var reason = "taken back by hand"

  func run() throws {
    let done = try ledger.changing { store in
      let wanted = Set(batches.map(Int64.init)).sorted()
      let live = Set(try store.batches(isLive: true).map(\.id))
      if let stranger = wanted.first(where: { !live.contains($0) }) {
        throw LedgerError(
          .unknown, "there is no live batch \(stranger); nothing was taken back", advice: "servqual ledger list names them")
      }
      return try wanted.map { try store.retract($0, reason: reason, now: PipelineOptions.clock) }
    }
    for batch in done {
      Console.tell(
        DisplayText.harmless(
          "batch \(batch.batch) (\(batch.source)) taken back: \(batch.versions) responses went, "
            + "\(batch.respondents) respondents now count otherwise or no more; the next run publishes without it"))
    }
  }
}

/// `servqual ledger forget`: erases a respondent.
struct LedgerForget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Erase a respondent from all waves, and keep later exports from bringing them back.",
    discussion: """
      The id is the one that stands in the exports. Exit status 1 where nobody of an id is in the ledger. Files that brought the
      respondent are named: they lie outside the ledger, and it is yours to delete them or the row.
      """)

  @OptionGroup var ledger: LedgerPlace

  @Argument(help: ArgumentHelp("The ids of the respondents.", valueName: "respondent"))
  var ids: [String]

  @Flag(help: "The words are the parts of one id that lies in several columns, in their order.")
  var parts = false

  func run() throws {
    let people = parts ? [ids] : ids.map { [$0] }
    var isAnyoneUnknown = false
    for person in people {
      let done = try ledger.changing(needsKey: true) { store in
        try store.forget(person[0], survey: ledger.survey, now: PipelineOptions.clock) { $0.hash(ofID: person) }
      }
      guard done.waves > 0 else {
        Console.tell("servqual: nothing was erased: no reader takes this for an id, or the ledger holds no such survey")
        throw ExitStatus.usage
      }
      tell(done)
      isAnyoneUnknown = isAnyoneUnknown || done.versions + done.records == 0
    }
    if isAnyoneUnknown { throw ExitStatus.gateFailed }
  }

  private func tell(_ done: Forgotten) {
    guard done.versions + done.records > 0 else {
      return Console.tell("servqual: nobody of this id is in the ledger: is it written as in the exports? It cannot come in from now on")
    }
    Console.tell(
      "erased: \(done.versions) responses, the text of \(done.records) set-aside records; later exports cannot bring this respondent back")
    for file in done.files { Console.tell(DisplayText.harmless("this file still holds the row: \(file)")) }
    if done.versions > 0 { Console.tell("run the pipeline again to publish without them; runs that are kept hold totals with them") }
  }
}

/// `servqual ledger vacuum`: gives space back.
struct LedgerVacuum: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "vacuum", abstract: "Give the space of what was erased back to the disk.")

  @OptionGroup var ledger: LedgerPlace

  func run() throws { try ledger.changing { try $0.vacuum() } }
}

/// `servqual ledger key`: a new key.
struct LedgerMakeKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Write a new key into a file that only you may read.",
    discussion: "Keep a copy apart from the ledger: without the key no file can be added, and respondents cannot be forgotten.")

  @Argument(help: "The file, which must not be there yet.")
  var file: String

  func run() throws {
    try LedgerRunning.telling { try LedgerKeySource.make(file) }
    Console.tell("wrote \(file); keep a copy of it apart from the ledger")
  }
}
