internal import ArgumentParser
internal import Servqual

/// `servqual merge`: partials, joined.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join partials, in any order and any grouping, to one.",
    discussion: """
      Partials of another instrument or other settings are refused, and bytes that are in two of them. What is still missing is told.

      EXAMPLES
        servqual merge *.tally -o all.tally
        servqual merge north.tally south.tally | servqual report -
      """)

  @Argument(help: ArgumentHelp("Partials that servqual tally or merge wrote; - reads standard input.", valueName: "partial"))
  var partials: [String]

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The partial; standard output otherwise.", valueName: "partial"))
  var output = "-"

  @OptionGroup(title: "Console") var console: ConsoleOptions

  func run() throws {
    let whole = try PartialFiles.joined(partials.map { ($0, try FileInput.bytes(of: $0)) })
    try PartialFiles.write(whole, to: output)
    guard !console.quiet else { return }
    for range in whole.missing { Console.tell(DisplayText.harmless("note: still missing: \(range)")) }
  }
}
