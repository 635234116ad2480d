/// How many unweighted respondents a weighted sample is worth (Kish 1965).
public struct KishEffectiveSize: Sendable, Equatable {
  /// How many have a weight.
  public let n: Int
  /// Σw.
  public let sum: Double
  /// n_eff = (Σw)²/Σw².
  public let size: Double
  /// deff = n·Σw²/(Σw)², which is n/n_eff.
  public let designEffect: Double

  /// From sums over respondents; nil without a respondent or where the weights add up to nothing.
  public init?(n: Int, sum: Double, sumOfSquares: Double) {
    guard n >= 1, sum > 0, sumOfSquares > 0 else { return nil }
    self.n = n
    self.sum = sum
    size = sum * sum / sumOfSquares
    designEffect = Double(n) * sumOfSquares / (sum * sum)
  }

  /// From weights, none negative; those of 0 count in n.
  public init?(weights: [Double]) {
    self.init(n: weights.count, sum: weights.reduce(0, +), sumOfSquares: weights.reduce(0) { $0 + $1 * $1 })
  }
}
