/// Two one-sided tests: whether a difference is too small to matter (Schuirmann 1987).
///
/// p is the larger one of P(T > (estimate + margin)/SE) and P(T < (estimate - margin)/SE).
public struct Equivalence: Sendable, Equatable {
  /// The larger of the two one-sided p values.
  public let p: Double
  /// The interval of level 1-2a.
  public let interval: Interval
  /// Whether that interval lies wholly within the margin, which is the same as p < a.
  public let isEquivalent: Bool

  /// A test of an estimate with its standard error and degrees of freedom.
  ///
  /// - Parameters:
  ///   - estimate: A mean or a difference, in points of the scale.
  ///   - se: Its standard error.
  ///   - df: Its degrees of freedom.
  ///   - margin: The smallest size that matters, in the estimate's unit.
  ///   - alpha: The level a of each of the two tests, below one half.
  /// - Returns: Nil without an error above 0, a margin above 0, one degree of freedom, or a level within 0 and 0.5.
  public init?(estimate: Double, se: Double, df: Double, margin: Double, alpha: Double = 0.05) {
    guard se > 0, margin > 0, df >= 1, alpha > 0, alpha < 0.5 else { return nil }
    p = max(StudentT.upperTail((estimate + margin) / se, df: df), StudentT.upperTail((margin - estimate) / se, df: df))
    let reach = StudentT.quantile(1 - alpha, df: df) * se
    interval = Interval(low: estimate - reach, high: estimate + reach)
    isEquivalent = interval.low > -margin && interval.high < margin
  }
}
