/// What a night tells a monitor: numbers for the whole run, and for each survey.
///
/// A run that found the lock held must write nothing: the metrics are those of the run that holds it.
public struct NightMetrics: Sendable, Equatable {
  /// When the run ended, in microseconds since 1970 UTC.
  public var finished: Int64
  /// How long it took, in seconds.
  public var duration: Double
  /// What it exits with; only 0 is a success.
  public var exitStatus: Int
  /// The surveys of the run.
  public var surveys: [SurveyMetrics]

  /// A night.
  public init(finished: Int64, duration: Double, exitStatus: Int, surveys: [SurveyMetrics] = []) {
    self.finished = finished
    self.duration = duration
    self.exitStatus = exitStatus
    self.surveys = surveys
  }
}

/// What a night tells of one survey.
public struct SurveyMetrics: Sendable, Equatable {
  /// The survey.
  public var survey: String
  /// Live responses.
  public var responses = 0
  /// Records of this run by what became of them: `added`, `corrected`, `unchanged`, `outdated`, `quarantined`; those not named are 0.
  public var records: [String: Int] = [:]
  /// Files of this run by what became of them, such as `imported`, `unchanged`, `refused`.
  public var files: [String: Int] = [:]
  /// The newest recorded time, in microseconds since 1970 UTC; nil where none is known.
  public var newestResponse: Int64?
  /// The judgements of its gates.
  public var gates: [GateResult] = []
  /// The headline gap as published: nil where there is none or where it is suppressed.
  public var overallGap: Double?

  /// A survey of which nothing is known yet.
  public init(survey: String) { self.survey = survey }
}
