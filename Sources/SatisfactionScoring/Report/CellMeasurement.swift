internal import StatisticalInference
internal import SurveyModel

/// Makes the rows of one cell.
struct CellMeasurement {
  let shape: TallyShape
  let cell: CellCounts
  let segment: SegmentIdentity
  let conventions: MeasurementConventions
  /// Whether anybody in the survey gave importance points.
  let hasPoints: Bool
  /// Respondents' importance ratings of items; nil where nobody in the survey gave any.
  let ratings: RatingMeasure?
  /// Whether the answers to each item are told point by point.
  var hasDistributions = false
  var instrument: Instrument { shape.instrument }
  var rule: MissingRule { conventions.missingRule }
  var responses: Int { Int(cell.cell.responses) }
  var gapUnit: Double { Double(instrument.scale.unit) }

  // MARK: Scores

  func scores() -> [ScoreRow] {
    var dimensions = instrument.dimensions.indices.map(dimension)
    dimensions.adjust()
    return dimensions + [overallDimensions(), overallItems()] + weightedRows()
  }

  static func subject(_ dimension: Dimension, _ index: Int) -> ScoreRow.Subject {
    ScoreRow.Subject(id: dimension.id, label: dimension.label, order: index + 1)
  }

  func overall(_ id: String, _ label: Labels, _ offset: Int) -> ScoreRow.Subject {
    ScoreRow.Subject(id: id, label: label, order: instrument.dimensions.count + offset)
  }

  private func estimate(_ moments: Moments) -> MeanEstimate? {
    estimate(n: moments.n, mean: moments.mean, variance: moments.variance)
  }

  /// An estimate from points of the scale, on the scale itself.
  ///
  /// - Parameter least: the fewest respondents behind a part of the mean, by whom a finite population is known.
  func estimate(n: Int, mean: Double, variance: Double?, least: Int? = nil) -> MeanEstimate? {
    guard instrument.hasGap, n > 0 else { return nil }
    let population = segment == .all ? conventions.population : nil
    let factor = population.flatMap { FinitePopulation.factor(sample: least ?? n, population: $0) } ?? 1
    return MeanEstimate(
      n: n, mean: mean / gapUnit, variance: variance.map { $0 / (gapUnit * gapUnit) }, level: conventions.level, factor: factor)
  }

  func reason(_ row: ScoreRow) -> ReasonCode? {
    if row.n == 0 { return .noData }
    if !instrument.hasGap { return .notAsked }
    if row.n < 2 || row.gap?.se == nil { return .tooFew }
    if row.gap?.sd == 0 { return .zeroVariance }
    return row.gap?.se == 0 ? .wholePopulation : row.reliability?.reason
  }

  private func dimension(_ index: Int) -> ScoreRow {
    let measure = ScaleMeasure(cell, scale: index, rule: rule)
    let perceptions = Moments(measure.scores(.perception))
    var row = ScoreRow(
      subject: Self.subject(instrument.dimensions[index], index), segment: segment, responses: responses, n: perceptions.n)
    row.perceptionN = measure.answered(.perception)
    row.perception = FacetSummary(perceptions, on: instrument.scale)
    row.reliability = reliability(measure)
    if instrument.hasGap {
      row.expectationN = measure.answered(.expectation)
      row.expectation = FacetSummary(Moments(measure.scores(.expectation)), on: instrument.scale)
      row.gap = estimate(Moments(measure.scores(.gap)))
      row.outcomes = measure.outcomes()
      row.tests = GapTests(measure.differences(), row, conventions)
      row.topExpectationShare = topShare(cell.shape.scales[index].items)
      weigh(&row, index)
    }
    row.zone = zone { $0.dimension(index) }
    row.reason = reason(row)
    return row
  }

  private func overallDimensions() -> ScoreRow {
    let measure = OverallMeasure(cell: cell, rule: rule)
    var row = ScoreRow(
      subject: .overallDimensions(instrument), segment: segment, responses: responses, n: measure.respondents)
    fillFacets(&row, whole: ScaleMeasure(cell, scale: cell.shape.scales.count - 1, rule: .any)) { summary(measure.estimate($0)) }
    let gap = measure.estimate(.gap)
    row.gap = estimate(n: gap.n, mean: gap.mean, variance: gap.variance, least: gap.least)
    if instrument.hasGap {
      row.outcomes = measure.outcomes()
      row.tests = GapTests(measure.differences(), row, conventions)
    }
    row.zone = zone(\.overall)
    row.reason = reason(row)
    return row
  }

  private func summary(_ estimate: LinearMean) -> FacetSummary? {
    guard estimate.n > 0 else { return nil }
    return FacetSummary(mean: instrument.scale.value(at: estimate.mean), sd: estimate.variance.map { $0.squareRoot() / gapUnit })
  }

  private func overallItems() -> ScoreRow {
    let whole = ScaleMeasure(cell, scale: cell.shape.scales.count - 1, rule: .any)
    let scored = Moments(whole.scores(instrument.hasGap ? .gap : .perception))
    var row = ScoreRow(
      subject: .overallItems(instrument), segment: segment, responses: responses, n: scored.n)
    let isComplete = whole.completeCount == Int64(scored.n)
    fillFacets(&row, whole: whole) { side in
      guard let mean = meanOfItems(side) else { return nil }
      return FacetSummary(mean: instrument.scale.value(at: mean), sd: isComplete ? wholeDeviation(whole, side) : nil)
    }
    if let mean = meanOfItems(.gap) { row.gap = estimate(n: scored.n, mean: mean, variance: isComplete ? scored.variance : nil) }
    if instrument.hasGap {
      row.outcomes = whole.outcomes()
      row.tests = GapTests(whole.differences(), row, conventions)
    }
    row.reliability = reliability(whole)
    // The spread of a mean of item gaps needs all item cross-products once pairs are missing.
    row.reason = row.n > 1 && !isComplete ? .notAsked : reason(row)
    return row
  }

  private func fillFacets(_ row: inout ScoreRow, whole: ScaleMeasure, _ facet: (Side) -> FacetSummary?) {
    row.perception = facet(.perception)
    row.perceptionN = whole.answered(.perception)
    guard instrument.hasGap else { return }
    row.expectation = facet(.expectation)
    row.expectationN = whole.answered(.expectation)
    row.topExpectationShare = topShare(0..<cell.shape.itemCount)
  }

  private func wholeDeviation(_ whole: ScaleMeasure, _ side: Side) -> Double? {
    let sums = whole.consistency(side)
    // Only where these are the people of the row.
    guard Int64(sums.n) == whole.completeCount else { return nil }
    let moments = Moments(n: Int64(sums.n), sum: sums.total, squares: sums.totalSquares)
    return moments.variance.map { $0.squareRoot() / Double(whole.scale.count) / gapUnit }
  }

  private func meanOfItems(_ side: Side) -> Double? {
    let means = (0..<cell.shape.itemCount).compactMap { item -> Double? in
      let measure = ItemMeasure(cell, item: item)
      let moments = measure.moments(side)
      return moments.n > 0 ? moments.mean : nil
    }
    return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
  }

  // MARK: Items

  func items() -> [ItemRow] {
    var rows: [ItemRow] = []
    for (index, dimension) in instrument.dimensions.enumerated() {
      let measure = ScaleMeasure(cell, scale: index, rule: rule)
      let sides: [ReliabilityRow.Side] = instrument.hasGap ? ReliabilityRow.Side.allCases : [.perception]
      let sums = sides.map { ($0, measure.consistency($0.counted)) }
      for (place, item) in dimension.items.enumerated() {
        let order = cell.shape.scales[index].items.lowerBound + place
        let found = sums.map { side, sums in
          let rest = sums.itemRestCorrelation(place)
          return (side, ItemConsistency(restCorrelation: rest, alphaIfDeleted: sums.alphaWithout(place)))
        }
        rows.append(
          ItemRow(
            item: item, order: order + 1, dimension: Self.subject(dimension, index), score: itemScore(order, dimension, index),
            itemRestCorrelation: found.last?.1.restCorrelation, alphaIfDeleted: found.last?.1.alphaIfDeleted,
            sides: Dictionary(found, uniquingKeysWith: { first, _ in first }), medians: ItemMedians(cell, item: order, instrument),
            distributions: hasDistributions ? AnswerDistribution.all(cell, item: order, instrument) : []))
      }
    }
    var scores = rows.map(\.score)
    scores.adjust()
    return zip(rows, scores).map { $0.with($1) }
  }

  private func itemScore(_ item: Int, _ dimension: Dimension, _ index: Int) -> ScoreRow {
    let measure = ItemMeasure(cell, item: item)
    let perceptions = measure.moments(.perception)
    var row = ScoreRow(subject: Self.subject(dimension, index), segment: segment, responses: responses, n: perceptions.n)
    row.perceptionN = measure.answered(.perception)
    row.perception = FacetSummary(perceptions, on: instrument.scale)
    if instrument.hasGap {
      row.expectationN = measure.answered(.expectation)
      row.expectation = FacetSummary(measure.moments(.expectation), on: instrument.scale)
      row.gap = estimate(measure.moments(.gap))
      row.outcomes = measure.outcomes()
      row.tests = GapTests(measure.differences(), row, conventions)
      row.topExpectationShare = perceptions.n > 0 ? Double(measure.topExpectations()) / Double(perceptions.n) : nil
    }
    row.zone = zone { $0.item(item) }
    rate(&row, item: item)
    row.reason = reason(row)
    return row
  }

  private func topShare(_ items: Range<Int>) -> Double? {
    var (top, pairs) = (0, 0)
    for item in items {
      let measure = ItemMeasure(cell, item: item)
      top += measure.topExpectations()
      pairs += measure.moments(.perception).n
    }
    return pairs > 0 ? Double(top) / Double(pairs) : nil
  }

  private func reliability(_ measure: ScaleMeasure) -> Reliability {
    let perception = measure.consistency(.perception)
    let expectation = instrument.hasGap ? measure.consistency(.expectation) : nil
    let gap = instrument.hasGap ? measure.consistency(.gap) : nil
    let counted = gap ?? perception
    let interval = gap?.alpha.flatMap { alpha in
      CronbachAlpha.feldtInterval(alpha: alpha, n: Int(counted.n), k: measure.scale.count, level: conventions.level)
    }
    return Reliability(
      expectation: expectation?.alpha, perception: perception.alpha, gap: gap?.alpha, gapInterval: interval, n: Int(counted.n),
      reason: counted.reason)
  }
}
