internal import SatisfactionScoring
internal import SurveyModel

extension TableMaking {
  /// One row per segment and dimension.
  var scores: ReportTable {
    let isHidden = { (row: ScoreRow) in row.period == nil ? suppression.hides(row) : periods.hides(row) }
    let part: ScoreColumns<ScoreRow> = measures(isHidden, { suppression.hidesChange($0) }, { $0 })
    let columns =
      run.scoreIdentity { $0 } + part.counts() + part.gaps() + part.outcomes() + part.reliability() + part.positions() + part.comparisons()
      + [Column("period") { JSONValue($0.period?.id) }]
    return table("scores", columns, report.scores + report.periodScores, isHidden: isHidden)
  }

  /// One row per segment and item.
  var items: ReportTable {
    let part: ScoreColumns<ItemRow> = measures({ suppression.hides($0) }, { suppression.hidesChange($0) }, { $0.score })
    let facets = report.instrument.facets.map(\.rawValue).joined(separator: "+")
    let identity: [Column<ItemRow>] =
      RunIdentity.itemIdentity { ($0.item, $0.order) } + [
        Column("facets") { _ in .string(facets) }, Column("reversed") { .bool($0.item.isReversed) },
      ]
    let head = run.scoreIdentity { (row: ItemRow) in row.score } + identity
    let consistency = [
      number("item_rest_r", \.itemRestCorrelation), number("alpha_if_deleted", \.alphaIfDeleted),
    ]
    let measured = part.counts() + part.gaps() + part.outcomes() + consistency
    let tail =
      part.positions() + part.comparisons() + standing + ReliabilityRow.Side.allCases.dropLast().flatMap(consistency(of:)) + medians
    return table("items", head + measured + tail, report.items) { suppression.hides($0) }
  }

  private func measures<Row>(
    _ isSuppressed: @escaping (Row) -> Bool, _ isChangeSuppressed: @escaping (Row) -> Bool, _ score: @escaping (Row) -> ScoreRow
  ) -> ScoreColumns<Row> {
    let scale = report.instrument.scale
    return ScoreColumns(
      conventions: report.conventions, range: scale.range, minimum: scale.value(at: 0), minimumCell: suppression.minimum,
      isSuppressed: isSuppressed, isChangeSuppressed: isChangeSuppressed, score: score)
  }

  private func number(_ name: String, _ value: @escaping (ItemRow) -> Double?) -> Column<ItemRow> {
    Column(name) { suppression.hides($0) ? .null : JSONValue(value($0)) }
  }

  private var medians: [Column<ItemRow>] {
    [
      number("expectation_median", \.medians.expectation), number("perception_median", \.medians.perception),
      number("gap_median", \.medians.gap),
    ]
  }

  private func consistency(of side: ReliabilityRow.Side) -> [Column<ItemRow>] {
    [
      number("item_rest_r_\(side.rawValue)") { $0.sides[side]?.restCorrelation },
      number("alpha_if_deleted_\(side.rawValue)") { $0.sides[side]?.alphaIfDeleted },
    ]
  }
}
