internal import StatisticalInference
internal import SurveyModel

/// Makes the reliability rows of one cell.
struct ReliabilityMaking {
  let instrument: Instrument
  let cell: CellCounts
  let segment: SegmentIdentity
  let conventions: MeasurementConventions

  func rows() -> [ReliabilityRow] {
    let sides: [ReliabilityRow.Side] = instrument.hasGap ? ReliabilityRow.Side.allCases : [.perception]
    let subjects = instrument.dimensions.enumerated().map { CellMeasurement.subject($1, $0) } + [.overallItems(instrument)]
    return subjects.enumerated().flatMap { index, subject in sides.map { row(subject, index, $0) } }
  }

  private func row(_ subject: ScoreRow.Subject, _ index: Int, _ side: ReliabilityRow.Side) -> ReliabilityRow {
    let measure = ScaleMeasure(cell, scale: index, rule: conventions.missingRule)
    let sums = measure.consistency(side.counted)
    let (n, items) = (Int(sums.n), Array(instrument.items[measure.scale.items]))
    let covariances = measure.covariances(side.counted)
    let figures = covariances.map { ScaleReliability($0, n: n) }
    let model = covariances.map { n < 2 ? .failure(n < 1 ? .noData : .tooFew) : OneFactorModel.fit(correlations: $0.correlations) }
    return ReliabilityRow(
      subject: subject, segment: segment, side: side, items: items.count, n: n, alpha: sums.alpha,
      interval: sums.alpha.flatMap { CronbachAlpha.feldtInterval(alpha: $0, n: n, k: items.count, level: conventions.level) },
      figures: figures, omega: model.map { Self.omega($0) }, isHeywood: (try? model?.get())?.isHeywood ?? false,
      differenceReliability: side == .gap ? differenceReliability(measure) : nil,
      constantItems: figures?.constantItems.map { items[$0] } ?? [],
      suspects: items.indices.filter { sums.itemRestCorrelation($0).map { $0 < 0 } ?? false }.map { items[$0] }, reason: sums.reason)
  }

  private static func omega(_ model: Result<OneFactorModel, Shortfall>) -> Figure {
    model.flatMap { $0.omega.map { .success($0) } ?? .failure(.zeroVariance) }
  }

  /// From the alphas of both sides and the variances of respondents' scores, as they are printed.
  private func differenceReliability(_ measure: ScaleMeasure) -> Double? {
    guard let expectation = measure.consistency(.expectation).alpha, let perception = measure.consistency(.perception).alpha else {
      return nil
    }
    let variance = { (side: Side) in Moments(measure.scores(side)).variance }
    guard let first = variance(.expectation), let second = variance(.perception), let gap = variance(.gap), gap > 0 else { return nil }
    return DifferenceReliability.value(
      reliabilities: (expectation, perception), variances: (first, second), covariance: (first + second - gap) / 2)
  }
}

extension ReliabilityRow.Side {
  var counted: Side {
    switch self {
    case .expectation: .expectation
    case .perception: .perception
    case .gap: .gap
    }
  }
}

extension ScoreRow.Subject {
  /// The mean of the item gaps.
  static func overallItems(_ instrument: Instrument) -> Self {
    Self(
      id: "overall_items", label: Labels("Overall, mean of items", hans: "总体（题项平均）", hant: "總體（題項平均）"),
      order: instrument.dimensions.count + 2)
  }
}
