public import SatisfactionScoring

/// The live responses of a wave as exact counts, and how they were come by.
public struct LiveTally: Sendable {
  /// How the counts were come by.
  public enum Origin: Sendable, Equatable {
    /// All live responses were read.
    case counted
    /// Counts that were kept, moved on by the responses that changed since.
    case kept
    /// All live responses were read, because counts that were kept did not fit what the ledger holds; with the reason where they could not
    /// be read at all. They were replaced.
    case repaired(TallyCodingError?)
  }

  /// The counts.
  public let tally: SatisfactionTally
  /// How many responses were read for them.
  public let responsesRead: Int
  /// How they were come by.
  public let origin: Origin
}
