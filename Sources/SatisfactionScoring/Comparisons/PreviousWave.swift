internal import SurveyModel

/// The wave before, to compare with.
public struct PreviousWave: Sendable {
  /// What was counted in it.
  public let tally: SatisfactionTally
  /// What it is called.
  public let label: String
  /// The respondents who answered both times; nil where nobody is known to.
  public let matches: WaveMatchTally?

  /// A wave before this one; its tally has the instrument and the segment columns of this one's.
  public init(_ tally: SatisfactionTally, label: String, matches: WaveMatchTally?) {
    self.tally = tally
    self.label = label
    self.matches = matches
  }
}
