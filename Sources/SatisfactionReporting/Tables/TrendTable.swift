internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

extension TableMaking {
  /// The trend table; limits are made of the rows that are shown. Nil where time was not looked at.
  var trend: ReportTable? {
    guard !report.periodScores.isEmpty else { return nil }
    let rows = report.trend { periods.hides($0) }
    let columns = run.scoreIdentity { (row: TrendRow) in row.score } + Self.chart + Self.uncertainty
    return ReportTable("trend", columns, rows.filter { !$0.isHidden } + rows.filter(\.isHidden))
  }

  private static var chart: [Column<TrendRow>] {
    [
      Column("n") { .integer($0.score.n) }, Column("value") { JSONValue($0.estimate?.mean) },
      Column("centre") { JSONValue($0.limits?.centre) }, Column("lower") { JSONValue($0.limits?.lower) },
      Column("upper") { JSONValue($0.limits?.upper) }, Column("limit_method") { JSONValue($0.method?.rawValue) },
      Column("signal") { JSONValue($0.signal?.rawValue) },
      Column("baseline_start") { JSONValue($0.baseline?.lowerBound.start) },
      Column("baseline_end") { JSONValue($0.baseline?.upperBound.end) },
    ]
  }

  private static var uncertainty: [Column<TrendRow>] {
    [
      Column("se") { JSONValue($0.estimate?.se) }, Column("ci_low") { JSONValue($0.estimate?.interval?.low) },
      Column("ci_high") { JSONValue($0.estimate?.interval?.high) }, Column("moving_range") { JSONValue($0.movingRange) },
      Column("moving_range_upper") { JSONValue($0.movingRangeUpper) }, Column("reason") { JSONValue($0.reason?.rawValue) },
      Column("suppressed") { .bool($0.isHidden) }, Column("period") { JSONValue($0.score.period?.id) },
    ]
  }
}
