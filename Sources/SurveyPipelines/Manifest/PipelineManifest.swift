internal import SurveyConfiguration

/// What a pipeline is to do, as somebody wrote it down: checked, complete, with every path resolved against the manifest's folder.
public struct PipelineManifest: Sendable {
  /// The manifest's file, as it was given.
  public let source: String
  /// The folder that the manifest stands in; relative paths start here.
  public let folder: String
  /// What is measured, in the order of the manifest; at least one, each under an id of its own.
  public let surveys: [SurveyPipeline]
  /// Where responses are kept between runs; nil where nothing is kept.
  public let ledger: LedgerSettings?
  /// Where results go, common to all surveys.
  public let write: WriteSettings
}

/// One survey of a manifest.
public struct SurveyPipeline: Sendable {
  /// The survey's id: lower-case letters, digits, `-` and `_`, beginning with a letter.
  public let survey: String
  /// The name of the wave; nil where the manifest gives none.
  public let wave: String?
  /// Where exports come from and how they are read.
  public let read: ReadSettings
  /// How the numbers are made.
  public let score: ScoreSettings
  /// Where results go: the survey's own keys over the common ones. In a list of surveys, `to` is the common folder's subfolder of that id.
  public let write: WriteSettings
  /// What a run is held to: the survey's own gates over the common ones over the defaults of `GateSettings`.
  public let gates: GateSettings
}

/// Where responses are kept between runs.
public struct LedgerSettings: Sendable, Equatable {
  /// The database file.
  public var file: String
  /// Where the key is that respondents' ids are hashed with; it is not read here.
  public var key: LedgerKeySource
  /// How long quarantined records keep their raw text, in seconds.
  public var quarantineRetention = 90 * 86_400.0
  /// How long the log of runs is kept, in seconds.
  public var runRetention = 400 * 86_400.0
}

/// Where the ledger's key is found.
public enum LedgerKeySource: Sendable, Equatable {
  /// A file that holds it.
  case file(String)
  /// The environment variable that holds it.
  case environment(String)
}

/// Where results go, and what of them.
public struct WriteSettings: Sendable, Equatable {
  /// The folder of runs.
  public var to: String
  /// How many run folders are kept, at least 2.
  public var keep = 14
  /// The smallest cell shown; 0 shows all.
  public var minimumCell = 10
  /// Whether quarantined records are written with their own text, which is personal data.
  public var includesRaw = false
  /// What the files are to be beside what every run has.
  public var files = RunFileOptions()
  /// The Prometheus text file to write; nil writes none.
  public var metrics: String?
}
