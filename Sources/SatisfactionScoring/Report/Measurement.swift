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
    let measured = cells.map { CellMeasurement(shape: shape, cell: CellCounts($1), segment: $0, conventions: conventions) }
    let everybody = CellCounts(total)
    let points = PointsUse(
      used: PointsMeasure(everybody, rule: conventions.missingRule).n, rescaled: Int(total.importance.rescaled),
      refused: Int(total.importance.refused), blank: Int(total.importance.blank))
    return SatisfactionReport(
      instrument: shape.instrument, conventions: conventions, responses: responses, scores: measured.flatMap { $0.scores() },
      items: measured.flatMap { $0.items() }, points: shape.hasPoints ? points : nil,
      cautions: Cautions(shape: shape, cell: everybody, rule: conventions.missingRule, points: shape.hasPoints ? points : nil).all)
  }
}
