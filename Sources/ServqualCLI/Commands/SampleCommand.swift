internal import ArgumentParser
internal import Servqual

/// `servqual sample`: synthetic exports, the same bytes for the same arguments.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write a synthetic survey export.", shouldDisplay: false)

  /// The organisations there are samples of.
  enum Organisation: String, ExpressibleByArgument, CaseIterable {
    case bank, clinic, telecom
  }

  @Argument(help: "The organisation: bank (CSV, branches, importance points), clinic (XML, Chinese) or telecom (customer care).")
  var organisation: Organisation

  @Flag(help: "List the files --as knows.")
  var list = false

  @Option(help: "How many responses.")
  var rows = 600

  @Option(name: .customLong("as"), help: "The file the bank's survey is laid out as.")
  var file = "plain-csv.csv"

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "Write the quarter before of the bank instead: so many responses, half of them of customers who answer again.")
  var before: Int?

  func run() throws {
    if list { return try Console.print(SampleBank.files) }
    switch organisation {
    case .bank where before != nil: try Console.print(SampleBank(rows: rows, seed: seed).quarterBefore(rows: before ?? 0))
    case .bank:
      guard let export = SampleBank(rows: rows, seed: seed).export(as: file) else {
        throw ValidationError("--as is one of \(SampleBank.files.joined(separator: ", "))")
      }
      try Console.print(export)
    case .telecom: try Console.print(SampleTelecom(rows: rows, seed: seed).csv)
    case .clinic: try Console.print(SampleClinic(rows: rows, seed: seed).xml)
    }
  }
}
