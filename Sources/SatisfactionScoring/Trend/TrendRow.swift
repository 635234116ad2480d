public import StatisticalInference
internal import SurveyModel

/// One row of the trend table: a dimension or the overall score of one segment in one period.
public struct TrendRow: Sendable {
  /// The period's row of scores.
  public let score: ScoreRow
  /// Whether its numbers are hidden; they count in no limit then.
  public let isHidden: Bool
  /// The mean gap, or without expectations the mean perception, with its uncertainty; nil where nobody answered or it is hidden.
  public let estimate: MeanEstimate?
  /// The centre line and the limits; nil where `reason` says why.
  public internal(set) var limits: ControlLimits?
  /// The chart that set the limits.
  public internal(set) var method: ChartMethod?
  /// The periods that set the limits, first and last.
  public internal(set) var baseline: ClosedRange<Period>?
  /// The distance to the value of the row before; nil for the first, and where periods are no sequence.
  public internal(set) var movingRange: Double?
  /// What the moving range seldom exceeds; only with the chart of individuals.
  public internal(set) var movingRangeUpper: Double?
  /// A sign of change.
  public internal(set) var signal: ControlSignal?
  /// Why the first number that is missing is missing.
  public internal(set) var reason: ReasonCode?

  init(_ score: ScoreRow, isHidden: Bool, level: Double) {
    self.score = score
    self.isHidden = isHidden
    let perceptions = score.perception.map { facet in
      MeanEstimate(n: score.n, mean: facet.mean, variance: facet.sd.map { $0 * $0 }, level: level)
    }
    estimate = isHidden ? nil : score.gap ?? perceptions
    reason = isHidden ? .suppressed : estimate == nil ? .noData : nil
  }
}

extension SatisfactionReport {
  /// The fewest periods that set limits (Wheeler).
  public static let minimumPeriods = 6

  /// The trend table: every segment's dimensions and overall score by period, in the order of `periodScores`.
  public var trend: [TrendRow] { trend { _ in false } }

  /// The trend table as it is published: hidden rows keep their place and count in no limit, moving range or run, so that nothing about
  /// them follows from the rows that are shown.
  public func trend(hiding isHidden: (ScoreRow) -> Bool) -> [TrendRow] {
    let charted = Set(instrument.dimensions.map(\.id) + ["overall_dimensions"])
    var rows = periodScores.filter { charted.contains($0.subject.id) }.map {
      TrendRow($0, isHidden: isHidden($0), level: conventions.level)
    }
    let periods = Set(rows.compactMap(\.score.period)).filter(\.isTimed).sorted()
    let chart = TrendChart(conventions: conventions, baseline: Set(conventions.baseline?.periods(of: periods) ?? periods))
    for places in Dictionary(grouping: rows.indices, by: { TrendLine(rows[$0].score) }).values {
      for (place, row) in zip(places, chart.limited(places.map { rows[$0] })) { rows[place] = row }
    }
    return rows
  }

  /// Responses without a recorded time; they are in no period.
  public var responsesWithoutTime: Int {
    periodScores.first { $0.segment == .all && $0.period?.isTimed == false }?.responses ?? 0
  }
}

/// What one chart is about.
private struct TrendLine: Hashable {
  let segment: SegmentIdentity
  let subject: String

  init(_ row: ScoreRow) { (segment, subject) = (row.segment, row.subject.id) }
}
