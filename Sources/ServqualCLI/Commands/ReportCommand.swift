internal import ArgumentParser
internal import Glibc
internal import Servqual

/// `servqual report`: the page and the files of a run that was measured before.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the page and the files of a run again, from its dashboard.json.",
    discussion: """
      EXAMPLES
        servqual report out/dashboard.json > page.html          the page, to send or to open
        servqual report out/dashboard.json --out zh --lang zh-Hans
      """)

  @Argument(help: ArgumentHelp("The dashboard.json of a run; - reads standard input.", valueName: "file"))
  var input: String

  @Option(help: ArgumentHelp("Write all files into a folder; otherwise the page is printed.", valueName: "folder"))
  var out: String?

  @Option(help: "The language of the page: en, zh-Hans, zh-Hant.")
  var lang = "en"

  @Flag(help: "Show a radar chart beside the others.")
  var radar = false

  func run() throws {
    let language = PageLanguage(rawValue: lang) ?? .english
    let bytes = try FileInput.bytes(of: input)
    let document: DashboardDocument
    do throws(DashboardError) { document = try DashboardDocument(json: bytes) } catch {
      Console.tell(DisplayText.harmless("servqual: \(input): \(error)"))
      throw ExitStatus.unusableInput
    }
    let page = DashboardPage(document, language: language, hasRadar: radar)
    guard let out else { return try Console.print(page.index) }
    for file in page.files { print(out, file.path, file.bytes.count) }
  }
}
