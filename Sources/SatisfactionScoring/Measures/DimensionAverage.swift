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

  /// Count, mean and variance (se²·n).
  var estimate: (n: Int, mean: Double, variance: Double?) {
    let weight = { (dimension: Int) in scores[dimension].n > 0 ? weights?[dimension] ?? 1 : 0 }
    let weightSum = scores.indices.reduce(0.0) { $0 + weight($1) }
    guard weightSum > 0 else { return (0, 0, nil) }
    return linear(scores.indices.map { weight($0) }, over: weightSum)
  }

  /// A dimension less the mean of the others, over the same people; nil where there are no others.
  func againstOthers(_ dimension: Int) -> (n: Int, mean: Double, variance: Double?)? {
    let others = scores.indices.filter { $0 != dimension && scores[$0].n > 0 }
    guard scores[dimension].n > 0, !others.isEmpty else { return nil }
    let share = Double(others.count)
    return linear(scores.indices.map { $0 == dimension ? share : others.contains($0) ? -1 : 0 }, over: share)
  }

  /// Σ c_d G_d / C with its variance, linearised: u_r = Σ over dimensions d observed for r of c_d (G_rd - G_d)/(C n_d).
  private func linear(_ coefficients: [Double], over divisor: Double) -> (n: Int, mean: Double, variance: Double?) {
    let used = coefficients.indices.filter { coefficients[$0] != 0 }
    guard n > 0 else { return (0, 0, nil) }
    let mean = used.reduce(0.0) { $0 + coefficients[$1] * scores[$1].mean } / divisor
    guard n > 1 else { return (n, mean, nil) }
    var squares = 0.0
    for first in used {
      for second in used where second >= first {
        let pair = coefficients[first] * coefficients[second] * (first == second ? 1 : 2)
        squares += pair * crossProduct(first, second) / (Double(scores[first].n) * Double(scores[second].n))
      }
    }
    let variance = Double(n) / Double(n - 1) * squares / (divisor * divisor) * Double(n)
    // Whole answers cannot vary so little: what is left is rounding.
    return (n, mean, variance < 1e-18 ? 0 : variance)
  }

  /// Σ (G_rd - G_d)(G_re - G_e) over respondents who have both dimensions.
  private func crossProduct(_ first: Int, _ second: Int) -> Double {
    let (firstMean, secondMean) = (scores[first].mean, scores[second].mean)
    var total = 0.0
    pairs.forEach(first, second) { firstPairs, secondPairs, sums in
      guard firstPairs >= minima[first], secondPairs >= minima[second], sums.n != 0 else { return }
      let (a, b) = (Double(firstPairs), Double(secondPairs))
      total += Double(sums.xy[lane]) / (a * b) - secondMean * Double(sums.x[lane]) / a
      total += firstMean * secondMean * Double(sums.n) - firstMean * Double(sums.y[lane]) / b
    }
    return total
  }
}
