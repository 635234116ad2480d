internal import ArgumentParser
internal import Servqual

/// `servqual cut`: where a file is cut.
struct CutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut", abstract: "Print the slices of one file, each as arguments of tally on a line.",
    discussion: """
      The file is read twice, for its digest and its quotes, so that no slice has to. A file that cannot be cut is one slice.

      EXAMPLES
        servqual cut big.csv --pieces 8
        servqual cut big.csv --pieces 8 | xargs -L 1 -P 8 servqual tally --by branch -o parts/
        servqual cut big.csv --pieces 8 | sed 's,^,servqual tally -o parts/ ,' | parallel
      """)

  @Argument(help: ArgumentHelp("An export file.", valueName: "file"))
  var file: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "How many slices.")
  var pieces: Int

  func validate() throws {
    guard file != "-" else { throw ValidationError("standard input cannot be read by several: name a file") }
    guard (1...1_000_000).contains(pieces) else { throw ValidationError("--pieces is a number from 1 to 1000000") }
  }

  func run() throws {
    let cuts: FileCuts
    let request = try reading.request([file])
    do throws(TallyingError) { cuts = try FileCuts(file, into: pieces, request) } catch {
      Console.tell(DisplayText.harmless("servqual: \(error)"))
      guard case .refused(_, let refusal) = error else { throw ExitStatus.unusableInput }
      throw ExitStatus.status(of: [refusal.kind])
    }
    try Console.print(
      cuts.pieces.map { piece in
        let place = "--range \(piece.range.lowerBound):\(piece.range.upperBound)"
        let quotes = "--\(piece.startsInsideQuotes ? "" : "no-")starts-inside-quotes"
        return "\(Self.quoted(file)) \(place) \(quotes) --sha256 \(cuts.sha256)"
      })
  }

  /// A word as shells and xargs read it.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "/._-+,".utf8.contains(byte)
    }
    return isPlain ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
