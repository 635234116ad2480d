internal import SurveyModel

extension SatisfactionTally {
  /// Makes the measurement. Doubles appear here for the first time, in a fixed order.
  public func report(_ conventions: MeasurementConventions = MeasurementConventions()) -> SatisfactionReport {
    let total = groups.first?.total ?? CellTally(shape: shape.cell)
    var cells: [(SegmentIdentity, CellTally)] = [(.all, total)]
    for (key, group) in zip(shape.segmentKeys, groups) {
      let entries = group.sorted
      let identities = SegmentIdentity.identities(key: key, labels: entries.map(\.label))
      cells += zip(identities, entries).map { ($0, $1.cell) }.sorted { $0.0.value < $1.0.value }
    }
    let points = total.pointsUse(conventions.missingRule)
    let measured = cells.map {
      CellMeasurement(shape: shape, cell: CellCounts($1), segment: $0, conventions: conventions, hasPoints: points != nil)
    }
    let everybody = CellCounts(total)
    return SatisfactionReport(
      instrument: shape.instrument, conventions: conventions, responses: responses, scores: measured.flatMap { $0.scores() },
      items: measured.flatMap { $0.items() }, points: points,
      cautions: Cautions(shape: shape, cell: everybody, rule: conventions.missingRule, points: points).all)
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
