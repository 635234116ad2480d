internal import ArgumentParser
internal import Servqual

/// `servqual ledger list`: batches.
struct LedgerList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the files that were taken in.")

  @OptionGroup var ledger: LedgerPlace

  @Option(help: "Print a table (text) or one document (json).")
  var format = OutputFormat.text

  func run() throws {
    let (waves, batches) = try ledger.reading { try ($0.waves(), $0.batches(survey: ledger.survey, wave: ledger.wave)) }
    if format == .json { return try Console.print(LedgerDocument.json(waves, batches)) }
    try Console.print(LedgerScreen.lines(waves, batches))
  }
}

/// `servqual ledger show`: one batch.
struct LedgerShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one file: where its rows went, what was found, what was set aside.")

  @OptionGroup var ledger: LedgerPlace

  @Argument(help: "The number that list gives the batch.")
  var batch: Int

  @Flag(help: "Print the text of records that were set aside. It is personal data.")
  var includeRaw = false

  func run() throws {
    let (summary, findings, records) = try ledger.reading { ledger in
      guard let summary = try ledger.batches().first(where: { $0.id == Int64(batch) }) else {
        throw LedgerError(.unknown, "there is no batch \(batch)", advice: "servqual ledger list names them")
      }
      return try (summary, ledger.findings(of: summary.id), ledger.quarantine(of: summary.id))
    }
    let lines = FindingLines(color: .never, descriptor: 1)
    var printed = LedgerScreen.lines(summary) + findings.map { lines.finding($0, in: summary.source) }
    if includeRaw {
      printed += records.map { record in
        let text = record.raw.map { String(decoding: $0, as: UTF8.self) } ?? "(erased)"
        return DisplayText.harmless("line \(record.finding.position.line): \(text)")
      }
    }
    try Console.print(printed)
  }
}

/// `servqual ledger verify`: whether the ledger is sound.
struct LedgerVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check pages, references, live versions and totals; exit status 1 if something is wrong.")

  @OptionGroup var ledger: LedgerPlace

  func run() throws {
    let (problems, waves) = try ledger.changing { try ($0.problems(), $0.waves()) }
    try Console.print(
      waves.map { "\(LedgerScreen.name($0)): \($0.responses) live responses, state \($0.state)" }
        + (problems.isEmpty ? ["sound"] : problems))
    if !problems.isEmpty { throw ExitStatus.gateFailed }
  }
}

/// `servqual ledger export`: live responses as a table.
struct LedgerExporting: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the live responses as CSV: a row per respondent, known by a hash.",
    discussion: """
      Where the ledger holds several surveys or waves, name one with --survey and --wave.
      """)

  @OptionGroup var ledger: LedgerPlace

  func run() throws {
    try ledger.reading { store in
      let waves = try store.waves().filter { wave in
        (ledger.survey ?? wave.survey) == wave.survey && (ledger.wave ?? wave.wave) == wave.wave && wave.responses > 0
      }
      guard waves.count == 1, let wave = waves.first else {
        let known = try store.waves().map(LedgerScreen.name).joined(separator: "; ")
        throw LedgerError(.unknown, "name one survey and wave that holds responses", advice: "--survey and --wave; known: \(known)")
      }
      try LedgerExport(store, wave).write { try Console.print($0) }
    }
  }
}
