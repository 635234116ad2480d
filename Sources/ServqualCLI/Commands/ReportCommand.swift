internal import ArgumentParser
internal import Servqual

/// `servqual report`: the page and the files of what was measured, kept or counted before.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the page and the files of a dashboard.json, of what a ledger holds, or of partials.",
    discussion: """
      EXAMPLES
        servqual report out/dashboard.json                             what it says, in a few lines
        servqual report out/dashboard.json --format html > page.html   the page alone, to send
        servqual report out/dashboard.json --out zh --lang zh-Hans     all files, the page in Chinese
        servqual report nightly.yaml --survey bank --out look          what the ledger holds now, published nowhere
        servqual report north.tally south.tally --out all              what score would have written of their files
      """)

  @Argument(
    help: ArgumentHelp(
      "The dashboard.json of a run, or the manifest of a pipeline with a ledger, or partials, which are joined; - reads standard input.",
      valueName: "file"))
  var inputs: [String]

  @Option(help: "Print what it says (text), the page (html) or the document (json).")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("Write all files into a folder.", valueName: "folder"))
  var out: String?

  @Option(help: "The survey, where the manifest has several; its name in the tables of partials.")
  var survey: String?

  @OptionGroup(title: "Files") var files: FileOptions

  @OptionGroup var partials: PartialReporting

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func validate() throws { try files.check(out) }

  func run() throws {
    if inputs.count == 1, ReportMaterial.isManifest(inputs[0]) { return try put(out: ReportMaterial(manifest: inputs[0], survey: survey)) }
    let read = try inputs.map { (path: $0, bytes: try FileInput.bytes(of: $0)) }
    if read.contains(where: { TallyFile.isPartial($0.bytes) }) { return try put(out: PartialFiles.joined(read)) }
    guard read.count == 1 else { throw ValidationError("several inputs are joined where they are partials, as servqual tally makes them") }
    if survey != nil { throw ValidationError("--survey chooses among the surveys of a manifest") }
    try put(out: ReportMaterial(document: read[0].path, read[0].bytes))
  }

  private func put(out partial: TallyFile) throws {
    let measured = try partials.measured(partial, survey: survey, console: console)
    if let out { try FileOptions.write(measured.files(files.options), to: out, isQuiet: console.quiet) }
    switch format {
    case .text: try Console.print(measured.lines(language: files.lang))
    case .html: try Console.print(DashboardPage(measured.document, language: files.language, hasRadar: files.radar).index)
    case .json: try Console.print(measured.document.json)
    }
    try measured.judge()
  }

  private func put(out material: ReportMaterial) throws {
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

  static func isManifest(_ input: String) -> Bool { input.hasSuffix(".yaml") || input.hasSuffix(".yml") }

  init(document path: String, _ bytes: [UInt8]) throws {
    do throws(DashboardError) { document = try DashboardDocument(json: bytes) } catch {
      Console.tell(DisplayText.harmless("servqual: \(path): \(error)"))
      throw ExitStatus.unusableInput
    }
    quarantine = path == "-" ? nil : RunFiles.quarantine(beside: path, of: document)
  }

  init(manifest path: String, survey: String?) throws {
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
    quarantine = try LedgerRunning.telling { try study.quarantine(includesRaw: false) }
  }
}
