internal import SatisfactionScoring
internal import StatisticalInference

/// The table of response rates: a row for everybody and one per segment. Its counts are shown whatever the size of the cell.
enum ResponseRateTable {
  static func table(_ rates: [ResponseRateRow], _ conventions: MeasurementConventions, _ run: RunIdentity) -> ReportTable {
    let columns: [Column<ResponseRateRow>] =
      run.columns() + [
        Column("segment_key") { .string($0.segment.key) }, Column("segment_value") { .string($0.segment.value) },
        Column("segment_label") { .string($0.segment.label) },
        Column("invited") { JSONValue($0.invited) }, Column("responses") { .integer($0.responses) },
        Column("response_rate") { JSONValue($0.rate) },
        Column("ci_level") { _ in .number(conventions.level) }, Column("ci_method") { _ in .string("wilson") },
        Column("ci_low") { JSONValue($0.interval?.low) }, Column("ci_high") { JSONValue($0.interval?.high) },
        Column("not_invited") { .bool($0.invited == nil) }, Column("reason") { JSONValue($0.reason?.rawValue) },
      ]
    return ReportTable("response_rate", columns, rates)
  }
}

extension TableMaking {
  /// One row for everybody and one per segment; nil where no invitations are known.
  var responseRate: ReportTable? { report.responseRates.map { ResponseRateTable.table($0, report.conventions, run) } }
}
