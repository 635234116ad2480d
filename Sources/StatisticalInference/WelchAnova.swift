/// Welch's test of equal means with unequal variances (Welch 1951).
///
/// w_j = n_j/s_j²; x̃ = Σ w_j·x̄_j/Σw; Λ = Σ (1 - w_j/Σw)²/(n_j - 1);
/// F = [Σ w_j·(x̄_j - x̃)²/(k-1)] / [1 + 2(k-2)/(k²-1)·Λ]; df1 = k-1; df2 = (k²-1)/(3Λ).
public struct WelchAnova: Sendable, Equatable {
  /// The statistic.
  public let f: Double
  /// The degrees of freedom of the means.
  public let df1: Double
  /// The degrees of freedom of the variances.
  public let df2: Double
  /// The upper tail of the F distribution.
  public let p: Double
  /// ω² = (SSB - (k-1)·MSW)/(SSB + SSW + MSW), the classical one-way one (Hays 1963), not cut off at 0.
  public let omegaSquared: Double
  /// Groups of fewer than two respondents or without variance, by index: they are left out of every figure.
  public let excluded: [Int]

  /// A test of groups.
  ///
  /// - Parameter groups: How many respondents each has, their mean, and their variance with n-1.
  /// - Returns: Nil where fewer than two groups are left.
  public init?(_ groups: [(n: Int, mean: Double, variance: Double)]) {
    let kept = groups.filter(Self.isUsable)
    guard kept.count >= 2 else { return nil }
    excluded = groups.indices.filter { !Self.isUsable(groups[$0]) }
    let k = Double(kept.count)
    let weights = kept.map { Double($0.n) / $0.variance }
    let sum = weights.reduce(0, +)
    let centre = zip(kept, weights).reduce(0) { $0 + $1.1 * $1.0.mean } / sum
    let lambda = zip(kept, weights).reduce(0) { $0 + square(1 - $1.1 / sum) / Double($1.0.n - 1) }
    let between = zip(kept, weights).reduce(0) { $0 + $1.1 * square($1.0.mean - centre) } / (k - 1)
    f = between / (1 + 2 * (k - 2) / (k * k - 1) * lambda)
    (df1, df2) = (k - 1, (k * k - 1) / (3 * lambda))
    p = FisherF.upperTail(f, df1: df1, df2: df2)
    omegaSquared = Self.omegaSquared(kept)
  }

  private static func isUsable(_ group: (n: Int, mean: Double, variance: Double)) -> Bool { group.n >= 2 && group.variance > 0 }

  private static func omegaSquared(_ groups: [(n: Int, mean: Double, variance: Double)]) -> Double {
    let n = groups.reduce(0) { $0 + Double($1.n) }
    let grand = groups.reduce(0) { $0 + Double($1.n) * $1.mean } / n
    let between = groups.reduce(0) { $0 + Double($1.n) * square($1.mean - grand) }
    let within = groups.reduce(0) { $0 + Double($1.n - 1) * $1.variance }
    let k = Double(groups.count)
    let error = within / (n - k)
    return (between - (k - 1) * error) / (between + within + error)
  }
}

private func square(_ value: Double) -> Double { value * value }
