/// One of the scores that surveys are summed up in, with its convention in words: the same answers give different numbers by each.
public struct ConventionRow: Sendable {
  /// Whose answers, how many, and why the value is missing; the subject's id names the score and its label is the convention.
  public let score: ScoreRow
  /// The score: on the answers' own scale, in percent, or in points times that scale, as the convention says.
  public let value: Double?
}
