/// A mean with its uncertainty and its test against zero.
///
/// Formulae: SE = f·SD/√n; interval = mean ± t(1-α/2, df)·SE; t = mean/SE; df = n-1; d_z = mean/SD; g = J·d_z.
/// f is 1, or the factor of a finite population, which narrows the interval and leaves the effects as they are.
public struct MeanEstimate: Sendable, Equatable {
  /// How many observations.
  public let n: Int
  /// Their mean.
  public let mean: Double
  /// Their standard deviation with n-1; nil where n < 2.
  public let sd: Double?
  /// The standard error of the mean, times the factor; nil where n < 2.
  public let se: Double?
  /// The confidence interval; nil where n < 2, nothing varies or the whole population answered.
  public let interval: Interval?
  /// The statistic against zero; nil as the interval is.
  public let t: Double?
  /// The degrees of freedom; nil where n < 2.
  public let df: Double?
  /// The two-sided p value; nil as the interval is.
  public let p: Double?
  /// The mean in standard deviations of the differences; nil where n < 2 or nothing varies.
  public let dz: Double?
  /// d_z with Hedges' exact small-sample correction.
  public let g: Double?

  /// An estimate from n, mean and variance (with n-1), at a confidence level such as 0.95.
  ///
  /// - Parameter factor: What the standard error is multiplied by; see ``FinitePopulation``.
  public init(n: Int, mean: Double, variance: Double?, level: Double, factor: Double = 1) {
    self.n = n
    self.mean = mean
    guard let variance, n >= 2 else {
      (sd, se, interval, t, df, p, dz, g) = (nil, nil, nil, nil, nil, nil, nil, nil)
      return
    }
    let sd = max(0, variance).squareRoot()
    let df = Double(n - 1)
    let test = TTest(estimate: mean, se: factor * sd / Double(n).squareRoot(), df: df, level: level)
    (self.sd, self.se, self.df) = (sd, test.se, df)
    (interval, t, p) = (test.interval, test.t, test.p)
    dz = sd > 0 ? mean / sd : nil
    g = dz.flatMap { dz in HedgesCorrection.exact(df: df).map { $0 * dz } }
  }
}

/// A confidence interval.
public struct Interval: Sendable, Equatable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// An interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}
