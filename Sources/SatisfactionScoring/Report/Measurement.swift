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
    let making = making(asked, since: wave)
    return making.report((0..<making.count).map(making.part))
  }

  /// The same in parts, which may be made side by side.
  public func making(_ asked: MeasurementConventions, since wave: PreviousWave? = nil) -> ReportMaking {
    ReportMaking(self, asked, since: wave)
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
