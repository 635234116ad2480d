public import SurveyModel

/// What stands in every row of a run's tables.
public struct RunIdentity: Sendable, Hashable {
  /// The version of the tables.
  public static let schemaVersion = 1

  /// `run-` and 16 hex digits over the sources and the settings.
  public let runID: String
  /// The survey's name.
  public let survey: String
  /// The instrument's id.
  public let instrument: String
  /// The wave's name, where one was given.
  public let wave: String?
  /// The date of the earliest and of the latest response; nil where no times were recorded.
  public let period: ClosedRange<Timestamp>?
  /// `--as-of`, else the latest recorded time.
  public let scoredAt: Timestamp?

  /// An identity.
  public init(
    runID: String, survey: String, instrument: String, wave: String?, period: ClosedRange<Timestamp>?, scoredAt: Timestamp?
  ) {
    self.runID = runID
    self.survey = survey
    self.instrument = instrument
    self.wave = wave
    self.period = period
    self.scoredAt = scoredAt
  }
}
