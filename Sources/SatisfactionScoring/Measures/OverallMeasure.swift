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
    let scores = scores(side)
    let weight = { (dimension: Int) in scores[dimension].n > 0 ? weights?[dimension] ?? 1 : 0 }
    let weightSum = scores.indices.reduce(0.0) { $0 + weight($1) }
    guard weightSum > 0 else { return (0, 0, nil) }
    return linear(side, scores, scores.indices.map { weight($0) / weightSum })
  }

  /// A dimension less the mean of the others, over the same people; nil where there are no others.
  func againstOthers(_ side: Side, _ dimension: Int) -> (n: Int, mean: Double, variance: Double?)? {
    let scores = scores(side)
    let others = scores.indices.filter { $0 != dimension && scores[$0].n > 0 }
    guard scores[dimension].n > 0, !others.isEmpty else { return nil }
    let coefficients = scores.indices.map { $0 == dimension ? 1 : others.contains($0) ? -1 / Double(others.count) : 0 }
    return linear(side, scores, coefficients)
  }

  private func scores(_ side: Side) -> [Moments] {
    (0..<dimensions).map { Moments(ScaleMeasure(cell, scale: $0, rule: rule).scores(side)) }
  }

  /// Σ c_d G_d with its variance, linearised: u_r = Σ over dimensions d observed for r of c_d (G_rd - G_d)/n_d.
  private func linear(_ side: Side, _ scores: [Moments], _ coefficients: [Double]) -> (n: Int, mean: Double, variance: Double?) {
    let n = respondents
    let used = coefficients.indices.filter { coefficients[$0] != 0 }
    guard n > 0 else { return (0, 0, nil) }
    let mean = used.reduce(0.0) { $0 + coefficients[$1] * scores[$1].mean }
    guard n > 1 else { return (n, mean, nil) }
    var squares = 0.0
    for first in used {
      for second in used where second >= first {
        let product = crossProduct(side, first, second, scores[first].mean, scores[second].mean)
        let pair = coefficients[first] * coefficients[second] * (first == second ? 1 : 2)
        squares += pair * product / (Double(scores[first].n) * Double(scores[second].n))
      }
    }
    let variance = Double(n) / Double(n - 1) * squares * Double(n)
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
    for entry in values { counts.count(Int(entry.value.numerator.signum()), entry.count) }
    return counts
  }

  /// Respondents' overall gaps as exact fractions.
  func differences() -> SignedDifferences { SignedDifferences(values) }

  /// The overall gap of each respondent, in points, with its count.
  var values: [(value: Rational, count: Int64)] {
    let shape = cell.shape
    let reach = (shape.points - 1) * shape.overallUnit
    let full = cell.occupied(shape.overallStart..<shape.overallStart + 2 * reach + 1).map { entry in
      (Rational(Int64(entry.place - shape.overallStart - reach), over: Int64(shape.overallUnit)), entry.count)
    }
    let index = MissingRule.allCases.firstIndex(of: rule) ?? 0
    return full + cell.cell.overall.byRule[index].sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
