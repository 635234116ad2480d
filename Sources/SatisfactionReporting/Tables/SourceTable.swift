internal import SurveyModel

extension TableMaking {
  /// One row per source, the same in any order of arrival.
  func sources(_ sources: [SourceSummary]) -> ReportTable {
    let columns: [Column<SourceSummary>] =
      run.columns() + [
        Column("source") { .string($0.source) }, Column("sha256") { JSONValue($0.sha256) }, Column("bytes") { .integer($0.bytes) },
        Column("encoding") { JSONValue($0.encoding?.value) }, Column("encoding_origin") { JSONValue($0.encoding?.origin.rawValue) },
        Column("dialect") { JSONValue($0.dialect) },
        Column("dialect_evidence") { $0.evidence.isEmpty ? .null : .string($0.evidence.joined(separator: "; ")) },
        Column("rows") { .integer($0.accounting.rows) }, Column("header_rows") { .integer($0.accounting.headerRows) },
        Column("other_rows") { .integer($0.accounting.otherRows.values.reduce(0, +)) },
        Column("records") { .integer($0.accounting.records) }, Column("responses") { .integer($0.accounting.responses) },
        Column("quarantined") { .integer($0.accounting.quarantined) },
        Column("added") { JSONValue($0.change?.added) }, Column("corrected") { JSONValue($0.change?.corrected) },
        Column("unchanged") { JSONValue($0.change?.unchanged) }, Column("outdated") { JSONValue($0.change?.outdated) },
      ]
    return ReportTable("sources", columns, SourceSummary.inOrder(sources))
  }
}

extension SourceSummary {
  /// Sources in an order that does not tell how they arrived.
  static func inOrder(_ sources: [SourceSummary]) -> [SourceSummary] {
    sources.sorted { ($0.sha256 ?? "", $0.source) < ($1.sha256 ?? "", $1.source) }
  }
}
