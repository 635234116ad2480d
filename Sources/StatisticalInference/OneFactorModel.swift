/// One common factor behind k items, by minimum residuals (Harman & Jones 1966).
///
/// The loadings minimise the squared differences of the correlations of each two items from the products of their loadings. Unlike
/// R's psych, which holds every uniqueness at 0.005 or above, nothing is held back: an improper solution is flagged instead.
public struct OneFactorModel: Sendable, Equatable {
  /// The loading of each item, λ; their sum is not negative.
  public let loadings: [Double]

  /// What the factor leaves of each item's variance of 1: ψ = 1 - λ².
  public var uniquenesses: [Double] { loadings.map { 1 - $0 * $0 } }

  /// Whether a uniqueness is negative (a Heywood case): the items hold more or less than one factor, or are too few respondents'.
  public var isHeywood: Bool { uniquenesses.contains { $0 < 0 } }

  /// McDonald's ω = (Σλ)²/((Σλ)² + Σψ) of standardised items (McDonald 1999); nil where their sum has no variance.
  ///
  /// Correlations are its metric, as in R's psych, whose `omega` however divides by ΣR as observed, not as modelled.
  public var omega: Double? {
    let common = loadings.reduce(0, +) * loadings.reduce(0, +)
    let total = common + uniquenesses.reduce(0, +)
    return total > 0 ? common / total : nil
  }

  /// The model of k rows of k correlations, 1 on the diagonal.
  ///
  /// Deterministic: damped Newton steps from the first principal component until none moves a loading by 1e-12.
  /// - Returns: `k<3` below three items; `not_converged` where loadings grow without bound or many solutions are equally good.
  public static func fit(correlations: [[Double]]) -> Result<OneFactorModel, Shortfall> {
    switch correlations.count {
    case 0: return .failure(.noData)
    case 1: return .failure(.singleItem)
    case 2: return .failure(.twoItems)
    default: break
    }
    guard let found = MinimumResiduals(correlations).minimum() else { return .failure(.notConverged) }
    return .success(OneFactorModel(loadings: found.reduce(0, +) < 0 ? found.map { -$0 } : found))
  }
}
