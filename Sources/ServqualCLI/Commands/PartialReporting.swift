internal import ArgumentParser
internal import Servqual

/// How partials are measured: what `score` takes for it, save what was settled when they were counted.
struct PartialReporting: ParsableArguments {
  @OptionGroup(title: "Measures of partials") var measures: MeasureOptions

  @OptionGroup(title: "Comparing partials") var comparison: ComparisonOptions

  @Option(
    help: ArgumentHelp("Pairs a dimension score needs: half, complete, any, or the number that was counted as well.", valueName: "rule"))
  var missing = MissingRuleChoice(rule: .half)

  @Option(
    help: ArgumentHelp(
      "The periods that set the control limits: the first so many, or those within two days; all otherwise.", valueName: "N|from..to"))
  var baseline: String?

  @Option(help: "The control chart: xmr or xbar_s; chosen by the sizes of the periods otherwise.")
  var chart: ChartChoice?

  @Flag(help: "Print tests, effects, reliability and every item as well, where they were counted.")
  var detail = false

  @Option(help: "The smallest cell shown in files and JSON; 0 shows all.")
  var minCell = 10

  @Option(help: "The most values a --by column may have; with --period, the most values times periods.")
  var maxSegments = 1_000

  @Option(help: ArgumentHelp("The percentage of records set aside at which the exit status becomes 1.", valueName: "percent"))
  var maxQuarantined = 5.0

  @Option(help: "The wave's name in the tables.")
  var wave: String?

  @Option(
    help: ArgumentHelp("The moment the scores are for, as 2026-06-30 or with a time; the latest response otherwise.", valueName: "time"))
  var asOf: String?

  func validate() throws {
    guard minCell >= 0, maxSegments > 0, maxQuarantined >= 0, maxQuarantined.isFinite else {
      throw ValidationError("--min-cell, --max-segments and --max-quarantined are numbers and not negative")
    }
    guard comparison.previous.isEmpty else { throw ValidationError("--previous is read by servqual score, with the files of both waves") }
  }

  /// What one run over all files of a partial would have made, and its measurement.
  func measured(_ file: TallyFile, survey: String?, console: ConsoleOptions) throws -> Measured {
    var request = StudyRequest(paths: [])
    request.conventions.missingRule = missing.rule
    request.conventions.isDetailed = detail
    try measures.apply(to: &request.conventions)
    try comparison.apply(to: &request, wave: wave)
    request.conventions.chart = chart?.method
    request.conventions.baseline = try asked(baseline, TrendBaseline.init(text:))
    let moment = try asOf.map { text in
      guard let moment = Timestamp(text: text) else { throw ValidationError("--as-of is a date such as 2026-06-30, or a date and time") }
      return moment
    }
    let study = try study(file, request.conventions, asOf: moment)
    StudyRunning.tell(study, console)
    guard let report = study.report() else { throw ExitStatus.noneUsable(study.sources) }
    try comparison.check(report, isQuiet: console.quiet)
    let identity = study.identity(survey: survey, wave: wave, asOf: moment, minimumCell: minCell)
    return Measured(study: study, report: report, identity: identity, options: self)
  }

  private func study(_ file: TallyFile, _ conventions: MeasurementConventions, asOf: Timestamp?) throws -> Study {
    do throws(PartialStudyError) { return try Study(file, conventions: conventions, maximumSegments: maxSegments, asOf: asOf) } catch {
      Console.tell(DisplayText.harmless("servqual: \(error)"))
      switch error {
      case .incomplete, .untrusted, .damaged: throw ExitStatus.unusableInput
      case .otherRule, .notDetailed: throw ExitStatus.usage
      case .study(let error): throw ExitStatus.status(of: error)
      }
    }
  }

  /// A measured partial.
  struct Measured {
    let study: Study
    let report: SatisfactionReport
    let identity: RunIdentity
    fileprivate let options: PartialReporting

    var document: DashboardDocument { study.document(report, run: identity, minimumCell: options.minCell) }

    func files(_ files: RunFileOptions) throws -> RunFiles {
      try LedgerRunning.telling {
        try study.files(report, run: identity, minimumCell: options.minCell, includesRaw: false, options: files)
      }
    }

    /// The screen that `score` prints.
    func lines(language: String) -> [String] {
      let origin = study.instrument?.origin ?? .byDefault
      let screen = ScoreScreen(report, care: study.care(report), run: identity, sources: study.sources, origin: origin, language: language)
      return screen.lines + (options.detail ? [""] + DetailScreen(report, language: language).lines : [])
    }

    /// Ends with the status that `score` ends with.
    func judge() throws {
      let isOver = study.quarantinedShare * 100 > options.maxQuarantined
      if isOver {
        Console.tell(
          "servqual: more than \(options.maxQuarantined)% of the records were set aside (--max-quarantined); the results leave them out")
      }
      if isOver || study.sources.contains(where: { $0.refusal != nil }) { throw ExitStatus.gateFailed }
    }
  }
}
