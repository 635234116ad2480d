/// The overall score as the mean of dimension scores, with the standard error of the contract:
/// u_r = Σ over dimensions d observed for r of (G_rd - G_d)/(D·n_d), se² = n/(n-1)·Σu_r²; with complete respondents this is the paired t.
/// Under fixed weights w_d take the place of 1/D.
struct OverallMeasure {
  let cell: CellCounts
  let rule: MissingRule
  /// The weight of each dimension; all alike where nil.
  var weights: [Double]?
  private var dimensions: Int { cell.shape.scales.count - 1 }

  /// Count, mean and variance (se²·n) of one side.
  func estimate(_ side: Side) -> (n: Int, mean: Double, variance: Double?) {
    let scores = (0..<dimensions).map { Moments(ScaleMeasure(cell, scale: $0, rule: rule).scores(side)) }
    let observed = scores.indices.filter { scores[$0].n > 0 }
    let n = respondents
    guard !observed.isEmpty, n > 0 else { return (0, 0, nil) }
    let weight = { (dimension: Int) in weights?[dimension] ?? 1 }
    let weightSum = observed.reduce(0.0) { $0 + weight($1) }
    guard weightSum > 0 else { return (0, 0, nil) }
    let mean = observed.reduce(0.0) { $0 + weight($1) * scores[$1].mean } / weightSum
    guard n > 1 else { return (n, mean, nil) }
    var squares = 0.0
    for first in observed {
      for second in observed where second >= first {
        let product = crossProduct(side, first, second, scores[first].mean, scores[second].mean)
        let pair = weight(first) * weight(second) * (first == second ? 1 : 2)
        squares += pair * product / (Double(scores[first].n) * Double(scores[second].n))
      }
    }
    let standardErrorSquared = Double(n) / Double(n - 1) * squares / (weightSum * weightSum)
    let variance = standardErrorSquared * Double(n)
    // Whole answers cannot vary so little: what is left is rounding.
    return (n, mean, variance < 1e-18 ? 0 : variance)
  }

  /// Σ (G_rd - G_d)(G_re - G_e) over respondents who have both dimensions.
  private func crossProduct(_ side: Side, _ first: Int, _ second: Int, _ firstMean: Double, _ secondMean: Double) -> Double {
    let minimum = [first, second].map { rule.minimum(of: cell.shape.scales[$0].count) }
    var total = 0.0
    cell.cell.pairs.forEach(first, second) { firstPairs, secondPairs, sums in
      guard firstPairs >= minimum[0], secondPairs >= minimum[1], sums.n != 0 else { return }
      let (a, b) = (Double(firstPairs), Double(secondPairs))
      total += Double(sums.xy[side.rawValue]) / (a * b) - secondMean * Double(sums.x[side.rawValue]) / a
      total += firstMean * secondMean * Double(sums.n) - firstMean * Double(sums.y[side.rawValue]) / b
    }
    return total
  }

  /// Respondents with at least one dimension score.
  var respondents: Int { values.reduce(0) { $0 + Int($1.count) } }

  func outcomes() -> OutcomeCounts {
    var counts = OutcomeCounts()
    for entry in values { counts.count(entry.sign, entry.count) }
    return counts
  }

  /// The overall gap of each respondent, by sign, with its count.
  private var values: [(sign: Int, count: Int64)] {
    let shape = cell.shape
    let reach = (shape.points - 1) * shape.overallUnit
    let full = cell.occupied(shape.overallStart..<shape.overallStart + 2 * reach + 1).map { entry in
      ((entry.place - shape.overallStart - reach).signum(), entry.count)
    }
    let index = MissingRule.allCases.firstIndex(of: rule) ?? 0
    let partial = cell.cell.overall.byRule[index].sorted { $0.key < $1.key }.map { (Int($0.key.numerator.signum()), $0.value) }
    return full + partial
  }
}
