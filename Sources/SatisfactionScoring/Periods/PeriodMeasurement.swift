extension SatisfactionTally {
  /// The rows of every segment in every period, everybody first, by segment, period and dimension; empty where time is not looked at.
  func periodScores(_ conventions: MeasurementConventions, hasPoints: Bool, hasRatings: Bool) -> [ScoreRow] {
    guard let unit = shape.period else { return [] }
    // How many people there were in a period is not known.
    var conventions = conventions
    conventions.population = nil
    return periodCells.flatMap { [conventions] segment, key, cell in
      let counts = CellCounts(cell)
      let measurement = CellMeasurement(
        shape: shape, cell: counts, segment: segment, conventions: conventions, hasPoints: hasPoints,
        ratings: hasRatings ? RatingMeasure(counts) : nil)
      return measurement.scores().map { row in
        var row = row
        row.period = Period(unit: unit, key: key)
        return row
      }
    }
  }

  private var periodCells: [(SegmentIdentity, Int, CellTally)] {
    var cells = groups.first.map { group in group.byPeriod.map { (SegmentIdentity.all, $0.period, $0.cell) } } ?? []
    for (key, group) in zip(shape.segmentKeys, groups) {
      let entries = group.sorted
      let labels = entries.map(\.key.label).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
      let identities = Dictionary(
        zip(labels, SegmentIdentity.identities(key: key, labels: labels)), uniquingKeysWith: { first, _ in first })
      let named = entries.compactMap { entry in identities[entry.key.label].map { ($0, entry.key.period, entry.cell) } }
      cells += named.sorted { ($0.0.value, $0.1) < ($1.0.value, $1.1) }
    }
    return cells
  }
}
