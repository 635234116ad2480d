internal import StatisticalInference

/// Reads the respondent scores of one scale under a missing rule.
struct ScaleMeasure {
  let cell: CellCounts
  let index: Int
  let scale: ScaleShape
  let minimum: Int

  init(_ cell: CellCounts, scale index: Int, rule: MissingRule) {
    (self.cell, self.index) = (cell, index)
    scale = cell.shape.scales[index]
    minimum = rule.minimum(of: scale.count)
  }

  /// Respondents' means over their answered pairs, in points, with their counts.
  func scores(_ side: Side) -> [(value: Double, count: Int64)] {
    occupied(side).map { (Double($0.sum) / Double($0.pairs), $0.count) }
  }

  /// Respondents' mean gaps as exact fractions.
  func differences() -> SignedDifferences {
    SignedDifferences(fractions(.gap))
  }

  /// Respondents' means over their answered pairs as exact fractions, in points.
  func fractions(_ side: Side) -> [(value: Rational, count: Int64)] {
    occupied(side).map { (Rational(Int64($0.sum), over: Int64($0.pairs)), $0.count) }
  }

  func outcomes() -> OutcomeCounts {
    var counts = OutcomeCounts()
    for entry in occupied(.gap) { counts.count(entry.sum, entry.count) }
    return counts
  }

  /// Respondents who answered enough items of one facet, whatever the other.
  func answered(_ side: Side) -> Int { (minimum...scale.count).reduce(0) { $0 + Int(cell[scale.facetPlace(side, answered: $1)]) } }

  /// Respondents with every pair answered.
  var completeCount: Int64 { occupied(cell.shape.hasGap ? .gap : .perception).reduce(0) { $0 + ($1.pairs == scale.count ? $1.count : 0) } }

  private func occupied(_ side: Side) -> [(pairs: Int, sum: Int, count: Int64)] {
    var found: [(pairs: Int, sum: Int, count: Int64)] = []
    guard minimum <= scale.count else { return [] }
    for pairs in minimum...scale.count {
      let sums = scale.sums(side, pairs: pairs)
      let first = scale.place(side, pairs: pairs, sum: sums.lowerBound)
      for entry in cell.occupied(first..<first + sums.count) {
        found.append((pairs: pairs, sum: entry.place - first + sums.lowerBound, count: entry.count))
      }
    }
    return found
  }

  // MARK: Complete responses

  /// Sums over respondents who answered every item of one side: for alpha and item-rest correlations.
  func consistency(_ side: Side) -> ScaleConsistency {
    let start = scale.momentsPlace(side)
    let items = (0..<scale.count).map { item in
      ScaleConsistency.Item(
        sum: Int128(cell[start + 3 + 3 * item]), squares: Int128(cell[start + 4 + 3 * item]), withTotal: Int128(cell[start + 5 + 3 * item]))
    }
    return ScaleConsistency(n: Int128(cell[start]), total: Int128(cell[start + 1]), totalSquares: Int128(cell[start + 2]), items: items)
  }

  /// The items' covariances with n-1 over the same respondents, in points; nil where products of items were not counted.
  func covariances(_ side: Side) -> CovarianceMatrix? {
    guard cell.shape.hasItemProducts else { return nil }
    let sums = consistency(side)
    let scale = Double(sums.n) * Double(sums.n - 1)
    guard sums.n > 1 else { return CovarianceMatrix(scaleOfZeros) }
    let rows = sums.items.indices.map { first in
      sums.items.indices.map { second -> Double in
        let products =
          first == second
          ? sums.items[first].squares : Int128(cell.cell.products.product(index, side, first, second) ?? 0)
        return Double(sums.n * products - sums.items[first].sum * sums.items[second].sum) / scale
      }
    }
    return CovarianceMatrix(rows)
  }

  private var scaleOfZeros: [[Double]] { Array(repeating: Array(repeating: 0, count: scale.count), count: scale.count) }
}
