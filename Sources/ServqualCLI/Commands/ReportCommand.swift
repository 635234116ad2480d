internal import ArgumentParser
internal import Servqual

/// `servqual report`: the page and the files of what was measured or kept before.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the page and the files again, from a dashboard.json or from what a ledger holds.",
    discussion: """
      EXAMPLES
        servqual report out/dashboard.json                             what it says, in a few lines
        servqual report out/dashboard.json --format html > page.html   the page alone, to send
        servqual report out/dashboard.json --out zh --lang zh-Hans     all files, the page in Chinese
        servqual report nightly.yaml --survey bank --out look          what the ledger holds now, published nowhere
      """)

  @Argument(
    help: ArgumentHelp("The dashboard.json of a run, or the manifest of a pipeline with a ledger; - reads a document.", valueName: "file"))
  var input: String

  @Option(help: "Print what it says (text), the page (html) or the document (json).")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("Write all files into a folder.", valueName: "folder"))
  var out: String?

  @Option(help: "The survey, where the manifest has several.")
  var survey: String?

  @OptionGroup(title: "Files") var files: FileOptions

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func validate() throws { try files.check(out) }

  func run() throws {
    let material = try ReportMaterial(input, survey: survey)
    if let out {
      let written = try LedgerRunning.telling {
        try RunFiles(material.document, quarantine: material.quarantine, options: files.options)
      }
      try FileOptions.write(written, to: out, isQuiet: console.quiet)
      guard format != .text else { return }
    }
    switch format {
    case .text: try Console.print(DocumentScreen(material.document, language: files.language).lines)
    case .html: try Console.print(DashboardPage(material.document, language: files.language, hasRadar: files.radar).index)
    case .json: try Console.print(material.document.json)
    }
  }
}

/// How a report is printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, html, json
}

/// What a report is made of.
struct ReportMaterial {
  let document: DashboardDocument
  /// `quarantine.ndjson`; nil where it is not known.
  let quarantine: [UInt8]?

  init(_ input: String, survey: String?) throws {
    if input.hasSuffix(".yaml") || input.hasSuffix(".yml") {
      try self.init(manifest: input, survey: survey)
    } else {
      if survey != nil { throw ValidationError("--survey chooses among the surveys of a manifest") }
      try self.init(document: input)
    }
  }

  private init(document path: String) throws {
    let bytes = try FileInput.bytes(of: path)
    do throws(DashboardError) { document = try DashboardDocument(json: bytes) } catch {
      Console.tell(DisplayText.harmless("servqual: \(path): \(error)"))
      throw ExitStatus.unusableInput
    }
    quarantine = path == "-" ? nil : RunFiles.quarantine(beside: path, of: document)
  }

  private init(manifest path: String, survey: String?) throws {
    guard FileReach.exists(path) else {
      Console.tell(DisplayText.harmless("servqual: \(path): no such file"))
      throw ExitStatus.noInput
    }
    let study = try LedgerRunning.telling { () throws -> LedgerStudy in
      let manifest = try PipelineManifest.contents(of: path)
      let pipelines = manifest.surveys.filter { survey == nil || $0.survey == survey }
      guard pipelines.count == 1, let pipeline = pipelines.first else {
        let known = manifest.surveys.map(\.survey).joined(separator: ", ")
        throw LedgerError(.unknown, "name one survey of \(path)", advice: "--survey; known: \(known)")
      }
      guard let ledger = manifest.ledger else { throw LedgerError(.unknown, "\(path) names no ledger") }
      return try pipeline.study(Ledger(ledger.file, key: nil, now: PipelineOptions.clock))
    }
    document = study.document
    quarantine = try LedgerRunning.telling { try study.files(includesRaw: false).quarantine }
  }
}
