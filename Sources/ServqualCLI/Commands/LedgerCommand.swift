internal import ArgumentParser
internal import Servqual

/// `servqual ledger`: what is kept.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Look into a ledger, take batches back, forget people, check it.",
    discussion: """
      PLACE is the ledger's file or the manifest that names it.

      EXAMPLES
        servqual ledger key ledger.key                 a new key, for the manifest's ledger.key
        servqual ledger list nightly.yaml              the files that were taken in
        servqual ledger show nightly.yaml 17           one of them: its rows and findings
        servqual ledger retract nightly.yaml 17 --reason "wrong branch"
        servqual ledger forget nightly.yaml R0042      erase a respondent for good
        servqual ledger verify nightly.yaml            whether it is sound
        servqual ledger export nightly.yaml > live.csv
      """,
    subcommands: [
      LedgerList.self, LedgerShow.self, LedgerRetract.self, LedgerForget.self, LedgerVerify.self, LedgerExporting.self, LedgerVacuum.self,
      LedgerMakeKey.self,
    ])
}

/// Which ledger, and how it is opened.
struct LedgerPlace: ParsableArguments {
  @Argument(help: ArgumentHelp("The ledger's file, or the manifest that names it.", valueName: "place"))
  var place: String

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp("The file with the ledger's key, where the place is the ledger itself and the key is needed.", valueName: "file"))
  var keyFile: String?

  @Option(help: "Only this survey.")
  var survey: String?

  @Option(help: "Only this wave.")
  var wave: String?

  /// Opens the ledger to look into it.
  func reading<Value>(_ body: (Ledger) throws -> Value) throws -> Value {
    try LedgerRunning.telling { try body(Ledger(settings().file, key: nil, now: PipelineOptions.clock)) }
  }

  /// Opens the ledger to change it, while no run is at work.
  ///
  /// - Parameter needsKey: whether ids are to be hashed.
  func changing<Value>(needsKey: Bool = false, _ body: (Ledger) throws -> Value) throws -> Value {
    try LedgerRunning.telling {
      let settings = try settings()
      let lock = try RunLock(settings.file + ".lock")
      let result = Result {
        try body(Ledger(settings.file, key: needsKey ? key(settings) : nil, now: PipelineOptions.clock))
      }
      _ = consume lock
      return try result.get()
    }
  }

  private func key(_ settings: (file: String, key: LedgerKeySource?)) throws -> LedgerKey {
    if let keyFile { return try LedgerKeySource.file(keyFile).key() }
    return try (settings.key ?? .environment("SERVQUAL_LEDGER_KEY")).key()
  }

  private func settings() throws -> (file: String, key: LedgerKeySource?) {
    guard place.hasSuffix(".yaml") || place.hasSuffix(".yml") else { return (place, nil) }
    guard FileReach.exists(place) else { throw LedgerError(.noFile, "\(place): no such file") }
    guard let ledger = try PipelineManifest.contents(of: place).ledger else {
      throw LedgerError(.unknown, "\(place) names no ledger")
    }
    return (ledger.file, ledger.key)
  }
}

/// Tells what stands in the way and ends with the status for it.
enum LedgerRunning {
  static func telling<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as LedgerError {
      Console.tell(DisplayText.harmless("servqual: \(error)"))
      switch error.kind {
      case .unknown: throw ExitStatus.usage
      case .noFile: throw ExitStatus.noInput
      default: throw ExitCode(Int32(PipelineStatus(error).rawValue))
      }
    } catch let error as ConfigurationError {
      Console.tell("servqual: \(error)")
      throw ExitStatus.configuration
    } catch let error as RunLock.Failure {
      Console.tell("servqual: \(error)")
      if case .held = error { throw ExitStatus.later }
      throw ExitStatus.inputOutput
    }
  }
}
