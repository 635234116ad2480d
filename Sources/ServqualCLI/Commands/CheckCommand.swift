internal import ArgumentParser
internal import Glibc
internal import Servqual

/// `servqual check`: findings only.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong with the data, with line, column and rule.",
    discussion: """
      Exit status 0 if nothing was found, 1 if something was, 65 if no file could be used.

      EXAMPLES
        servqual check bank.csv
        servqual check exports/*.csv --format json
      """)

  @Argument(help: ArgumentHelp("Export files, packed or not, or folders of submissions; - reads standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "Print lines (text) or one document (json).")
  var format = OutputFormat.text

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func run() throws {
    var request = try reading.request(files)
    request.plan.accountsForUnknownItems = true
    let progress = ProgressLine(isOn: !console.noProgress && !console.quiet)
    let study: Study
    do throws(StudyError) {
      study = try Study.run(request) { progress.show($0) }
    } catch {
      progress.clear()
      Console.tell("servqual: \(error)")
      throw ExitStatus.usage
    }
    progress.clear()
    try show(study)
    if study.sources.allSatisfy({ $0.refusal != nil }) { throw ExitStatus.noneUsable(study.sources) }
    let isFound = study.sources.contains { $0.refusal != nil || $0.findings.contains { $0.severity > .note } }
    if isFound { throw ExitStatus.gateFailed }
  }

  private func show(_ study: Study) throws {
    if format == .json { return try Console.print(CheckDocument.json(study.sources)) }
    let lines = FindingLines(color: console.color, descriptor: STDOUT_FILENO)
    for source in study.sources {
      try Console.print(lines.refusal(source) + source.findings.map { lines.finding($0, in: source.source) } + [Self.summary(source)])
    }
  }

  private static func summary(_ source: SourceSummary) -> String {
    let account = source.accounting
    guard source.refusal == nil else { return "\(source.source): refused whole; nothing of it is counted" }
    let others = account.otherRows.sorted { $0.key < $1.key }.map { " + \($0.value) \($0.key)" }.joined()
    return "\(source.source): \(account.rows) rows = \(account.headerRows) header\(others) + \(account.records) records; "
      + "\(account.records) records = \(account.responses) responses + \(account.quarantined) set aside"
  }
}
