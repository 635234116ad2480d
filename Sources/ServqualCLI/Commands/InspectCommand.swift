internal import ArgumentParser
internal import Glibc
internal import Servqual

/// `servqual inspect`: what a file is taken for, and why.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say what a file is taken for and why, without scoring it.",
    discussion: """
      EXAMPLES
        servqual inspect new-survey.csv
        servqual inspect new-survey.csv --codebook > codebook.yaml
        servqual score new-survey.csv --codebook codebook.yaml
      """)

  @Argument(help: ArgumentHelp("An export file, packed or not, or a folder of submissions; - reads standard input.", valueName: "file"))
  var file: String

  @Flag(name: .customLong("codebook"), help: "Print the codebook as YAML, to edit and give back with --codebook.")
  var printsCodebook = false

  @Option(help: "An instrument: a preset's name or a YAML file.")
  var instrument: String?

  @Option(name: .customLong("use-codebook"), help: ArgumentHelp("A codebook to inspect the file with.", valueName: "file"))
  var codebookFile: String?

  @Option(help: "The text encoding.")
  var encoding: String?

  @Option(help: "The field delimiter.")
  var delimiter: String?

  @Option(help: "The dialect.")
  var dialect: String?

  @Option(help: ArgumentHelp("A file that describes the survey, such as LimeSurvey's .lss.", valueName: "file"))
  var companion: [String] = []

  @Option(help: "Print lines (text) or one document (json).")
  var format = OutputFormat.text

  func run() throws {
    var options = ReadingOptions()
    (options.instrument, options.codebookFile, options.encoding) = (instrument, codebookFile, encoding)
    (options.scale, options.delimiter, options.dialect, options.include) = (nil, delimiter, dialect, [])
    options.companion = companion
    let found = FileInspection(try options.request([file]))
    if printsCodebook {
      for problem in found.inspection.problems { Console.tell("\(file): \(problem)") }
      guard let codebook = found.codebook else { throw ExitStatus.status(of: [found.problemKind ?? ""]) }
      return try Console.print(Array(codebook.utf8))
    }
    if format == .json { try Console.print(found.inspection.json) } else { try Console.print(InspectionScreen(found.inspection).lines) }
    if !found.isUsable { throw ExitStatus.status(of: [found.problemKind ?? ""]) }
  }
}
