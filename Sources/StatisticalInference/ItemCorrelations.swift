/// What the correlations of the items that vary say of a scale.
struct ItemCorrelations {
  private let matrix: [[Double]]
  private let shortfall: Shortfall?

  init(_ covariances: CovarianceMatrix, n: Int) {
    matrix = covariances.correlations
    let varying = matrix.isEmpty && covariances.count > 0 ? Shortfall.zeroVariance : Self.shortfall(items: matrix.count, n: n)
    shortfall = Self.shortfall(items: covariances.count, n: n) ?? varying
  }

  /// Why so many items and respondents make no scale.
  static func shortfall(items: Int, n: Int) -> Shortfall? {
    if items == 0 || n < 1 { return .noData }
    if items == 1 { return .singleItem }
    return n < 2 ? .tooFew : nil
  }

  private var k: Double { Double(matrix.count) }

  /// The sum of all elements of the matrix.
  private var sum: Double { matrix.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The correlations of each two items.
  private var pairs: [Double] { matrix.indices.flatMap { matrix[$0].prefix($0) } }

  private func figure(_ value: () -> Double?) -> Figure {
    if let shortfall { return .failure(shortfall) }
    return value().map(Figure.success) ?? .failure(.zeroVariance)
  }

  var average: Figure { figure { pairs.reduce(0, +) / Double(pairs.count) } }

  var median: Figure {
    figure {
      let sorted = pairs.sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
  }

  /// k/(k-1)·(1 - k/ΣR); none where the standardised items add up to nothing that varies.
  var standardisedAlpha: Figure { figure { sum > k * 1e-12 ? k / (k - 1) * (1 - k / sum) : nil } }

  /// A pivot of a correlation matrix is what the items before it leave unexplained; below 1e-10 only rounding is left.
  var lambda6: Figure {
    if let shortfall { return .failure(shortfall) }
    guard let factors = Cholesky(matrix, tolerance: 1e-10) else { return .failure(.singular) }
    let explained = factors.inverseDiagonal.reduce(0) { $0 + max(0, 1 - 1 / $1) }
    return .success(1 - (k - explained) / sum)
  }
}
