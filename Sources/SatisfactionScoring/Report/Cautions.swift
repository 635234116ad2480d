internal import SurveyModel

extension TallyShape {
  /// The conventions that a tally of this shape can be measured by, and what is said where they are not those that were asked for.
  func conventions(_ asked: MeasurementConventions) -> (MeasurementConventions, [Caution]) {
    guard !holds(asked.missingRule) else { return (asked, []) }
    var conventions = asked
    conventions.missingRule = .half
    let message =
      "\(asked.missingRule.rawValue) was not counted when the answers were read, so the half rule is in force: name it in the tally's shape"
    return (conventions, [Caution(code: "missing_rule", message: message)])
  }
}

/// Signs that a file is not what it was taken for.
struct Cautions {
  let shape: TallyShape
  let cell: CellCounts
  let rule: MissingRule
  let points: PointsUse?

  var all: [Caution] { [lowScale, reversedItems, ratingsNotPoints].compactMap { $0 } }

  /// No answer above 5 of 7 among at least 30 responses: the form probably had five points.
  private var lowScale: Caution? {
    let scale = shape.instrument.scale
    guard scale == .sevenPoint, cell.cell.responses >= 30 else { return nil }
    for item in 0..<cell.shape.itemCount {
      let measure = ItemMeasure(cell, item: item)
      if measure.pairs.contains(where: { max($0.expectation, $0.perception) > 4 && $0.count > 0 }) { return nil }
    }
    return Caution(
      code: "scale_looks_shorter", message: "no answer is above 5 although the scale is 1-7: if the form had five points, give --scale 1-5")
  }

  /// The dimensions that the 1988 form words negatively run against the others.
  private var reversedItems: Caution? {
    guard shape.instrument.hasGap, shape.instrument.dimensions.map(\.id) == Instrument.servqual1991.dimensions.map(\.id) else { return nil }
    guard cell.cell.responses >= 30, let across = meanCorrelation([(0, 2), (0, 4), (1, 2), (1, 4), (2, 3), (3, 4)]), across < -0.1 else {
      return nil
    }
    guard let within = meanCorrelation([(2, 4)]), within > 0.1 else { return nil }
    let isReversed = shape.instrument.items.contains(where: \.isReversed)
    let advice = isReversed ? "--instrument servqual-1991" : "--instrument servqual-1988"
    return Caution(
      code: "reversal_doubtful",
      message: "responsiveness and empathy run against the other dimensions: check the reversed items, or give \(advice)")
  }

  private func meanCorrelation(_ pairs: [(Int, Int)]) -> Double? {
    let values = pairs.compactMap { correlation($0.0, $0.1) }
    return values.count == pairs.count ? values.reduce(0, +) / Double(values.count) : nil
  }

  /// Of the gaps of respondents complete on both dimensions.
  private func correlation(_ first: Int, _ second: Int) -> Double? {
    func sums(_ a: Int, _ b: Int) -> DimensionPairTally.Sums {
      var last = DimensionPairTally.Sums()
      cell.cell.pairs.forEach(a, b) { _, _, sums in last = sums }
      return last
    }
    let gap = Side.gap.rawValue
    let (both, one, other) = (sums(first, second), sums(first, first), sums(second, second))
    let n = Double(both.n)
    guard n > 2 else { return nil }
    let covariance = Double(both.xy[gap]) / n - Double(both.x[gap]) / n * Double(both.y[gap]) / n
    let variance = { (sums: DimensionPairTally.Sums) in
      Double(sums.xy[gap]) / Double(sums.n) - (Double(sums.x[gap]) / Double(sums.n)) * (Double(sums.x[gap]) / Double(sums.n))
    }
    let product = variance(one) * variance(other)
    return product > 0 ? covariance / product.squareRoot() : nil
  }

  private var ratingsNotPoints: Caution? {
    guard let points, points.refused * 5 > points.used + points.refused + points.blank else { return nil }
    return Caution(
      code: "weights_sum", message: "more than 20% of the importance points do not add up to 100: are they ratings, not points?")
  }
}
