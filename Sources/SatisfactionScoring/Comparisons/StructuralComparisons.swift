internal import StatisticalInference
internal import SurveyModel

/// The comparisons that every survey allows: each dimension with the others, each segment with everybody else.
struct StructuralComparisons {
  let instrument: Instrument
  let conventions: MeasurementConventions
  let total: CellCounts

  /// Each dimension with the mean of the others. One family. A difference that those who answered both dimensions do not show is not tested.
  func dimensions() -> [Comparison] {
    let values = CellValues(instrument, total, conventions, population: conventions.population)
    return instrument.dimensions.indices.compactMap { contrast($0, .otherDimensions, values.againstOthers($0)) }
      .judged(level: conventions.level)
  }

  /// What each dimension takes from the weighted score with the mean of what the others take: with respondents' points over the people whose
  /// points can be used, else with the instrument's own weights. One family; empty where there are no weights.
  func contributions() -> [Comparison] {
    guard instrument.hasGap else { return [] }
    let points = PointsMeasure(total, rule: conventions.missingRule)
    let unit = Double(instrument.scale.unit)
    if points.n > 0 {
      return instrument.dimensions.indices.compactMap { index -> Comparison? in
        guard let moments = points.againstOthers(index) else { return nil }
        let estimate = MeanEstimate(
          n: moments.n, mean: moments.mean / unit, variance: moments.variance.map { $0 / (unit * unit) }, level: conventions.level)
        return contrast(index, .otherContributions, (estimate, estimate.n, true))
      }.judged(level: conventions.level)
    }
    guard let weights = instrument.weights else { return [] }
    let listed = instrument.dimensions.map { weights[$0.id] ?? 0 }
    let sum = max(listed.reduce(0, +), .leastNormalMagnitude)
    let values = CellValues(instrument, total, conventions, population: conventions.population)
    return instrument.dimensions.indices.compactMap {
      contrast($0, .otherContributions, values.againstOthers($0, weights: listed.map { $0 / sum }))
    }.judged(level: conventions.level)
  }

  private func contrast(
    _ index: Int, _ kind: Comparison.Kind, _ found: (estimate: MeanEstimate, least: Int, isSamePeople: Bool)?
  ) -> Comparison? {
    guard let (estimate, least, isSamePeople) = found else { return nil }
    let difference = Difference(estimate)
    return Comparison(
      kind: kind, subject: CellMeasurement.subject(instrument.dimensions[index], index), item: nil, segment: .all, against: nil,
      n: estimate.n, againstN: nil, least: least, matched: nil, difference: isSamePeople ? difference : difference.untested,
      reason: isSamePeople ? estimate.shortfall : .differentPeople)
  }

  /// Each segment of one column with everybody else. The overall scores are one family; the dimensions of all segments are another, since
  /// a reader looks for the worst of all those cells.
  func rests(_ segments: [(identity: SegmentIdentity, cell: CellCounts)]) -> [Comparison] {
    // The rest of one segment at a time: each is as large as a tally.
    let found = segments.map { segment -> (overall: Comparison?, dimensions: [Comparison]) in
      var rest = total.cell
      rest.retract(segment.cell.cell)
      let values = CellValues(instrument, segment.cell, conventions)
      let others = CellValues(instrument, CellCounts(rest), conventions)
      let compare = { (place: CellValues.Place) in difference(place, .rest, segment.identity, values, others, against: nil) }
      return (compare(.overall), instrument.dimensions.indices.compactMap { compare(.dimension($0)) })
    }
    let (overall, dimensions) = (found.compactMap(\.overall), found.flatMap(\.dimensions))
    return [overall, dimensions].flatMap { $0.judgedByColumn(segments.count, level: conventions.level) }
  }

  /// Every two segments of one column. A family for each dimension and one for the overall score.
  func pairs(_ segments: [(identity: SegmentIdentity, cell: CellCounts)]) -> [Comparison] {
    let values = segments.map { ($0.identity, CellValues(instrument, $0.cell, conventions)) }
    return CellValues.Place.scores(instrument).flatMap { place in
      values.indices.flatMap { first in
        values[(first + 1)...].compactMap { second in
          difference(place, .pair, values[first].0, values[first].1, second.1, against: second.0.value)
        }
      }.judged(level: conventions.level)
    }
  }

  private func difference(
    _ place: CellValues.Place, _ kind: Comparison.Kind, _ segment: SegmentIdentity, _ left: CellValues, _ right: CellValues,
    against: String?
  ) -> Comparison? {
    guard let first = left.estimate(place), let second = right.estimate(place) else { return nil }
    let test = WelchTest(MeanWithError(first), MeanWithError(second), level: conventions.level)
    // The mean of other dimensions is another score.
    let isAlike = place != .overall || left.observed == right.observed
    let found = Difference(test)
    return Comparison(
      kind: kind, subject: place.subject(instrument), item: nil, segment: segment, against: against, n: first.n, againstN: second.n,
      least: min(left.least(place), right.least(place)), matched: nil, difference: isAlike ? found : found.untested,
      reason: isAlike ? Comparison.reason(first, second, test) : .differentDimensions)
  }
}

extension MeanEstimate {
  /// Why it has no test.
  var shortfall: ReasonCode? {
    if n < 2 || se == nil { return .tooFew }
    return p != nil ? nil : sd == 0 ? .zeroVariance : .wholePopulation
  }
}

extension Difference {
  /// Two means of different people.
  init(_ test: WelchTest) {
    self.init(estimate: test.difference, se: test.se, df: test.df, p: test.p, interval: test.interval)
  }
}

extension Comparison {
  /// Why a difference has no test.
  static func reason(_ first: MeanEstimate, _ second: MeanEstimate, _ test: WelchTest) -> ReasonCode? {
    if first.se == nil || second.se == nil { return .tooFew }
    return test.p == nil ? .zeroVariance : nil
  }
}

extension [Comparison] {
  /// Judges the comparisons of a column's segments with the rest. Of two segments each is the other's rest: that is one test, told twice.
  fileprivate func judgedByColumn(_ segments: Int, level: Double) -> [Comparison] {
    guard segments == 2, let first = first?.segment else { return judged(level: level) }
    let one = filter { $0.segment == first }.judged(level: level)
    return map { comparison in
      guard let judged = one.first(where: { $0.subject == comparison.subject }) else { return comparison }
      var comparison = comparison
      comparison.adjustedP = judged.adjustedP
      comparison.verdict = comparison.segment == first ? judged.verdict : judged.verdict?.mirrored
      return comparison
    }
  }
}

extension Verdict {
  fileprivate var mirrored: Verdict {
    switch self {
    case .worse: .better
    case .better: .worse
    case .few, .noClearDifference: self
    }
  }
}
