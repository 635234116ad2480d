/// Variances and covariances of k items over the same respondents.
public struct CovarianceMatrix: Sendable, Equatable {
  /// k rows of k numbers, with n-1, the variances on the diagonal; any common unit.
  public let rows: [[Double]]

  /// A matrix from its rows: square and symmetric.
  public init(_ rows: [[Double]]) { self.rows = rows }

  /// How many items.
  public var count: Int { rows.count }

  /// The variances.
  public var variances: [Double] { rows.indices.map { rows[$0][$0] } }

  /// The variance of the items' sum.
  public var sum: Double { rows.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The items that do not vary, by index.
  public var constantItems: [Int] { rows.indices.filter { rows[$0][$0] <= 0 } }

  /// The same without the items that do not vary.
  public var varying: CovarianceMatrix {
    let kept = rows.indices.filter { rows[$0][$0] > 0 }
    return CovarianceMatrix(kept.map { row in kept.map { rows[row][$0] } })
  }

  /// Pearson's correlations of the items that vary: k' rows of k' numbers, 1 on the diagonal, none outside -1...1.
  public var correlations: [[Double]] {
    let kept = varying.rows
    let deviations = kept.indices.map { kept[$0][$0].squareRoot() }
    return kept.indices.map { row in
      kept.indices.map { column in
        row == column ? 1 : max(-1, min(1, kept[row][column] / (deviations[row] * deviations[column])))
      }
    }
  }
}
