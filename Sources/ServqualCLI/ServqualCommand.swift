internal import ArgumentParser

/// The command and its verbs.
@main
struct ServqualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servqual",
    abstract: "From a raw survey export to a SERVQUAL measurement: satisfaction = perception - expectation.",
    discussion: """
      EXAMPLES
        servqual score bank.csv --by branch            the measurement, on the terminal
        servqual score bank.csv --out report/          the tables as JSON files
        servqual score june.csv july.csv --format json one document, to pipe on
        servqual inspect new-survey.csv                what the file is taken for, and why
        servqual inspect new-survey.csv --codebook     a codebook to edit, as YAML
        servqual check *.csv                           what is wrong with the data, and where
        servqual tally june.csv -o june.tally          counts of a slice, to merge and report
        servqual run nightly.yaml                      take in what arrived, publish what is kept
        servqual ledger list nightly.yaml              what is kept
        servqual self-test                             published figures, computed again

      Data goes to standard output, everything else to standard error.
      Exit status: 0 done, 1 done but a gate failed or check found something, 64 usage, 65 no input could be used, \
      66 no such input, 70 our fault, 73/74 cannot write, 75 another run is at work, 77 permission, 78 configuration.
      """,
    version: ToolVersion.text,
    subcommands: [
      ScoreCommand.self, TallyCommand.self, CutCommand.self, MergeCommand.self, ReportCommand.self, InspectCommand.self,
      CheckCommand.self, RunCommand.self, LedgerCommand.self, InstrumentsCommand.self,
      SelfTestCommand.self, SampleCommand.self,
      SchemaCommand.self,
    ])
}

/// The tool's version.
enum ToolVersion {
  static let text = "servqual 0.1.0"
}
