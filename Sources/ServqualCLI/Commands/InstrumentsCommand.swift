internal import ArgumentParser
internal import Servqual

/// `servqual instruments`: the presets, and any of them as YAML to start one's own from.
struct InstrumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instruments", abstract: "List the instruments, or print one as YAML to start your own from.",
    discussion: """
      EXAMPLES
        servqual instruments
        servqual instruments servqual-1991 > our-survey.yaml
      """)

  @Argument(help: "An instrument's name or YAML file.")
  var name: String?

  func run() throws {
    guard let name else {
      return try Console.print(
        Instrument.presets.map { preset in
          "\(preset.id)  \(preset.items.count) items, \(preset.dimensions.count) dimensions, \(preset.scale.text), "
            + "\(preset.facets.map(\.rawValue).joined(separator: " and "))  \(preset.source)"
        })
    }
    do {
      try Console.print(Array(Instrument.named(name).yaml.utf8))
    } catch let error as ConfigurationError {
      Console.tell("servqual: \(error)")
      throw ExitStatus.configuration
    }
  }
}
