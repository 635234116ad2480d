internal import StatisticalInference
internal import SurveyModel

/// The comparisons that every survey allows: each dimension with the others, each segment with everybody else.
struct StructuralComparisons {
  let instrument: Instrument
  let conventions: MeasurementConventions
  let total: CellCounts

  /// Each dimension with the mean of the others, over the same people. One family.
  func dimensions() -> [Comparison] {
    let values = CellValues(instrument, total, conventions, population: conventions.population)
    return instrument.dimensions.indices.compactMap { index in
      values.againstOthers(index).map { estimate in
        Comparison(
          kind: .otherDimensions, subject: CellMeasurement.subject(instrument.dimensions[index], index), item: nil, segment: .all,
          against: nil, n: estimate.n, againstN: nil, matched: nil, difference: Difference(estimate),
          reason: estimate.shortfall)
      }
    }.judged(level: conventions.level)
  }

  /// What each dimension takes from the weighted score with the mean of what the others take, over the people whose points can be used. One
  /// family; empty where nobody was asked for points.
  func contributions() -> [Comparison] {
    guard instrument.hasGap else { return [] }
    let points = PointsMeasure(total, rule: conventions.missingRule)
    let unit = Double(instrument.scale.unit)
    return instrument.dimensions.indices.compactMap { index -> Comparison? in
      guard points.n > 0, let moments = points.againstOthers(index) else { return nil }
      let estimate = MeanEstimate(
        n: moments.n, mean: moments.mean / unit, variance: moments.variance.map { $0 / (unit * unit) }, level: conventions.level)
      return Comparison(
        kind: .otherContributions, subject: CellMeasurement.subject(instrument.dimensions[index], index), item: nil, segment: .all,
        against: nil, n: estimate.n, againstN: nil, matched: nil, difference: Difference(estimate), reason: estimate.shortfall)
    }.judged(level: conventions.level)
  }

  /// Each segment of one column with everybody else. The overall scores are one family; the dimensions of all segments are another, since
  /// a reader looks for the worst of all those cells.
  func rests(_ segments: [(identity: SegmentIdentity, cell: CellCounts)]) -> [Comparison] {
    let sides = segments.map { segment in
      var rest = total.cell
      rest.retract(segment.cell.cell)
      return (
        segment.identity, CellValues(instrument, segment.cell, conventions),
        CellValues(instrument, CellCounts(rest), conventions)
      )
    }
    let overall = sides.compactMap { difference(.overall, .rest, $0, $1, $2, against: nil) }
    let dimensions = sides.flatMap { side in
      instrument.dimensions.indices.compactMap { difference(.dimension($0), .rest, side.0, side.1, side.2, against: nil) }
    }
    return overall.judged(level: conventions.level) + dimensions.judged(level: conventions.level)
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
    return Comparison(
      kind: kind, subject: place.subject(instrument), item: nil, segment: segment, against: against, n: first.n, againstN: second.n,
      matched: nil, difference: Difference(test), reason: Comparison.reason(first, second, test))
  }
}

extension MeanEstimate {
  /// Why it has no test.
  var shortfall: ReasonCode? { n < 2 ? .tooFew : p == nil ? .zeroVariance : nil }
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
    if min(first.n, second.n) < 2 { return .tooFew }
    return test.p == nil ? .zeroVariance : nil
  }
}
