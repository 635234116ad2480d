/// Gaps weighted with each respondent's own importance points, over the respondents whose points can be used.
struct PointsMeasure {
  private let entries: [(key: PointsTally.Key, values: [Int128])]
  private let dimensions: Int

  init(_ counts: CellCounts, rule: MissingRule) {
    let cell = counts.cell
    let place = cell.shape.rules.place(of: rule)
    entries = cell.importance.sums.filter { place != nil && ($0.key.rule == place || $0.key.rule == -1) }.sorted { $0.key < $1.key }.map {
      ($0.key, $0.value)
    }
    dimensions = cell.shape.scales.count - 1
  }

  /// Respondents in the weighted rows.
  var n: Int { entries.reduce(0) { $0 + Int($1.values[0]) } }

  /// Σ over dimensions of weight times gap, in points of the scale; weights add up to 1.
  var weighted: (mean: Double, variance: Double?) { moments(1) { Double($0.sum) * Double($0.denominator) } }

  /// The plain mean of dimension gaps of the same people.
  var unweighted: (mean: Double, variance: Double?) { moments(3) { Double($0.denominator) * Double(dimensions) } }

  /// The mean share of a dimension in the points, in points of 100.
  func importance(_ dimension: Int) -> Double? {
    guard n > 0 else { return nil }
    return entries.reduce(0.0) { $0 + 100 * Double($1.values[place(dimension)]) / Double($1.key.sum) } / Double(n)
  }

  /// The mean of weight times gap of one dimension; these add up to the weighted overall.
  func contribution(_ dimension: Int) -> Double? {
    guard n > 0 else { return nil }
    return entries.reduce(0.0) { total, entry in
      total + Double(entry.values[place(dimension) + 1]) / (Double(entry.key.sum) * Double(entry.key.denominator))
    } / Double(n)
  }

  /// Mean points times mean gaps of the same people, summed over dimensions: what the weighted mean becomes without the covariance of points
  /// and gaps.
  var meanWeighted: Double? {
    guard n > 0 else { return nil }
    return (0..<dimensions).reduce(0.0) { total, dimension in
      let gap = entries.reduce(0.0) { $0 + Double($1.values[place(dimension) + 2]) / Double($1.key.denominator) } / Double(n)
      return total + (importance(dimension) ?? 0) / 100 * gap
    }
  }

  /// The mean of points times gaps with the points as they were given, a hundred to a respondent.
  var raw: Double? {
    guard n > 0 else { return nil }
    return entries.reduce(0.0) { $0 + Double($1.values[1]) / (100 * Double($1.key.denominator)) } / Double(n)
  }

  /// Weight times gap of a dimension less the mean of the others', over respondents; nil where there are no others.
  func againstOthers(_ dimension: Int) -> Moments? {
    guard dimensions > 1 else { return nil }
    let count = Int128(dimensions)
    // Dc - T over D - 1, c being the dimension's contribution and T the sum of all.
    return Moments(
      entries.map { key, values -> Moments.Group in
        let place = place(dimension)
        let unit = Double(key.sum) * Double(key.denominator) * Double(dimensions - 1)
        let squares = count * count * values[place + 3] - 2 * count * values[place + 4] + values[2]
        return (unit, Int64(values[0]), count * values[place + 1] - values[1], squares)
      })
  }

  private func place(_ dimension: Int) -> Int { 5 + PointsTally.perDimension * dimension }

  private func moments(_ place: Int, unit: (PointsTally.Key) -> Double) -> (mean: Double, variance: Double?) {
    guard n > 0 else { return (0, nil) }
    let sum = entries.reduce(0.0) { $0 + Double($1.values[place]) / unit($1.key) }
    let squares = entries.reduce(0.0) { $0 + Double($1.values[place + 1]) / (unit($1.key) * unit($1.key)) }
    let mean = sum / Double(n)
    guard n > 1 else { return (mean, nil) }
    let variance = (squares - Double(n) * mean * mean) / Double(n - 1)
    return (mean, variance < 1e-13 ? 0 : variance)  // whole answers cannot vary so little: what is left is rounding
  }
}
