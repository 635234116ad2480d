internal import SurveyModel

extension SatisfactionTally {
  /// Makes the measurement. Doubles appear here for the first time, in a fixed order.
  ///
  /// A missing rule that the shape does not hold gives way to the half rule: the conventions of the report name the rule in force, and a
  /// caution leads.
  ///
  /// - Parameter wave: the wave before, whose tally has the instrument and the segment columns of this one.
  public func report(
    _ asked: MeasurementConventions = MeasurementConventions(), since wave: PreviousWave? = nil
  ) -> SatisfactionReport {
    let (conventions, notes) = shape.conventions(asked)
    let cells = measuredCells
    let everybody = cells[0].counts
    let points = everybody.cell.pointsUse(conventions.missingRule)
    let hasRatings = RatingMeasure(everybody).map { $0.n > 0 } ?? false
    // How many values each segment column has.
    let values = Dictionary(cells.map { ($0.column, 1) }, uniquingKeysWith: +)
    let measured = cells.map { cell in
      CellMeasurement(
        shape: shape, cell: cell.counts, segment: cell.identity, conventions: conventions, hasPoints: points != nil,
        ratings: hasRatings ? RatingMeasure(cell.counts) : nil,
        hasDistributions: values[cell.column, default: 0] <= AnswerDistribution.mostSegments)
    }
    let comparisons = ComparisonMaking(shape: shape, conventions: conventions, cells: cells, wave: wave).set()
    let scores = measured.map { $0.scores() }
    var report = SatisfactionReport(
      instrument: shape.instrument, conventions: conventions, responses: responses,
      scores: scores.flatMap { $0.map { comparisons.completed($0) } },
      items: measured.flatMap { $0.items() }.map { $0.with(comparisons.completed($0.score, item: $0.item)) },
      conventionRows: zip(measured, scores).flatMap { $0.conventionRows($1) }, points: points,
      comparisons: comparisons.all, reliability: cells.flatMap { reliability($0, conventions) },
      segmentTests: shape.segmentKeys.indices.flatMap { column in segmentTests(cells.filter { $0.column == column }, conventions) },
      cautions: notes + Cautions(shape: shape, cell: everybody, rule: conventions.missingRule, points: points).all,
      periodScores: periodScores(conventions, hasPoints: points != nil, hasRatings: hasRatings))
    report.placeImportance(hasRatings: hasRatings)
    return report
  }

  private func segmentTests(_ segments: [MeasuredCell], _ conventions: MeasurementConventions) -> [SegmentTest] {
    SegmentTests(instrument: shape.instrument, conventions: conventions, segments: segments).tests()
  }

  private func reliability(_ cell: MeasuredCell, _ conventions: MeasurementConventions) -> [ReliabilityRow] {
    ReliabilityMaking(
      instrument: shape.instrument, cell: cell.counts, segment: cell.identity, conventions: conventions
    ).rows()
  }

  /// Everybody, then the segments column by column in the order of their codes.
  var measuredCells: [MeasuredCell] {
    let total = groups.first?.total ?? CellTally(shape: shape.cell)
    var cells = [MeasuredCell(identity: .all, column: -1, label: "", counts: CellCounts(total))]
    for (column, (key, group)) in zip(shape.segmentKeys, groups).enumerated() {
      let entries = group.byLabel
      let identities = SegmentIdentity.identities(key: key, labels: entries.map(\.label))
      cells += zip(identities, entries).map { MeasuredCell(identity: $0, column: column, label: $1.label, counts: CellCounts($1.cell)) }
        .sorted { $0.identity.value < $1.identity.value }
    }
    return cells
  }
}

extension CellTally {
  /// How the points could be used; nil where nobody was asked for any.
  func pointsUse(_ rule: MissingRule) -> PointsUse? {
    let use = PointsUse(
      used: PointsMeasure(CellCounts(self), rule: rule).n, rescaled: Int(importance.rescaled), refused: Int(importance.refused),
      blank: Int(importance.blank))
    return use.used + use.rescaled + use.refused + use.blank == 0 ? nil : use
  }
}
