/// Gaps and perceptions weighted with each respondent's own importance ratings; nil where the cell has none.
struct RatingMeasure {
  private let tally: RatingTally
  private let groups: [(key: RatingTally.Key, values: [Int128])]
  /// Respondents in the weighted numbers.
  let n: Int

  init?(_ cell: CellCounts) {
    guard let tally = cell.cell.ratings else { return nil }
    self.tally = tally
    groups = tally.groups
    n = groups.reduce(0) { $0 + Int($1.values[0]) }
  }

  /// Respondents' Σ importance · gap / Σ importance, in points of the scale.
  var weighted: Moments { Moments(groups.map { (Double($0.key.sum), Int64($0.values[0]), $0.values[1], $0.values[2]) }) }

  /// The plain mean of the same people's gaps of the same items.
  var unweighted: Moments { Moments(groups.map { (Double($0.key.items), Int64($0.values[0]), $0.values[3], $0.values[4]) }) }

  /// The mean of respondents' Σ importance · perception / Σ importance, in units of the scale.
  var performance: Double? { mean(5) }

  /// The mean of a dimension's part of the weighted gap; these add up to it.
  func contribution(_ dimension: Int) -> Double? { mean(6 + dimension) }

  /// How many rated an item, and their mean in points; nil where nobody did.
  func importance(_ item: Int) -> (n: Int, mean: Double)? {
    let sums = tally.items[item]
    return sums.rated > 0 ? (Int(sums.rated), Double(sums.ratings) / Double(sums.rated)) : nil
  }

  /// Items' mean importance times their mean gap, over the sum of mean importances, in points: what the weighted mean becomes without the
  /// covariance of importance and gap. `lowest` is the lowest rating.
  func meanWeighted(lowest: Double) -> Double? {
    var (weights, total) = (0.0, 0.0)
    for item in tally.items where item.counted > 0 {
      let weight = Double(item.weights) / Double(item.counted) + lowest
      weights += weight
      total += weight * Double(item.gaps) / Double(item.counted)
    }
    return weights > 0 ? total / weights : nil
  }

  private func mean(_ place: Int) -> Double? {
    n > 0 ? groups.reduce(0.0) { $0 + Double($1.values[place]) / Double($1.key.sum) } / Double(n) : nil
  }
}
