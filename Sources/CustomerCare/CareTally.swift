public import SatisfactionScoring

/// Exact counts of one customer-care measure, filled respondent by respondent.
///
/// A record holds the columns of one respondent that the measure needs; what was not asked or not answered is nil. Like every tally it is
/// a commutative group, so that parts can be joined in any order and a corrected response replaces the one it corrects.
public protocol CareTally: Mergeable {
  /// The columns of one respondent.
  associatedtype Record: Sendable
  /// What is counted.
  var shape: Shape { get }
  /// Counts a respondent so many times; -1 takes one out again.
  mutating func count(_ record: Record, times: Int64)
}

extension CareTally {
  /// Adds a respondent.
  public mutating func add(_ record: Record) { count(record, times: 1) }

  /// Takes a respondent out again.
  public mutating func retract(record: Record) { count(record, times: -1) }
}

/// The shape of a tally that has no choices.
public struct PlainShape: Equatable, Sendable {
  /// The only one.
  public init() {}
}
