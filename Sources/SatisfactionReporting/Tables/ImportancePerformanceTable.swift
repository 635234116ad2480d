internal import SatisfactionScoring
internal import SurveyModel

extension TableMaking {
  /// Importance against performance under every crosshair; nil where nothing stands for importance.
  var importancePerformance: ReportTable? {
    guard !report.importancePerformance.isEmpty else { return nil }
    let hides = { (row: ImportancePerformanceRow) in suppression.hides(row.score, item: row.item) }
    let shown = { (name: String, value: @escaping (ImportancePerformanceRow) -> JSONValue) in
      Column<ImportancePerformanceRow>(name) { hides($0) ? .null : value($0) }
    }
    let columns: [Column<ImportancePerformanceRow>] =
      run.scoreIdentity { $0.score }
      + RunIdentity.itemIdentity { row in row.item.flatMap { item in row.itemOrder.map { (item, $0) } } }
      + [
        Column("responses") { .integer($0.score.responses) }, Column("n") { .integer($0.score.n) },
        Column("importance_source") { .string($0.source.rawValue) }, Column("crosshair") { .string($0.kind.rawValue) },
        shown("importance") { JSONValue($0.importance) }, shown("performance") { JSONValue($0.performance) },
        shown("crosshair_importance") { JSONValue($0.crosshair?.importance) },
        shown("crosshair_performance") { JSONValue($0.crosshair?.performance) },
        shown("quadrant") { JSONValue($0.quadrant?.rawValue) },
        shown("distance_importance") { JSONValue($0.importanceDistance) },
        shown("distance_performance") { JSONValue($0.performanceDistance) },
        shown("above_gap_line") { $0.gapLineDistance.map { .bool($0 > 0) } ?? .null },
        shown("gap_line_distance") { JSONValue($0.gapLineDistance) },
        Column("reason") { hides($0) ? .string(ReasonCode.suppressed.rawValue) : JSONValue($0.reason?.rawValue) },
        Column("suppressed") { .bool(hides($0)) },
      ]
    return table("importance_performance", columns, report.importancePerformance, isHidden: hides)
  }

  /// The columns of an item that its place between importance and performance fills.
  var standing: [Column<ItemRow>] {
    let shown = { (name: String, value: @escaping (ImportancePerformanceRow) -> JSONValue) in
      Column<ItemRow>(name) { row in
        guard let standing = row.standing, !suppression.hides(row), !suppression.hides(standing.score, item: row.item) else { return .null }
        return value(standing)
      }
    }
    return [
      shown("importance") { JSONValue($0.importance) }, shown("quadrant") { JSONValue($0.quadrant?.rawValue) },
      shown("crosshair_importance") { JSONValue($0.crosshair?.importance) },
      shown("crosshair_performance") { JSONValue($0.crosshair?.performance) },
    ]
  }
}
