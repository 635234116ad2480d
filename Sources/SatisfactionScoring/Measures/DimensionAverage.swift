/// A mean of dimension means, or a difference of some.
struct LinearMean {
  /// Respondents with at least one dimension score.
  let n: Int
  let mean: Double
  /// se²·n; nil where a dimension has fewer than two respondents.
  let variance: Double?
  /// The fewest respondents behind one of the dimensions.
  let least: Int
  /// The dimensions that anybody has.
  let observed: Set<Int>
  /// Whether the same respondents say the same: false where a difference of means is one of who answered which dimension.
  var isSamePeople = true
}

/// The average of dimension scores, with the standard error of the contract:
/// u_r = Σ over dimensions d observed for r of (G_rd - G_d)/(D·n_d), se² = n/(n-1)·Σu_r²; with complete respondents this is the paired t.
/// Under fixed weights w_d take the place of 1/D.
struct DimensionAverage {
  let pairs: DimensionPairTally
  /// Which of the sums counted there.
  let lane: Int
  /// How many answered items each dimension needs.
  let minima: [Int]
  /// Respondents and their mean score, by dimension.
  let scores: [(n: Int, mean: Double)]
  /// The weight of each dimension; all alike where nil.
  let weights: [Double]?
  /// Respondents with at least one dimension score.
  let n: Int

  /// The average.
  var estimate: LinearMean {
    let weight = { (dimension: Int) in scores[dimension].n > 0 ? weights?[dimension] ?? 1 : 0 }
    let weightSum = scores.indices.reduce(0.0) { $0 + weight($1) }
    guard weightSum > 0 else { return LinearMean(n: 0, mean: 0, variance: nil, least: 0, observed: []) }
    return linear(scores.indices.map { weight($0) }, over: weightSum)
  }

  /// A dimension less the mean of the others, each times its weight where there are weights; nil where there are no others.
  func againstOthers(_ dimension: Int) -> LinearMean? {
    let others = scores.indices.filter { $0 != dimension && scores[$0].n > 0 }
    guard scores[dimension].n > 0, !others.isEmpty else { return nil }
    let weight = { (dimension: Int) in weights?[dimension] ?? 1 }
    let share = Double(others.count)
    var difference = linear(
      scores.indices.map { $0 == dimension ? share * weight($0) : others.contains($0) ? -weight($0) : 0 }, over: share)
    let paired = others.map { pairedDifference(dimension, $0, weight) }
    let mean = paired.reduce(0.0) { $0 + ($1 ?? 0) } / share
    let error = (max(0, difference.variance ?? 0) / Double(max(1, difference.n))).squareRoot()
    difference.isSamePeople = !paired.contains { $0 == nil } && abs(mean - difference.mean) <= error + 1e-9
    return difference
  }

  /// The mean difference of two dimensions over respondents who have both; nil without any.
  private func pairedDifference(_ dimension: Int, _ other: Int, _ weight: (Int) -> Double) -> Double? {
    let (first, second) = (min(dimension, other), max(dimension, other))
    var (n, x, y) = (0.0, 0.0, 0.0)
    pairs.forEach(first, second) { firstPairs, secondPairs, sums in
      guard firstPairs >= minima[first], secondPairs >= minima[second] else { return }
      n += Double(sums.n)
      x += Double(sums.x[lane]) / Double(firstPairs)
      y += Double(sums.y[lane]) / Double(secondPairs)
    }
    guard n > 0 else { return nil }
    let difference = (weight(first) * x - weight(second) * y) / n
    return dimension == first ? difference : -difference
  }

  /// Σ c_d G_d / C with its variance, linearised: u_r = Σ over dimensions d observed for r of c_d (G_rd - G_d)/(C n_d).
  private func linear(_ coefficients: [Double], over divisor: Double) -> LinearMean {
    let used = coefficients.indices.filter { coefficients[$0] != 0 }
    let mean = used.reduce(0.0) { $0 + coefficients[$1] * scores[$1].mean } / divisor
    let least = used.map { scores[$0].n }.min() ?? 0
    let observed = Set(scores.indices.filter { scores[$0].n > 0 })
    // A single respondent says nothing about how much a dimension varies.
    guard n > 1, least > 1 else { return LinearMean(n: n, mean: mean, variance: nil, least: least, observed: observed) }
    var (squares, size) = (0.0, 0.0)
    for first in used {
      for second in used where second >= first {
        let pair = coefficients[first] * coefficients[second] * (first == second ? 1 : 2)
        let share = pair / (Double(scores[first].n) * Double(scores[second].n))
        let product = crossProduct(first, second)
        squares += share * product.sum
        size += abs(share) * product.size
      }
    }
    let factor = Double(n) / Double(n - 1) * Double(n) / (divisor * divisor)
    // Whole answers cannot vary so little: what is left of terms of that size is rounding.
    let variance = squares < 1e-13 * size ? 0 : factor * squares
    return LinearMean(n: n, mean: mean, variance: variance, least: least, observed: observed)
  }

  /// Σ (G_rd - G_d)(G_re - G_e) over respondents who have both dimensions, and the size of the terms it is made of.
  private func crossProduct(_ first: Int, _ second: Int) -> (sum: Double, size: Double) {
    let (firstMean, secondMean) = (scores[first].mean, scores[second].mean)
    var (total, size) = (0.0, 0.0)
    pairs.forEach(first, second) { firstPairs, secondPairs, sums in
      guard firstPairs >= minima[first], secondPairs >= minima[second], sums.n != 0 else { return }
      let (a, b) = (Double(firstPairs), Double(secondPairs))
      let terms = [
        Double(sums.xy[lane]) / (a * b), -secondMean * Double(sums.x[lane]) / a, firstMean * secondMean * Double(sums.n),
        -firstMean * Double(sums.y[lane]) / b,
      ]
      total += (terms[0] + terms[1]) + (terms[2] + terms[3])
      size += terms.reduce(0) { $0 + abs($1) }
    }
    return (total, size)
  }
}
