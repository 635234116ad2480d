internal import ArgumentParser
internal import Servqual

/// What the scores are compared with: the wave before, targets, and the people the responses came from.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of the wave before, read with the same settings; may be given more than once. Respondents of both are matched by their ids.",
      valueName: "file"))
  var previous: [String] = []

  @Option(help: ArgumentHelp("The name of the wave before in the tables; its file's name otherwise.", valueName: "name"))
  var previousLabel: String?

  @Option(name: .customLong("target"), help: ArgumentHelp("The values to reach, from a YAML file.", valueName: "file"))
  var targetFile: String?

  @Option(help: ArgumentHelp("How many people the responses came from, where it is a known and finite number.", valueName: "people"))
  var population: Int?

  @Option(help: ArgumentHelp("The gap that is too small to matter, in points of the scale.", valueName: "points"))
  var equivalence: Double?

  @Option(
    name: .customLong("invited"),
    help: ArgumentHelp("How many people were invited, by segment and wave: a table, for the response rate.", valueName: "file"))
  var invitationFile: String?

  @Option(help: "How Wilcoxon's test in the scores ranks gaps of zero: drop, pratt or zsplit.")
  var zeroRule = ZeroRuleChoice.drop

  @Flag(help: "Correct Wilcoxon's normal statistic by half a rank.")
  var continuity = false

  func validate() throws {
    if previousLabel != nil, previous.isEmpty { throw ValidationError("--previous-label names the wave of --previous: give that too") }
    if let population, population < 1 { throw ValidationError("--population is a number of people, at least 1") }
    if let equivalence, equivalence <= 0 || !equivalence.isFinite {
      throw ValidationError("--equivalence is a number of points above 0, such as 0.2")
    }
  }

  /// Puts the choices into `request`, and checks the targets where the instrument is named already.
  func apply(to request: inout StudyRequest, wave: String?) throws {
    if (request.paths + previous).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once: as a file or as --previous")
    }
    (request.previous, request.previousLabel) = (previous, previousLabel)
    request.conventions.population = population
    request.conventions.equivalenceMargin = equivalence
    request.conventions.zeroRule = zeroRule.rule
    request.conventions.hasContinuity = continuity
    request.conventions.targets = try targets()
    if let known = request.plan.instrument ?? request.plan.codebook?.instrument.value { try check(request.conventions, known) }
    request.conventions.invitations = try invitations(wave, request)
  }

  /// Refuses what the measurement shows to be wrong, and tells what it could not use.
  func check(_ report: SatisfactionReport, isQuiet: Bool) throws {
    try check(report.conventions, report.instrument)
    if let population, population < report.responses {
      Console.tell("servqual: --population \(population) is less than the \(report.responses) responses: give the people they came from")
      throw ExitStatus.usage
    }
    if !isQuiet { for note in report.comparisonNotes { Console.tell("note: \(DisplayText.harmless(note))") } }
  }

  private func check(_ conventions: MeasurementConventions, _ instrument: Instrument) throws {
    let problems = conventions.targets?.problems(for: instrument) ?? []
    guard let targetFile, !problems.isEmpty else { return }
    for problem in problems { Console.tell("servqual: \(targetFile): \(problem)") }
    throw ExitStatus.configuration
  }

  private func targets() throws -> Targets? {
    guard let targetFile else { return nil }
    do throws(ConfigurationError) { return try Targets.contents(of: targetFile) } catch {
      Console.tell("servqual: \(error)")
      throw ExitStatus.configuration
    }
  }

  private func invitations(_ wave: String?, _ request: StudyRequest) throws -> Invitations? {
    guard let invitationFile else { return nil }
    if invitationFile == "-", (request.paths + previous).contains("-") {
      throw ValidationError("standard input can be the responses or --invited")
    }
    do throws(ReadingError) {
      return try Invitations.contents(of: invitationFile, wave: wave, encoding: request.encoding)
    } catch {
      let place = error.line > 0 ? "\(invitationFile):\(error.line)" : invitationFile
      Console.tell(DisplayText.harmless("\(place): \(error.kind.rawValue): \(error.message)"))
      if !error.advice.isEmpty { Console.tell(DisplayText.harmless("  what to do: \(error.advice)")) }
      throw ExitStatus.status(of: [error.kind.rawValue])
    }
  }
}

/// The rules for zeros by the names the command line takes.
enum ZeroRuleChoice: String, ExpressibleByArgument, CaseIterable {
  case drop, pratt, zsplit

  var rule: SignedRanks.ZeroRule { SignedRanks.ZeroRule(rawValue: rawValue) ?? .drop }
}
