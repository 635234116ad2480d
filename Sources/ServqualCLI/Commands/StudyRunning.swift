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
      Console.tell("servqual: \(error)")
      throw ExitStatus.usage
    }
  }

  private static func tell(_ study: Study, _ console: ConsoleOptions) {
    let lines = FindingLines(color: console.color, descriptor: STDERR_FILENO)
    for source in study.sources {
      for line in lines.refusal(source) { Console.tell(line) }
      if console.quiet { continue }
      for finding in source.findings where finding.severity == .warning { Console.tell(lines.finding(finding, in: source.source)) }
    }
  }
}
