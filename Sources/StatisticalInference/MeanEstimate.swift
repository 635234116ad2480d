/// A mean with its uncertainty and its test against zero.
///
/// Formulae: SE = SD/√n; interval = mean ± t(1-α/2, df)·SE; t = mean/SE; df = n-1; d_z = mean/SD; g = J·d_z.
public struct MeanEstimate: Sendable, Equatable {
  /// How many observations.
  public let n: Int
  /// Their mean.
  public let mean: Double
  /// Their standard deviation with n-1; nil where n < 2.
  public let sd: Double?
  /// The standard error of the mean; nil where n < 2.
  public let se: Double?
  /// The confidence interval; nil where n < 2 or nothing varies.
  public let interval: Interval?
  /// The statistic against zero; nil where n < 2 or nothing varies.
  public let t: Double?
  /// The degrees of freedom; nil where n < 2.
  public let df: Double?
  /// The two-sided p value.
  public let p: Double?
  /// The mean in standard deviations of the differences.
  public let dz: Double?
  /// d_z with Hedges' exact small-sample correction.
  public let g: Double?

  /// An estimate from n, mean and variance (with n-1), at a confidence level such as 0.95.
  public init(n: Int, mean: Double, variance: Double?, level: Double) {
    self.n = n
    self.mean = mean
    guard let variance, n >= 2 else {
      (sd, se, interval, t, df, p, dz, g) = (nil, nil, nil, nil, nil, nil, nil, nil)
      return
    }
    let sd = max(0, variance).squareRoot()
    let se = sd / Double(n).squareRoot()
    let df = Double(n - 1)
    (self.sd, self.se, self.df) = (sd, se, df)
    guard se > 0 else {
      (interval, t, p, dz, g) = (nil, nil, nil, nil, nil)
      return
    }
    let margin = StudentT.quantile(0.5 + level / 2, df: df) * se
    interval = Interval(low: mean - margin, high: mean + margin)
    t = mean / se
    p = StudentT.twoSidedP(mean / se, df: df)
    dz = mean / sd
    g = HedgesCorrection.exact(df: df).map { $0 * mean / sd }
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
