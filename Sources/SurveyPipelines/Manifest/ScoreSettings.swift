public import SatisfactionScoring
public import SurveyModel

/// How a survey's numbers are made.
public struct ScoreSettings: Sendable {
  /// The columns to split by.
  public var segments: [String] = []
  /// The choices behind every number, targets and invitations among them.
  public var conventions = MeasurementConventions()
  /// What time is cut into; nil leaves time alone.
  public var period: PeriodUnit?
  /// The most values a segment column may have; with periods, the most values times periods.
  public var maximumSegments = 1_000
  /// The first day whose responses count, its midnight UTC; nil counts from the first.
  public var since: Timestamp?
  /// The last day whose responses count, its midnight UTC; nil counts to the last.
  public var until: Timestamp?
  /// Another description of the same items, with other weights or labels, to score by.
  public var instrument: Instrument?

  /// The moments between which responses are recorded that count, both days included; nil counts all, those without a time too.
  public var recorded: Range<Timestamp>? {
    guard since != nil || until != nil else { return nil }
    let start = since ?? Timestamp(microseconds: .min + 1)
    let end = until.map { Timestamp(dayNumber: $0.dayNumber + 1) } ?? Timestamp(microseconds: .max)
    return start..<max(start, end)
  }
}
