/// The chart of means (X̄-s) with samples of different sizes: each mean is judged by the spread inside the samples and by its own size.
///
/// Centre = Σn·x̄/Σn; s̄ = √(Σ(n-1)s²/Σ(n-1)); limits = centre ± 3·s̄/(c4·√n) with the sample's own n (Montgomery, Statistical Quality
/// Control, section 6.3.2). c4 is taken at the degrees of freedom of s̄, as that of one sample of Σ(n-1) + 1 (SAS/QC calls it RMSDF):
/// Montgomery's c4 of each sample's own size is meant for an s̄ that is a mean of deviations.
public struct MeansChart: Sendable, Equatable {
  /// One sample.
  public struct Sample: Sendable, Equatable {
    /// How many were observed.
    public let n: Int
    /// Their mean.
    public let mean: Double
    /// Their standard deviation with n-1; nil where n < 2.
    public let sd: Double?

    /// A sample.
    public init(n: Int, mean: Double, sd: Double?) {
      self.n = n
      self.mean = mean
      self.sd = sd
    }
  }

  /// The mean of everything observed.
  public let centre: Double
  /// The standard deviation inside samples without its bias, s̄/c4.
  public let sigma: Double

  /// The chart that samples set; nil where no sample has a spread.
  public init?(_ samples: [Sample]) {
    let observed = samples.reduce(0) { $0 + $1.n }
    let freedom = samples.reduce(0) { $0 + max(0, $1.n - 1) }
    let squares = samples.reduce(0.0) { $0 + Double(max(0, $1.n - 1)) * ($1.sd ?? 0) * ($1.sd ?? 0) }
    guard freedom > 0, squares > 0, let c4 = ControlConstants.c4(size: Double(freedom + 1)) else { return nil }
    centre = samples.reduce(0.0) { $0 + Double($1.n) * $1.mean } / Double(observed)
    sigma = (squares / Double(freedom)).squareRoot() / c4
  }

  /// The limits of a mean of `n`, which is at least 1.
  public func limits(n: Int) -> ControlLimits { ControlLimits(centre: centre, reach: 3 * sigma / Double(n).squareRoot()) }
}
