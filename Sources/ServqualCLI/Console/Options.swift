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
    if let dialect, !Dialects.all.map(\.name).contains(dialect) {
      throw ValidationError("there is no dialect \(dialect); known: \(Dialects.all.map(\.name).joined(separator: ", "))")
    }
    request.plan.dialect = dialect
    request.plan.includedKinds = Set(include)
    request.companions = companion
    request.encoding = try chosenEncoding()
    request.delimiter = try chosenDelimiter()
    return request
  }

  private func chosenInstrument() throws -> Instrument? {
    if codebookFile != nil, instrument != nil { throw ValidationError("--codebook names the instrument itself: leave --instrument out") }
    if codebookFile != nil, scale != nil { throw ValidationError("put `scale:` into the codebook instead of giving --scale") }
    let named = try instrument.map { name throws(ConfigurationError) in try Instrument.named(name) }
    guard let scale else { return named }
    guard let points = ResponseScale(text: scale) else {
      throw ValidationError("--scale is written 1-5, 0-10 or, with one decimal, 0.0-10.0")
    }
    return (named ?? .servqual1991).rescaled(to: points)
  }

  private func chosenEncoding() throws -> TextEncoding? {
    guard let encoding else { return nil }
    guard let found = TextEncoding(named: encoding) else {
      let known = TextEncoding.supported.map(\.name).joined(separator: ", ")
      throw ValidationError("the encoding \(encoding) is not read; known: \(known)")
    }
    return found
  }

  private func chosenDelimiter() throws -> UInt8? {
    guard let delimiter else { return nil }
    let names: [String: UInt8] = ["comma": 0x2C, "semicolon": 0x3B, "tab": 0x09, "\\t": 0x09, "pipe": 0x7C]
    if let byte = names[delimiter.lowercased()] { return byte }
    guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte < 0x80, byte != 0x22 else {
      throw ValidationError("--delimiter is comma, semicolon, tab, pipe, or one ASCII character")
    }
    return byte
  }
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
