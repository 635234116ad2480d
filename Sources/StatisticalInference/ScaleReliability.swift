/// How well items that form one scale hang together, from their covariances over complete responses.
///
/// Cronbach's α and its error keep items that do not vary; what is made of correlations leaves them out. The formulae are those
/// of R's psych 2.2.9 (`alpha`, `smc`), which drops such items everywhere.
public struct ScaleReliability: Sendable, Equatable {
  /// Items that do not vary, by index.
  public let constantItems: [Int]
  /// k/(k-1)·(1 - tr C/S), S being the sum of all elements (Cronbach 1951).
  public let alpha: Figure
  /// α of the items that vary; nil where all do or none does.
  public let alphaWithoutConstant: Figure?
  /// The asymptotic standard error of α, √(Q/n) (Duhachek & Iacobucci 2004), at k and n of `alpha`.
  ///
  /// Q = 2k²/((k-1)²·S³)·[S·(tr C² + (tr C)²) - 2·tr C·ΣC²], ΣC² over all elements of the matrix product C·C.
  public let alphaError: Figure
  /// α of the standardised items, k·r̄/(1 + (k-1)·r̄).
  public let standardisedAlpha: Figure
  /// Guttman's λ6 = 1 - (k - Σ smc)/ΣR, smc = 1 - 1/diag(R⁻¹): each item's variance explained by the others (Guttman 1945).
  public let lambda6: Figure
  /// The mean correlation of two items, r̄.
  public let averageCorrelation: Figure
  /// The median correlation of two items.
  public let medianCorrelation: Figure
  /// 2r/(1 + r) of two items (Spearman 1910, Brown 1910); nil for any other number of items.
  public let spearmanBrown: Figure?
  /// Whether items covary negatively on average, which makes α negative: a coding to be checked.
  public let isNegative: Bool

  /// Figures of a scale.
  ///
  /// - Parameters:
  ///   - covariances: Of the items, with n-1; any common unit.
  ///   - n: How many complete responses they are from.
  public init(_ covariances: CovarianceMatrix, n: Int) {
    let correlations = ItemCorrelations(covariances, n: n)
    constantItems = n < 2 ? [] : covariances.constantItems
    alpha = Self.alpha(covariances, n: n)
    let allConstant = constantItems.count == covariances.count
    alphaWithoutConstant = constantItems.isEmpty || allConstant ? nil : Self.alpha(covariances.varying, n: n)
    alphaError = alpha.map { _ in Self.error(covariances, n: n) }
    standardisedAlpha = correlations.standardisedAlpha
    lambda6 = correlations.lambda6
    averageCorrelation = correlations.average
    medianCorrelation = correlations.median
    spearmanBrown = covariances.count == 2 ? correlations.standardisedAlpha : nil
    isNegative = covariances.sum < covariances.variances.reduce(0, +)
  }

  private static func alpha(_ covariances: CovarianceMatrix, n: Int) -> Figure {
    if let shortfall = ItemCorrelations.shortfall(items: covariances.count, n: n) { return .failure(shortfall) }
    let value = CronbachAlpha.value(itemVariances: covariances.variances, totalVariance: covariances.sum)
    return value.map(Figure.success) ?? .failure(.zeroVariance)
  }

  private static func error(_ covariances: CovarianceMatrix, n: Int) -> Double {
    let k = Double(covariances.count)
    let (sum, trace) = (covariances.sum, covariances.variances.reduce(0, +))
    // Of a symmetric matrix: tr C·C is the sum of squares, and the sum over C·C is that of the squared sums of the rows.
    let squares = covariances.rows.reduce(0) { $1.reduce($0) { $0 + $1 * $1 } }
    let product = covariances.rows.map { $0.reduce(0, +) }.reduce(0) { $0 + $1 * $1 }
    let bracket = sum * (squares + trace * trace) - 2 * trace * product
    return (max(0, 2 * k * k / ((k - 1) * (k - 1) * sum * sum * sum) * bracket) / Double(n)).squareRoot()
  }
}
