internal import CustomerCare
internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The tables of customer-care measures: one a measure, all of the same columns.
struct CareTables {
  private let report: CareReport
  private let instrument: Instrument
  private let suppression: CareSuppression

  init(_ report: CareReport, _ instrument: Instrument, _ suppression: Suppression) {
    (self.report, self.instrument) = (report, instrument)
    self.suppression = CareSuppression(report, suppression)
  }

  func tables(_ run: RunIdentity) -> [ReportTable] {
    report.tables.map { table in
      let hidden = table.figures.map { suppression.hides($0, in: table.name) }
      let rows = zip(table.figures, hidden).map { Row(figure: $0, isHidden: $1) }
      let columns = run.columns() + segment + subject + numbers
      return ReportTable(table.name, columns, rows.filter { !$0.isHidden } + rows.filter(\.isHidden))
    }
  }

  private struct Row {
    let figure: CareFigure
    let isHidden: Bool
  }

  private var segment: [Column<Row>] {
    [
      Column("segment_key") { .string($0.figure.segment.key) }, Column("segment_value") { .string($0.figure.segment.value) },
      Column("segment_label") { .string($0.figure.segment.label) }, Column("basis") { _ in .string("all") },
    ]
  }

  private var subject: [Column<Row>] {
    [
      Column("group") { .string($0.figure.group) }, Column("group_label") { .string($0.figure.groupLabels.text()) },
      Column("statistic") { .string($0.figure.statistic) }, Column("dimension") { JSONValue(dimension($0.figure)) },
      Column("unit") { .string($0.figure.unit.rawValue) },
    ]
  }

  private func dimension(_ figure: CareFigure) -> String? {
    guard let place = figure.dimension else { return nil }
    return instrument.dimensions.indices.contains(place) ? instrument.dimensions[place].id : "overall_dimensions"
  }

  private var numbers: [Column<Row>] {
    let counts: [Column<Row>] = [
      // The sizes of two sides say a share that may be hidden with their difference.
      Column("n") { .integer($0.figure.n + ($0.isHidden ? $0.figure.againstN ?? 0 : 0)) },
      Column("n_against") { $0.isHidden ? .null : JSONValue($0.figure.againstN) },
    ]
    let values: [Column<Row>] = [
      shown("value") { JSONValue($0.value) }, Column("ci_level") { _ in .number(report.level) },
      shown("ci_low") { JSONValue($0.interval?.low) }, shown("ci_high") { JSONValue($0.interval?.high) },
      shown("p_adjusted") { JSONValue($0.adjustedP) }, shown("verdict") { JSONValue($0.verdict) },
    ]
    let others: [Column<Row>] = [
      Column("benchmark") { JSONValue($0.figure.benchmarkValue) },
      Column("benchmark_bound") { JSONValue($0.figure.benchmark?.bound.rawValue) },
      Column("benchmark_source") { JSONValue($0.figure.benchmark?.source) },
      Column("reason") { $0.isHidden ? .string(ReasonCode.suppressed.rawValue) : JSONValue($0.figure.reason?.rawValue) },
      Column("suppressed") { .bool($0.isHidden) },
    ]
    return counts + values + others
  }

  private func shown(_ name: String, _ value: @escaping (CareFigure) -> JSONValue) -> Column<Row> {
    Column(name) { $0.isHidden ? .null : value($0.figure) }
  }
}

extension TableMaking {
  /// One table a measure that has columns.
  func care(_ report: CareReport?) -> [ReportTable] {
    report.map { CareTables($0, self.report.instrument, suppression).tables(run) } ?? []
  }
}
