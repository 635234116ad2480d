public import CustomerCare
public import SatisfactionScoring

/// The tables of one run.
public struct ReportTables: Sendable {
  /// The tables there are, in the order they are written.
  public let all: [ReportTable]

  /// Tables that only some runs have; the others are always there.
  public static let optional = ["trend", "response_rate", "zone", "importance_performance"] + CareReport.names

  /// Lays a measurement out as tables; cells under `minimumCell` responses are hidden, and hidden rows come last.
  ///
  /// - Parameter care: the customer-care measures; nil where there are no columns for any.
  public init(_ report: SatisfactionReport, care: CareReport? = nil, run: RunIdentity, sources: [SourceSummary], minimumCell: Int) {
    let making = TableMaking(report, run, minimumCell: minimumCell)
    all =
      [making.scores, making.items, making.actions, making.comparisons, making.segmentTests, making.tests, making.reliability]
      + [making.conventions, making.distributions]
      + [making.trend, making.responseRate, making.zone, making.importancePerformance].compactMap(\.self)
      + making.care(care) + [making.quality(sources), making.sources(sources)]
  }

  /// Those of them that this run does not have.
  public var absent: [String] { Self.optional.filter { self[$0] == nil } }

  /// The table called `name`; nil where the run does not have it.
  public subscript(name: String) -> ReportTable? { all.first { $0.name == name } }
}

/// What every table is made from.
struct TableMaking {
  let report: SatisfactionReport
  let run: RunIdentity
  let suppression: Suppression
  let periods: PeriodSuppression

  init(_ report: SatisfactionReport, _ run: RunIdentity, minimumCell: Int) {
    (self.report, self.run) = (report, run)
    suppression = Suppression(report, minimum: minimumCell)
    periods = PeriodSuppression(report, whole: suppression)
  }

  /// A table whose hidden rows come last.
  func table<Row>(_ name: String, _ columns: [Column<Row>], _ rows: [Row], isHidden: (Row) -> Bool) -> ReportTable {
    ReportTable(name, columns, rows.filter { !isHidden($0) } + rows.filter(isHidden))
  }
}
