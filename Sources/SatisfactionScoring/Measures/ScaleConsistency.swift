internal import StatisticalInference

/// Exact sums over complete responses of one scale: what internal consistency is computed from.
struct ScaleConsistency {
  struct Item {
    let sum: Int128
    let squares: Int128
    /// Σ of item times total.
    let withTotal: Int128
  }

  let n: Int128
  let total: Int128
  let totalSquares: Int128
  let items: [Item]

  /// n² times the variance of the total, n in the denominator; a common factor cancels in every ratio below.
  private var totalVariance: Int128 { n * totalSquares - total * total }

  private func variance(_ item: Item) -> Int128 { n * item.squares - item.sum * item.sum }

  private func covarianceWithTotal(_ item: Item) -> Int128 { n * item.withTotal - item.sum * total }

  var alpha: Double? {
    guard n >= 2 else { return nil }
    return CronbachAlpha.value(itemVariances: items.map { Double(variance($0)) }, totalVariance: Double(totalVariance))
  }

  /// Why alpha is not there.
  var reason: ReasonCode? {
    if items.count < 2 { return .singleItem }
    if n < 1 { return .noData }
    if n < 2 { return .tooFew }
    // Items that vary and cancel out run against each other as far as they can: alpha is minus infinity.
    guard let alpha else { return items.contains { variance($0) > 0 } ? .negativeCovariance : .zeroVariance }
    return alpha < 0 ? .negativeCovariance : nil
  }

  /// The correlation of an item with the sum of the others; nil where either does not vary.
  func itemRestCorrelation(_ index: Int) -> Double? {
    guard items.count >= 2 else { return nil }
    let item = items[index]
    let (own, all, both) = (variance(item), totalVariance, covarianceWithTotal(item))
    let rest = all + own - 2 * both
    guard own > 0, rest > 0 else { return nil }
    return Double(both - own) / (Double(own).squareRoot() * Double(rest).squareRoot())
  }

  /// Alpha of the scale without an item; nil below three items.
  func alphaWithout(_ index: Int) -> Double? {
    guard items.count >= 3, n >= 2 else { return nil }
    let rest = totalVariance + variance(items[index]) - 2 * covarianceWithTotal(items[index])
    let others = items.indices.filter { $0 != index }.map { Double(variance(items[$0])) }
    return CronbachAlpha.value(itemVariances: others, totalVariance: Double(rest))
  }
}
