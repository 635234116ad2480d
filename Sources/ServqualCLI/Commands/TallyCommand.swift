internal import ArgumentParser
internal import Glibc
internal import Servqual

/// `servqual tally`: one slice of a survey, counted.
struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally", abstract: "Count a slice of a survey, on any machine, into a partial to merge and report.",
    discussion: """
      A slice is a file, several, or a range of the bytes of one. Give every slice the same reading options, --by, --period and --missing.
      A partial carries the responses that have ids, under a hash of the id, unless --ids-unique promises that no respondent is in two slices:
      it is personal data then, as the exports are.

      EXAMPLES
        servqual tally june.csv --by branch -o june.tally
        servqual tally big.csv --range 0:500000000 --ids-unique -o big-1.tally
        servqual merge *.tally -o all.tally
        servqual report all.tally
      """)

  @Argument(help: ArgumentHelp("Export files, in any order; - reads standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @OptionGroup(title: "Slice") var slice: SliceOptions

  @Option(help: ArgumentHelp("Split by a column; may be given more than once.", valueName: "column"))
  var by: [String] = []

  @Option(help: "Count every day, week (from Monday), month, quarter, year or weekday as well, in UTC.")
  var period: PeriodChoice?

  @Option(help: ArgumentHelp("The rule to measure under, where it is none of half, complete and any: minimum:k.", valueName: "rule"))
  var missing = MissingRuleChoice(rule: .half)

  @Flag(help: "Count what report --detail needs as well.")
  var detail = false

  @Flag(help: "Promise that no respondent is in two slices: the partial then holds counts alone.")
  var idsUnique = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The partial, or a folder to name it in, as parts/; standard output otherwise.", valueName: "partial"))
  var output = "-"

  @Option(help: "How many threads read one table; all processors otherwise.")
  var jobs: Int?

  @Option(help: "The most values a --by column may have; with --period, the most values times periods.")
  var maxSegments = 1_000

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func validate() throws {
    guard maxSegments > 0, jobs ?? 1 > 0 else { throw ValidationError("--max-segments and --jobs are numbers above 0") }
    try slice.validate(files: files)
    if output.hasSuffix("/"), files.count > 1 { throw ValidationError("name the partial of several files") }
  }

  func run() throws {
    var study = try reading.request(files)
    study.plan.segments = by
    study.period = period?.unit
    study.conventions.missingRule = missing.rule
    study.conventions.isDetailed = detail
    (study.maximumSegments, study.workers) = (maxSegments, jobs)
    var request = TallyRequest(study)
    request.isUnique = idsUnique
    try slice.apply(to: &request)
    let file = try tally(request)
    try PartialFiles.write(file, to: output.hasSuffix("/") ? output + slice.name(of: file) : output)
    for source in file.refusedSources {
      for line in FindingLines(color: console.color, descriptor: STDERR_FILENO).refusal(source) { Console.tell(line) }
    }
    let refused = file.refusedSources
    if refused.count == file.sourceNames.count { throw ExitStatus.noneUsable(refused) }
    if !refused.isEmpty { throw ExitStatus.gateFailed }
  }

  private func tally(_ request: TallyRequest) throws -> TallyFile {
    let progress = ProgressLine(isOn: !console.noProgress && !console.quiet)
    defer { progress.clear() }
    do throws(TallyingError) { return try TallyFile.tallying(request) { progress.show($0) } } catch {
      progress.clear()
      Console.tell(DisplayText.harmless("servqual: \(error)"))
      switch error {
      case .study(let error): throw ExitStatus.status(of: error)
      case .refused(_, let refusal): throw ExitStatus.status(of: [refusal.kind])
      case .twice, .notStorable: throw ExitStatus.unusableInput
      case .careNeedsResponses: throw ExitStatus.usage
      }
    }
  }
}

/// Which part of a survey is counted.
struct SliceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The bytes of the one file to count, such as 0:1000000: the records that begin in them, save at their edges, where each record "
        + "belongs to one of two ranges that touch.", valueName: "start:end"))
  var range: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Say whether the range begins inside a quoted field; the quotes of everything before it are counted otherwise.")
  var startsInsideQuotes: Bool?

  @Option(
    help: ArgumentHelp("The file's SHA-256, where it is known: taken on trust, and the file need not be read for it.", valueName: "digest"))
  var sha256: String?

  @Option(help: ArgumentHelp("What the one file is called in the tables; the last part of its path otherwise.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The place in the order of arrival: of two equally late responses of one respondent the later arrival stays. Files of one place "
        + "arrive in the order of their names.", valueName: "number"))
  var arrival = 0

  func validate(files: [String]) throws {
    let given = [("--range", range), ("--sha256", sha256), ("--name", name)]
    if files.count > 1, let (option, _) = given.first(where: { $0.1 != nil }) { throw ValidationError("\(option) is about one file") }
    if startsInsideQuotes != nil, range == nil { throw ValidationError("--starts-inside-quotes is about a range: give --range as well") }
    guard arrival >= 0 else { throw ValidationError("--arrival is a number and not negative") }
    guard sha256.map(Self.isDigest) ?? true else { throw ValidationError("--sha256 is 64 hexadecimal digits") }
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit && !$0.isUppercase }
  }

  /// `bank.csv.0-1000.tally`.
  func name(of file: TallyFile) -> String {
    let bytes = range.map { "." + $0.split(separator: ":").joined(separator: "-") } ?? ""
    return "\(file.sourceNames.first ?? "part")\(bytes).tally"
  }

  func apply(to request: inout TallyRequest) throws {
    if let range {
      let parts = range.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let start = parts[0], let end = parts[1], start >= 0, start < end else {
        throw ValidationError("--range is start:end in bytes, such as 0:1000000")
      }
      request.range = start..<end
    }
    (request.startsInsideQuotes, request.sha256, request.name) = (startsInsideQuotes, sha256, name)
    request.arrival = arrival
  }
}
