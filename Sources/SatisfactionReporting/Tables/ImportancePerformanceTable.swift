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
        shown("crosshair_importance") { lines($0) ? JSONValue($0.crosshair?.importance) : .null },
        shown("crosshair_performance") { lines($0) ? JSONValue($0.crosshair?.performance) : .null },
        shown("quadrant") { JSONValue($0.quadrant?.rawValue) },
        shown("distance_importance") { lines($0) ? JSONValue($0.importanceDistance) : .null },
        shown("distance_performance") { lines($0) ? JSONValue($0.performanceDistance) : .null },
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
      shown("crosshair_importance") { lines($0) ? JSONValue($0.crosshair?.importance) : .null },
      shown("crosshair_performance") { lines($0) ? JSONValue($0.crosshair?.performance) : .null },
    ]
  }

  /// Whether the lines of a crosshair may be shown: means and medians over all rows give a hidden one away.
  private func lines(_ row: ImportancePerformanceRow) -> Bool {
    row.kind == .user || row.kind == .midpoint || !suppression.hidesPart(of: row.score.segment)
  }
}
