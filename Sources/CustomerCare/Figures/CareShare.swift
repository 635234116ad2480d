public import SatisfactionScoring
public import StatisticalInference

/// A share with Wilson's interval.
public struct CareShare: Sendable, Equatable {
  /// Those who have the property.
  public let count: Int
  /// Those who were asked and answered.
  public let n: Int
  /// count/n, of 1; nil where nobody was.
  public let value: Double?
  /// Wilson's interval; nil where nobody was.
  public let interval: Interval?
  /// Why there is no value.
  public let reason: ReasonCode?

  /// `count` of `n` at a confidence level such as 0.95.
  public init(count: Int, of n: Int, level: Double, reason: ReasonCode = .noData) {
    (self.count, self.n) = (count, n)
    value = n > 0 ? Double(count) / Double(n) : nil
    interval = WilsonInterval.interval(count: count, of: n, level: level)
    self.reason = n > 0 ? nil : reason
  }
}
