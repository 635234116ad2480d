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
      try batches.map { try store.retract(Int64($0), reason: reason, now: PipelineOptions.present) }
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
      The id is the one that stands in the exports; where it lies in several columns, give its parts in their order. Files that brought the
      respondent are named: they lie outside the ledger, and it is yours to delete them or the row.
      """)

  @OptionGroup var ledger: LedgerPlace

  @Argument(help: ArgumentHelp("The respondent's id.", valueName: "respondent"))
  var id: [String]

  func run() throws {
    let done = try ledger.changing(needsKey: true) { store in
      try store.forget(id[0], survey: ledger.survey, now: PipelineOptions.present) { $0.hash(ofID: id) }
    }
    guard done.waves > 0 else {
      Console.tell("servqual: nothing was erased: no reader takes this for an id, or the ledger holds no such survey")
      throw ExitStatus.usage
    }
    Console.tell(
      "erased \(done.versions) responses and the text of \(done.records) set-aside records; in \(done.waves) waves later exports cannot bring "
        + "them back")
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
