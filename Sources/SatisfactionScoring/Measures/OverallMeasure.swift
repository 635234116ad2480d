/// The overall score as the mean of dimension scores.
struct OverallMeasure {
  let cell: CellCounts
  let rule: MissingRule
  /// The weight of each dimension; all alike where nil.
  var weights: [Double]?
  private var dimensions: Int { cell.shape.scales.count - 1 }

  /// The overall score of one side.
  func estimate(_ side: Side) -> LinearMean {
    average(side).estimate
  }

  /// A dimension less the mean of the others; nil where there are no others.
  func againstOthers(_ side: Side, _ dimension: Int) -> LinearMean? {
    average(side).againstOthers(dimension)
  }

  private func average(_ side: Side) -> DimensionAverage {
    let scores = (0..<dimensions).map { Moments(ScaleMeasure(cell, scale: $0, rule: rule).scores(side)) }
    return DimensionAverage(
      pairs: cell.cell.pairs, lane: side.rawValue, minima: cell.shape.scales.map { rule.minimum(of: $0.count) },
      scores: scores.map { ($0.n, $0.mean) }, weights: weights, n: respondents)
  }

  /// Respondents with at least one dimension score.
  var respondents: Int {
    guard let place = cell.shape.rules.place(of: rule) else { return 0 }
    return Int(cell.sum(complete) + cell.cell.overall.total(place))
  }

  func outcomes() -> OutcomeCounts {
    var counts = OutcomeCounts()
    for entry in values { counts.count(Int(entry.value.numerator.signum()), entry.count) }
    return counts
  }

  /// Respondents' overall gaps as exact fractions.
  func differences() -> SignedDifferences { SignedDifferences(values) }

  /// The overall gap of each respondent, in points, with its count; none under a rule that was not counted.
  var values: [(value: Rational, count: Int64)] {
    let shape = cell.shape
    guard let place = shape.rules.place(of: rule) else { return [] }
    let reach = (shape.points - 1) * shape.overallUnit
    // Named as the result is: a list of pairs without names would be cast pair by pair.
    let full = cell.occupied(complete).map { entry in
      (value: Rational(Int64(entry.place - shape.overallStart - reach), over: Int64(shape.overallUnit)), count: entry.count)
    }
    return full + cell.cell.overall.counts(place)
  }

  /// Where the overall gaps of respondents with every pair are counted.
  private var complete: Range<Int> {
    let reach = (cell.shape.points - 1) * cell.shape.overallUnit
    return cell.shape.overallStart..<cell.shape.overallStart + 2 * reach + 1
  }
}
