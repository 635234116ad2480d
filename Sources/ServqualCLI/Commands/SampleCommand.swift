internal import ArgumentParser
internal import Servqual

/// `servqual sample`: synthetic exports, the same bytes for the same arguments.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write a synthetic survey export.", shouldDisplay: false)

  /// The organisations there are samples of.
  enum Organisation: String, ExpressibleByArgument, CaseIterable {
    case bank, clinic
  }

  @Argument(help: "The organisation: bank (CSV, branches, importance points) or clinic (XML, Chinese).")
  var organisation: Organisation

  @Flag(help: "List the platforms --as knows.")
  var list = false

  @Option(help: "How many responses.")
  var rows = 600

  @Option(name: .customLong("as"), help: "The platform the bank's survey is laid out for, by its dialect's name.")
  var dialect = "plain-csv"

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  func run() throws {
    if list { return try Console.print(SampleBank.dialects) }
    switch organisation {
    case .bank:
      guard let export = SampleBank(rows: rows, seed: seed).export(as: dialect) else {
        throw ValidationError("--as is one of \(SampleBank.dialects.joined(separator: ", "))")
      }
      try Console.print(export)
    case .clinic: try Console.print(SampleClinic(rows: rows, seed: seed).xml)
    }
  }
}
