internal import ArgumentParser
internal import Glibc
internal import Servqual

/// `servqual score`: the measurement.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Measure satisfaction = perception - expectation in one or more exports.",
    discussion: """
      EXAMPLES
        servqual score bank.csv --by branch
        servqual score june.csv july.csv --out report/
        servqual score bank.csv --period month --baseline 12
        servqual score 2026-q2.csv --previous 2026-q1.csv --by branch
        cat bank.csv | servqual score - --format json | jq '.tables.scores[0]'
        servqual score kiosk.csv --encoding cp949 --codebook kiosk.yaml --detail
        servqual score customers.csv --codebook codebook.yaml --out report/   (whose `care` names customers, complaints, waits)
      """)

  @Argument(
    help: ArgumentHelp(
      "Export files in order of arrival, packed or not, or folders of submissions; - reads standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @OptionGroup(title: "Measures") var measures: MeasureOptions

  @Option(help: ArgumentHelp("Split by a column; may be given more than once.", valueName: "column"))
  var by: [String] = []

  @OptionGroup(title: "Comparing") var comparison: ComparisonOptions

  @OptionGroup(title: "Time") var time: TimeOptions

  @Option(
    help: ArgumentHelp(
      "Pairs a dimension score needs: half, complete, any, or a number such as minimum:3, which a dimension of fewer items needs all of.",
      valueName: "rule"))
  var missing = MissingRuleChoice(rule: .half)

  @Option(help: "Print the default screen (text) or one document (json).")
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("Write the page and the tables into a folder.", valueName: "folder"))
  var out: String?

  @Flag(help: "Print tests, effects, reliability and every item as well.")
  var detail = false

  @Option(help: "The smallest cell shown in files and JSON; 0 shows all.")
  var minCell = 10

  @Option(help: "How records are read: by structure, or by the library alone as the reference: libcsv, or libxml2 for documents.")
  var reader = ReaderChoice.structure

  @Option(help: "How many threads read one table, or small files side by side; all processors otherwise.")
  var jobs: Int?

  @Option(help: "The most values a --by column may have; with --period, the most values times periods.")
  var maxSegments = 1_000

  @Option(help: ArgumentHelp("The percentage of records set aside at which the exit status becomes 1.", valueName: "percent"))
  var maxQuarantined = 5.0

  @Option(help: "The survey's name in the tables; a file's name otherwise.")
  var survey: String?

  @Option(help: "The wave's name in the tables.")
  var wave: String?

  @Option(
    help: ArgumentHelp("The moment the scores are for, as 2026-06-30 or with a time; the latest response otherwise.", valueName: "time"))
  var asOf: String?

  @Flag(help: "Put the records' own text into quarantine.ndjson. It is personal data.")
  var includeRaw = false

  @OptionGroup(title: "Files") var output: FileOptions

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func validate() throws {
    try output.check(out)
    guard minCell >= 0, maxSegments > 0, maxQuarantined >= 0, maxQuarantined.isFinite, jobs ?? 1 > 0 else {
      throw ValidationError("--min-cell, --max-segments, --max-quarantined and --jobs are numbers and not negative")
    }
  }

  func run() throws {
    var request = try reading.request(files)
    request.plan.segments = by
    request.conventions.missingRule = missing.rule
    request.conventions.isDetailed = detail
    try measures.apply(to: &request.conventions)
    try comparison.apply(to: &request, wave: wave)
    request.maximumSegments = maxSegments
    try time.apply(to: &request)
    request.workers = jobs
    request.usesReferenceReader = reader != .structure
    request.needsDigests = out != nil || format == .json
    let moment = try asOf.map(Self.moment)
    request.asOf = moment
    let study = try StudyRunning.run(request, console: console)
    try writeDrafts(study)
    guard let report = study.report() else { throw ExitStatus.noneUsable(study.sources) }
    try comparison.check(report, isQuiet: console.quiet)
    let identity = study.identity(survey: survey, wave: wave, asOf: moment, minimumCell: minCell)
    if !console.quiet, format == .json || out != nil, report.responses < minCell {
      Console.tell(
        "note: with \(report.responses) responses every number is hidden in files and JSON (--min-cell \(minCell)); --min-cell 0 shows all")
    }
    try write(study, report, identity)
    try show(study, report, identity)
    try judge(study)
  }

  private static func moment(_ text: String) throws -> Timestamp {
    guard let moment = Timestamp(text: text) else { throw ValidationError("--as-of is a date such as 2026-06-30, or a date and time") }
    return moment
  }

  /// What is known of files that could not be scored goes where the tables would have gone.
  private func writeDrafts(_ study: Study) throws {
    guard let out, study.sources.contains(where: { $0.refusal?.draft != nil }) else { return }
    do throws(ReportFolder.Failure) {
      for name in try study.publishDrafts(to: ReportFolder(out)) {
        Console.tell("wrote \(out)/\(name): finish it, and score the file again with --codebook \(out)/\(name)")
      }
    } catch {
      Console.tell("servqual: \(error)")
      throw error.isCreation ? ExitStatus.cannotCreate : ExitStatus.inputOutput
    }
  }

  private func write(_ study: Study, _ report: SatisfactionReport, _ identity: RunIdentity) throws {
    guard let out else { return }
    let files = try LedgerRunning.telling {
      try study.files(report, run: identity, minimumCell: minCell, includesRaw: includeRaw, options: output.options)
    }
    try FileOptions.write(files, to: out, isQuiet: console.quiet)
  }

  private func show(_ study: Study, _ report: SatisfactionReport, _ identity: RunIdentity) throws {
    switch format {
    case .json:
      try Console.print(study.document(report, run: identity, minimumCell: minCell).json)
    case .text:
      let origin = study.instrument?.origin ?? .byDefault
      let screen = ScoreScreen(
        report, care: study.care(report), run: identity, sources: study.sources, origin: origin, language: output.lang)
      try Console.print(screen.lines + (detail ? [""] + DetailScreen(report, language: output.lang).lines : []))
    }
  }

  private func judge(_ study: Study) throws {
    let refused = study.sources.contains { $0.refusal != nil }
    let isOver = max(study.quarantinedShare, study.previous?.summary.quarantinedShare ?? 0) * 100 > maxQuarantined
    if isOver {
      Console.tell("servqual: more than \(maxQuarantined)% of the records were set aside (--max-quarantined); the results leave them out")
    }
    if refused || isOver { throw ExitStatus.gateFailed }
  }
}

/// The readers of tables and documents; whichever of the libraries is named, a file is read by the one for its kind.
enum ReaderChoice: String, ExpressibleByArgument, CaseIterable {
  case structure, library, libcsv, libxml2
}

/// A missing rule as the command line takes it.
struct MissingRuleChoice: ExpressibleByArgument {
  let rule: MissingRule

  static let allValueStrings = ["half", "complete", "any", "minimum:k"]

  var defaultValueDescription: String { rule.rawValue }

  init(rule: MissingRule) { self.rule = rule }

  init?(argument: String) {
    guard let rule = MissingRule(rawValue: argument) else { return nil }
    self.rule = rule
  }
}
