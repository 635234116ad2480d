internal import StatisticalInference
internal import SurveyModel

/// Means against the numbers a team wants to reach.
struct TargetComparisons {
  let instrument: Instrument
  let conventions: MeasurementConventions

  /// The comparisons of everybody, or of all segments of one column together. The overall scores are a family, the dimensions another, the
  /// items a third.
  func comparisons(_ cells: [(segment: SegmentIdentity, cell: CellCounts)]) -> [Comparison] {
    guard conventions.targets != nil else { return [] }
    let families: [[CellValues.Place]] = [
      [.overall], instrument.dimensions.indices.map { .dimension($0) }, instrument.items.indices.map { .item($0) },
    ]
    let values = cells.map { segment, cell in
      (segment, CellValues(instrument, cell, conventions, population: segment == .all ? conventions.population : nil))
    }
    return families.flatMap { family in
      values.flatMap { segment, values in family.compactMap { comparison($0, segment, values) } }.judged(level: conventions.level)
    }
  }

  /// The number to reach of one subject; nil where none was set.
  func target(_ place: CellValues.Place, _ segment: SegmentIdentity) -> Double? {
    conventions.targets?.value(subject: place.item(instrument)?.id ?? place.subject(instrument).id, segment: segment)
  }

  private func comparison(_ place: CellValues.Place, _ segment: SegmentIdentity, _ values: CellValues) -> Comparison? {
    guard let target = target(place, segment), let estimate = values.estimate(place, from: target) else { return nil }
    return Comparison(
      kind: .target, subject: place.subject(instrument), item: place.item(instrument), segment: segment, against: nil, n: estimate.n,
      againstN: nil, least: values.least(place), matched: nil, difference: Difference(estimate), reason: estimate.shortfall)
  }
}
