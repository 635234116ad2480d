internal import ArgumentParser
internal import Servqual

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How to print.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// How a file is to be read; shared by all verbs.
struct ReadingOptions: ParsableArguments {
  @Option(help: "An instrument: servqual-1991 (default), servqual-1988, servperf-1992, or a YAML file.")
  var instrument: String?

  @Option(help: ArgumentHelp("The answer scale, such as 1-5 or 0-10, where it differs from the instrument's.", valueName: "low-high"))
  var scale: String?

  @Option(
    name: .customLong("codebook"),
    help: ArgumentHelp("What each column means: a YAML file made with inspect --codebook.", valueName: "file"))
  var codebookFile: String?

  @Option(help: "The text encoding, such as utf-8, gb18030, cp949, windows-1252.")
  var encoding: String?

  @Option(help: "The field delimiter: comma, semicolon, tab, pipe, or the character.")
  var delimiter: String?

  @Option(help: "The dialect, where recognition is to be overruled.")
  var dialect: String?

  @Option(help: ArgumentHelp("Count rows of a kind as responses, such as partial; may be given more than once.", valueName: "kind"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp("A file that describes the survey, such as LimeSurvey's .lss; may be given more than once.", valueName: "file"))
  var companion: [String] = []

  /// The request these options make of `paths`.
  func request(_ paths: [String]) throws -> StudyRequest {
    var request = StudyRequest(paths: paths)
    do {
      if let codebookFile { request.plan.codebook = try Codebook.contents(of: codebookFile) }
      request.plan.instrument = try chosenInstrument()
    } catch let error as ConfigurationError {
      Console.tell("servqual: \(error)")
      throw ExitStatus.configuration
    }
    request.plan.dialect = try asked(dialect, SettingText.dialect)
    request.plan.includedKinds = Set(include)
    request.companions = companion
    request.encoding = try asked(encoding, SettingText.encoding)
    request.delimiter = try asked(delimiter, SettingText.delimiter)
    return request
  }

  private func chosenInstrument() throws -> Instrument? {
    if codebookFile != nil, instrument != nil { throw ValidationError("--codebook names the instrument itself: leave --instrument out") }
    if codebookFile != nil, scale != nil { throw ValidationError("put `scale:` into the codebook instead of giving --scale") }
    let named = try instrument.map { name throws(ConfigurationError) in try Instrument.named(name) }
    guard let points = try asked(scale, SettingText.scale) else { return named }
    return (named ?? .servqual1991).rescaled(to: points)
  }
}

/// The value of an option where it was given; a text that is none is the user's mistake.
func asked<Value>(_ text: String?, _ read: (String) throws(SettingError) -> Value) throws -> Value? {
  guard let text else { return nil }
  do throws(SettingError) { return try read(text) } catch { throw ValidationError(error.description) }
}

/// What is printed beside the data.
struct ConsoleOptions: ParsableArguments {
  @Flag(help: "Print no progress.")
  var noProgress = false

  @Flag(name: [.short, .long], help: "Print nothing on standard error but errors.")
  var quiet = false

  @Option(help: "Colour: auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto
}
