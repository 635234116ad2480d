internal import ArgumentParser
internal import Glibc
internal import Servqual

/// Runs a study with progress, and tells refusals and hints on standard error.
enum StudyRunning {
  static func run(_ request: StudyRequest, console: ConsoleOptions) throws -> Study {
    let progress = ProgressLine(isOn: !console.noProgress && !console.quiet)
    defer { progress.clear() }
    do throws(StudyError) {
      let study = try Study.run(request) { progress.show($0) }
      progress.clear()
      tell(study, console)
      return study
    } catch {
      progress.clear()
      Console.tell(DisplayText.harmless("servqual: \(error)"))
      throw ExitStatus.status(of: error)
    }
  }

  /// Tells what was refused, and what a reader should know of the rest.
  static func tell(_ study: Study, _ console: ConsoleOptions) {
    let lines = FindingLines(color: console.color, descriptor: STDERR_FILENO)
    for source in study.sources {
      for line in lines.refusal(source) { Console.tell(line) }
      if console.quiet { continue }
      for finding in source.findings where finding.severity == .warning { Console.tell(lines.finding(finding, in: source.source)) }
    }
    if !console.quiet { for note in study.careNotes { Console.tell("note: \(note)") } }
    if let previous = study.previous, !console.quiet { tell(previous) }
  }

  /// What was compared with, and how much of it counts; its findings are told where it is scored itself.
  private static func tell(_ previous: PreviousStudy) {
    let summary = previous.summary
    let again = summary.matched.map { "; \($0) of these respondents answered again" } ?? ""
    let account = "\(summary.responses) responses, \(summary.quarantined) records set aside\(again)"
    Console.tell(DisplayText.harmless("compared with \(summary.label): \(account)"))
    for note in previous.notes { Console.tell(DisplayText.harmless("note: \(note)")) }
  }
}
