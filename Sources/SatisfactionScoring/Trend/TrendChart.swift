internal import StatisticalInference

/// Puts limits and signals on the rows of one segment and subject, which come in the order of time.
struct TrendChart {
  let conventions: MeasurementConventions
  /// The periods that may set limits.
  let baseline: Set<Period>

  /// One row that has a value.
  private struct Point {
    let place: Int
    let period: Period
    let responses: Int
    let estimate: MeanEstimate
  }

  func limited(_ rows: [TrendRow]) -> [TrendRow] {
    var rows = rows
    let points = rows.enumerated().compactMap { place, row -> Point? in
      guard let period = row.score.period, let estimate = row.estimate else { return nil }
      return Point(place: place, period: period, responses: row.score.responses, estimate: estimate)
    }
    let reason = points.first { !$0.period.unit.isSequence } == nil ? setLimits(points.filter(\.period.isTimed), &rows) : .noSequence
    for point in points where rows[point.place].limits == nil {
      rows[point.place].reason = point.period.isTimed ? reason : .noTime
    }
    for point in points where rows[point.place].reason == nil && point.estimate.se == nil { rows[point.place].reason = .tooFew }
    return rows
  }

  /// Fills limits, moving ranges and signals; what it gives back says why there are no limits.
  private func setLimits(_ points: [Point], _ rows: inout [TrendRow]) -> ReasonCode? {
    for (before, point) in zip(points, points.dropFirst()) {
      rows[point.place].movingRange = abs(point.estimate.mean - before.estimate.mean)
    }
    let base = points.filter { baseline.contains($0.period) }
    guard base.count >= SatisfactionReport.minimumPeriods, let first = base.first, let last = base.last else { return .fewPeriods }
    let method = conventions.chart ?? .chosen(base.map(\.responses))
    guard let chart = Limits(method, base.map(\.estimate)) else { return .zeroVariance }
    let limits = points.map { chart.limits($0.estimate) }
    let signals = ControlSignal.signals(zip(points, limits).map { ($0.estimate.mean, $1) })
    for (index, point) in points.enumerated() {
      rows[point.place].limits = limits[index]
      rows[point.place].method = method
      rows[point.place].baseline = first.period...last.period
      rows[point.place].movingRangeUpper = chart.movingRangeUpper
      rows[point.place].signal = signals[index]
    }
    return nil
  }

  /// The limits that a chart gives to each estimate.
  private struct Limits {
    let limits: (MeanEstimate) -> ControlLimits
    let movingRangeUpper: Double?

    /// Nil where nothing varies.
    init?(_ method: ChartMethod, _ base: [MeanEstimate]) {
      switch method {
      case .individuals:
        guard let chart = IndividualsChart(base.map(\.mean)) else { return nil }
        (limits, movingRangeUpper) = ({ _ in chart.limits }, chart.movingRangeUpper)
      case .means:
        guard let chart = MeansChart(base.map { MeansChart.Sample(n: $0.n, mean: $0.mean, sd: $0.sd) }) else { return nil }
        (limits, movingRangeUpper) = ({ chart.limits(n: $0.n) }, nil)
      }
    }
  }
}
