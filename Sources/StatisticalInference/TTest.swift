/// An estimate against zero by Student's t: t = estimate/SE, interval = estimate ± t(1-a/2, df)·SE.
public struct TTest: Sendable, Equatable {
  /// The standard error.
  public let se: Double
  /// The confidence interval; nil as t is.
  public let interval: Interval?
  /// The statistic; nil where the error is 0 or there is less than one degree of freedom.
  public let t: Double?
  /// The two-sided p value; nil as t is.
  public let p: Double?

  /// Without interval, t and p where the error is 0 or there is less than one degree of freedom.
  public init(estimate: Double, se: Double, df: Double, level: Double) {
    self.se = se
    guard se > 0, df >= 1 else {
      (interval, t, p) = (nil, nil, nil)
      return
    }
    let margin = StudentT.quantile(0.5 + level / 2, df: df) * se
    interval = Interval(low: estimate - margin, high: estimate + margin)
    t = estimate / se
    p = StudentT.twoSidedP(estimate / se, df: df)
  }
}
