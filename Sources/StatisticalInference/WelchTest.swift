/// A mean with its error, as a comparison needs it.
public struct MeanWithError: Sendable, Equatable {
  /// The mean.
  public let mean: Double
  /// Its standard error; nil where unknown.
  public let se: Double?
  /// The degrees of freedom of that error; nil where unknown.
  public let df: Double?

  /// A mean, its standard error and its degrees of freedom.
  public init(mean: Double, se: Double?, df: Double?) {
    self.mean = mean
    self.se = se
    self.df = df
  }

  /// What an estimate says of its mean.
  public init(_ estimate: MeanEstimate) { self.init(mean: estimate.mean, se: estimate.se, df: estimate.df) }
}

/// What two samples share: respondents seen in both.
public struct Overlap: Sendable, Equatable {
  /// How many are in the first sample.
  public let first: Int
  /// How many are in the second sample.
  public let second: Int
  /// How many are in both.
  public let shared: Int
  /// The covariance of the two means: r·s₁·s₂·shared/(first·second).
  public let covariance: Double

  /// Sizes of two samples, of what they share, and the covariance of their means.
  public init(first: Int, second: Int, shared: Int, covariance: Double) {
    self.first = first
    self.second = second
    self.shared = shared
    self.covariance = covariance
  }
}

/// The difference of two means with unequal variances.
public struct WelchTest: Sendable, Equatable {
  /// First mean minus second mean.
  public let difference: Double
  /// The standard error of the difference; nil where one of the two is unknown.
  public let se: Double?
  /// The degrees of freedom; nil where an error is unknown, both are 0, or fewer than 1 is left.
  public let df: Double?
  /// difference/SE; nil where df is nil or the error is 0.
  public let t: Double?
  /// The two-sided p value; nil as t is.
  public let p: Double?
  /// The interval of the difference; nil as t is.
  public let interval: Interval?

  /// Welch's test of independent samples, with Satterthwaite's degrees of freedom (Welch 1947).
  ///
  /// SE² = SE₁² + SE₂²; df = SE⁴/(SE₁⁴/df₁ + SE₂⁴/df₂).
  public init(_ first: MeanWithError, _ second: MeanWithError, level: Double) {
    self.init(first, second, covariance: 0, level: level) { $0 }
  }

  /// The test of partially overlapping samples (Derrick, Russ, Toher & White 2017, T_new2).
  ///
  /// SE² = SE₁² + SE₂² - 2·cov; df = (c-1) + (γ-c+1)/(a+b+2c)·(a+b), with γ Welch's degrees of freedom, c shared and a, b
  /// unshared respondents. Without shared ones it is Welch's test, without unshared ones the paired t test.
  public init(_ first: MeanWithError, _ second: MeanWithError, overlap: Overlap, level: Double) {
    let alone = Double(overlap.first + overlap.second - 2 * overlap.shared)
    let shared = Double(overlap.shared)
    self.init(first, second, covariance: overlap.covariance, level: level) { welch in
      shared - 1 + (welch - shared + 1) / (alone + 2 * shared) * alone
    }
  }

  private init(_ a: MeanWithError, _ b: MeanWithError, covariance: Double, level: Double, df: (Double) -> Double) {
    difference = a.mean - b.mean
    guard let first = a.se, let second = b.se else {
      (se, self.df, t, p, interval) = (nil, nil, nil, nil, nil)
      return
    }
    let sum = first * first + second * second
    let square = sum - 2 * covariance
    // Of a difference that does not vary, only rounding is left; no survey varies by so little.
    let se = square > 1e-13 * sum ? square.squareRoot() : 0
    self.se = se
    self.df = WelchTest.df(a, b).map(df).flatMap { $0 >= 1 ? $0 : nil }
    let test = TTest(estimate: difference, se: se, df: self.df ?? 0, level: level)
    (t, p, interval) = (test.t, test.p, test.interval)
  }

  /// Satterthwaite's degrees of freedom; a side without error takes no part.
  private static func df(_ a: MeanWithError, _ b: MeanWithError) -> Double? {
    let sides = [a, b].filter { ($0.se ?? 0) > 0 }.map { (variance: ($0.se ?? 0) * ($0.se ?? 0), df: $0.df ?? 0) }
    guard !sides.isEmpty, sides.allSatisfy({ $0.df > 0 }) else { return nil }
    let sum = sides.reduce(0) { $0 + $1.variance }
    return sum * sum / sides.reduce(0) { $0 + $1.variance * $1.variance / $1.df }
  }
}
