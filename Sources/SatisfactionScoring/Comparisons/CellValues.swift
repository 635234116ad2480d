internal import StatisticalInference
internal import SurveyModel

/// The means of one cell that are compared: gaps, or perceptions where no expectations were asked.
struct CellValues {
  let instrument: Instrument
  let cell: CellCounts
  let rule: MissingRule
  let level: Double
  private let side: Side
  private let population: Int?

  /// - Parameter population: how many people the responses of the cell came from, where that is known.
  init(_ instrument: Instrument, _ cell: CellCounts, _ conventions: MeasurementConventions, population: Int? = nil) {
    self.population = population
    self.instrument = instrument
    self.cell = cell
    rule = conventions.missingRule
    level = conventions.level
    side = instrument.hasGap ? .gap : .perception
  }

  /// A place of the instrument that has a mean.
  enum Place: Hashable {
    case item(Int)
    case dimension(Int)
    case overall
  }

  func estimate(_ place: Place, from reference: Double = 0) -> MeanEstimate? {
    switch place {
    case .item(let item):
      let measure = ItemMeasure(cell, item: item)
      return estimate(measure.moments(side), reference)
    case .dimension(let index): return estimate(Moments(ScaleMeasure(cell, scale: index, rule: rule).scores(side)), reference)
    case .overall:
      let overall = OverallMeasure(cell: cell, rule: rule).estimate(side)
      return estimate(n: overall.n, value(overall.mean) - reference, overall.variance, least: overall.least)
    }
  }

  /// The fewest respondents behind a part of a mean; for a mean of one part those behind it.
  func least(_ place: Place) -> Int {
    if case .overall = place { return OverallMeasure(cell: cell, rule: rule).estimate(side).least }
    return moments(place, side).n
  }

  /// The dimensions that anybody has a score of.
  var observed: Set<Int> { OverallMeasure(cell: cell, rule: rule).estimate(side).observed }

  /// The mean of one facet over the same people, on the answers' own scale; nil where nobody counts.
  func mean(_ place: Place, _ facet: Side) -> Double? {
    let (n, mean) = moments(place, facet)
    return n > 0 ? instrument.scale.value(at: mean) : nil
  }

  private func moments(_ place: Place, _ facet: Side) -> (n: Int, mean: Double) {
    switch place {
    case .item(let item):
      let measure = ItemMeasure(cell, item: item)
      let moments = measure.moments(facet)
      return (moments.n, moments.mean)
    case .dimension(let index):
      let moments = Moments(ScaleMeasure(cell, scale: index, rule: rule).scores(facet))
      return (moments.n, moments.mean)
    case .overall:
      let overall = OverallMeasure(cell: cell, rule: rule).estimate(facet)
      return (overall.n, overall.mean)
    }
  }

  /// A dimension less the mean of the others; times weights, where there are any, what it takes from the weighted score.
  func againstOthers(_ dimension: Int, weights: [Double]? = nil) -> (estimate: MeanEstimate, least: Int, isSamePeople: Bool)? {
    guard let difference = OverallMeasure(cell: cell, rule: rule, weights: weights).againstOthers(side, dimension) else { return nil }
    let found = estimate(n: difference.n, difference.mean / unit, difference.variance, least: difference.least)
    return found.map { ($0, difference.least, difference.isSamePeople) }
  }

  private var unit: Double { Double(instrument.scale.unit) }

  private func value(_ mean: Double) -> Double { side == .gap ? mean / unit : instrument.scale.value(at: mean) }

  private func estimate(_ moments: Moments, _ reference: Double) -> MeanEstimate? {
    estimate(n: moments.n, value(moments.mean) - reference, moments.variance)
  }

  private func estimate(n: Int, _ mean: Double, _ variance: Double?, least: Int? = nil) -> MeanEstimate? {
    guard n > 0 else { return nil }
    let factor = population.flatMap { FinitePopulation.factor(sample: least ?? n, population: $0) } ?? 1
    return MeanEstimate(n: n, mean: mean, variance: variance.map { $0 / (unit * unit) }, level: level, factor: factor)
  }
}

extension CellValues.Place {
  /// The overall score and the dimensions, in printing order.
  static func scores(_ instrument: Instrument) -> [CellValues.Place] { instrument.dimensions.indices.map { .dimension($0) } + [.overall] }

  /// What files call it.
  func subject(_ instrument: Instrument) -> ScoreRow.Subject {
    switch self {
    case .overall: .overallDimensions(instrument)
    case .dimension(let index): CellMeasurement.subject(instrument.dimensions[index], index)
    case .item(let item):
      instrument.dimensions.indices.first { instrument.dimensions[$0].items.contains(instrument.items[item]) }
        .map { CellMeasurement.subject(instrument.dimensions[$0], $0) } ?? .overallDimensions(instrument)
    }
  }

  /// The item, where it is one.
  func item(_ instrument: Instrument) -> Item? {
    if case .item(let item) = self { return instrument.items[item] }
    return nil
  }
}

extension ScoreRow.Subject {
  /// The headline: the mean of the dimension gaps.
  static func overallDimensions(_ instrument: Instrument) -> Self {
    Self(
      id: "overall_dimensions", label: Labels("Overall", hans: "总体", hant: "總體"), order: instrument.dimensions.count + 1)
  }
}
