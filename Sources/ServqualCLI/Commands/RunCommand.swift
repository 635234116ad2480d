internal import ArgumentParser
internal import Servqual

/// `servqual run`: a pipeline.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a pipeline: take in what arrived, measure, judge, publish.",
    discussion: """
      The manifest says where exports arrive, how they are read and scored, where they are kept, and what a result must satisfy to be
      published. Run it as often as you like: the same files are taken once, and a run that was stopped is finished by the next.

      EXAMPLES
        servqual run nightly.yaml --dry-run             what would be done, as JSON
        servqual run nightly.yaml
        servqual run nightly.yaml --log-format json     for a log collector
        servqual run backfill.yaml --since 2026-01-01 --until 2026-03-31
      """)

  @Argument(help: ArgumentHelp("The manifest; servqual schema pipeline prints its JSON Schema.", valueName: "manifest"))
  var manifest: String

  @Flag(help: "Print what would be done, as JSON, and do nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("The moment taken for now, as 2026-06-30 or with a time.", valueName: "time"))
  var asOf: String?

  @Option(help: ArgumentHelp("Measure responses recorded from this day on.", valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("Measure responses recorded up to the end of this day.", valueName: "day"))
  var until: String?

  @Flag(help: "Publish although a gate fails: you have looked at what is held. An empty result is held all the same.")
  var release = false

  @Option(help: "How what happens is told: text, or json with an object on each line.")
  var logFormat = OutputFormat.text

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func run() throws {
    var options = PipelineOptions()
    options.asOf = try moment(asOf, "--as-of")
    options.since = try moment(since, "--since")
    options.until = try moment(until, "--until")
    options.releases = release
    if let since = options.since, let until = options.until, until < since {
      throw ValidationError("--until lies before --since")
    }
    let plan: PipelineManifest
    if !FileReach.exists(manifest) {
      Console.tell(DisplayText.harmless("servqual: \(manifest): no such file"))
      throw ExitStatus.noInput
    }
    do throws(ConfigurationError) { plan = try PipelineManifest.contents(of: manifest) } catch {
      Console.tell("servqual: \(error)")
      throw ExitStatus.configuration
    }
    if dryRun { return try Console.print(PipelinePlan(plan, options: options).json) }
    let progress = ProgressLine(isOn: !console.noProgress && !console.quiet && logFormat == .text)
    let runner = PipelineRunner(
      plan, options: options,
      tell: { event in
        progress.clear()
        tell(event)
      }, progress: { progress.show($0) })
    let status = runner.run()
    progress.clear()
    guard status == .done else { throw ExitCode(Int32(status.rawValue)) }
  }

  private func moment(_ text: String?, _ option: String) throws -> Timestamp? {
    guard let text else { return nil }
    guard let moment = Timestamp(text: text) else { throw ValidationError("\(option) is a date such as 2026-06-30, or a date and time") }
    return moment
  }

  private func tell(_ event: RunEvent) {
    if console.quiet, event.severity == .note { return }
    Console.tell(logFormat == .json ? event.jsonLine(at: PipelineOptions.clock.microseconds) : event.line)
  }
}
