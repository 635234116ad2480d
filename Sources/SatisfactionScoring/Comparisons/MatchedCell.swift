internal import StatisticalInference

/// The respondents of two waves in one cell: who they are to each mean, and how their scores go together.
struct MatchedCell {
  private let rule: MissingRule
  /// Where the rule is counted.
  private let rulePlace: Int
  private let shape: CellShape
  private let places: MatchPlaces
  private let entries: [[MatchedCounts.Entry]]

  /// The dimension means of one wave in points of the scale, and how many respondents each rests on.
  struct Means {
    let n: [Int]
    let mean: [Double]
  }

  /// One cell; nil where nobody of it answered both times.
  init?(_ tally: WaveMatchTally?, column: Int, label: String, rule: MissingRule) {
    guard let tally, let counts = tally.cells[.init(column: column, label: label)],
      let place = tally.shape.cell.rules.place(of: rule)
    else { return nil }
    rulePlace = place
    (shape, places, entries, self.rule) = (tally.shape.cell, MatchPlaces(tally.shape.cell), counts.byPlace, rule)
  }

  /// The respondents who count in both means of `place`, and Pearson's correlation of what they add to each; nil where that does not vary.
  func correlation(_ place: CellValues.Place, _ now: Means, _ before: Means) -> (n: Int, r: Double?) {
    switch place {
    case .item(let item): single(places.item(item), 1, 1)
    case .dimension(let index): single(places.across(index, index), minimum(index), minimum(index))
    case .overall: overall(now, before)
    }
  }

  /// Whether the respondents have an overall score in both waves under the rule.
  private func counts(_ entry: MatchedCounts.Entry) -> Bool { entry.rules >> rulePlace & 1 == 1 }

  private func single(_ place: Int, _ least: Int, _ other: Int) -> (n: Int, r: Double?) {
    var total = Products()
    for entry in entries[place] where entry.firstPairs >= least && entry.secondPairs >= other {
      let (a, b, sums) = (Double(entry.firstPairs), Double(entry.secondPairs), entry.sums)
      total.n += Double(sums.n)
      total.x += sums.x / a
      total.y += sums.y / b
      total.xy += sums.xy / (a * b)
      total.xx += sums.xx / (a * a)
      total.yy += sums.yy / (b * b)
    }
    return (Int(total.n), total.r)
  }

  /// What a respondent adds to an overall score is u = Σ over the dimensions observed of (score - mean)/n of the dimension, as in its
  /// standard error: with complete responses u goes with the respondent's own overall score.
  private func overall(_ now: Means, _ before: Means) -> (n: Int, r: Double?) {
    var total = Products()
    for entry in entries[places.people] where counts(entry) { total.n += Double(entry.sums.n) }
    for first in now.n.indices {
      total.x += residuals(places.now(first, first), first, first, now, now).single
      total.y += residuals(places.before(first, first), first, first, before, before).single
      for second in now.n.indices {
        total.xy += residuals(places.across(first, second), first, second, now, before).product
        guard first <= second else { continue }
        let times = first == second ? 1.0 : 2.0
        total.xx += times * residuals(places.now(first, second), first, second, now, now).product
        total.yy += times * residuals(places.before(first, second), first, second, before, before).product
      }
    }
    return (Int(total.n), total.r)
  }

  /// Σ of the first score's part of u, and of its product with the second's, over respondents scored on both.
  private func residuals(
    _ place: Int, _ first: Int, _ second: Int, _ left: Means, _ right: Means
  ) -> (single: Double, product: Double) {
    var (single, product) = (0.0, 0.0)
    guard left.n[first] > 0, right.n[second] > 0 else { return (0, 0) }
    let (mean, other) = (left.mean[first], right.mean[second])
    let isAcross = place < places.now(0, 0)
    for entry in entries[place] where entry.firstPairs >= minimum(first) && entry.secondPairs >= minimum(second) {
      guard isAcross || counts(entry) else { continue }
      let (a, b, n) = (Double(entry.firstPairs), Double(entry.secondPairs), Double(entry.sums.n))
      let (x, y) = (entry.sums.x / a, entry.sums.y / b)
      single += x - n * mean
      product += entry.sums.xy / (a * b) - mean * y - other * x + n * mean * other
    }
    return (single / Double(left.n[first]), product / (Double(left.n[first]) * Double(right.n[second])))
  }

  private func minimum(_ dimension: Int) -> Int { rule.minimum(of: shape.scales[dimension].count) }
}

/// Sums over respondents of two variables.
private struct Products {
  var (n, x, y, xy, xx, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

  /// Pearson's correlation; nil where one of the two does not vary but by rounding.
  var r: Double? {
    guard n > 1 else { return nil }
    let (first, second) = (xx - x * x / n, yy - y * y / n)
    guard first > 1e-12 * xx, second > 1e-12 * yy else { return nil }
    return max(-1, min(1, (xy - x * y / n) / (first.squareRoot() * second.squareRoot())))
  }
}
