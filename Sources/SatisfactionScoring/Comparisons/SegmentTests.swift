internal import StatisticalInference
internal import SurveyModel

/// Makes the tests of all segments of one column together.
struct SegmentTests {
  let instrument: Instrument
  let conventions: MeasurementConventions
  let segments: [MeasuredCell]

  func tests() -> [SegmentTest] {
    guard segments.count > 1 else { return [] }
    let counts = segments.map { $0.counts }
    return CellValues.Place.scores(instrument).map { test($0, counts) }
  }

  private func test(_ place: CellValues.Place, _ cells: [CellCounts]) -> SegmentTest {
    let estimates = cells.map { CellValues(instrument, $0, conventions).estimate(place) }
    let groups = estimates.map { estimate in
      (n: estimate?.n ?? 0, mean: estimate?.mean ?? 0, variance: (estimate?.sd ?? 0) * (estimate?.sd ?? 0))
    }
    let excluded = groups.indices.filter { groups[$0].n < 2 || groups[$0].variance <= 0 }
    // The mean of other dimensions is another score.
    let isAlike = place != .overall || Set(cells.map { CellValues(instrument, $0, conventions).observed }).count == 1
    let means = isAlike ? WelchAnova(groups) : nil
    let ranks = KruskalWallis(counts: Self.counts(cells.map { scores(place, $0) }))
    return SegmentTest(
      subject: place.subject(instrument), key: segments[0].identity.key, segments: segments.count, means: means,
      excluded: excluded.map { segments[$0].identity.value }, ranks: isAlike ? ranks : nil,
      reason: !isAlike ? .differentDimensions : means != nil ? nil : estimates.contains { ($0?.n ?? 0) > 1 } ? .zeroVariance : .tooFew)
  }

  /// Respondents' scores in one cell as fractions.
  private func scores(_ place: CellValues.Place, _ cell: CellCounts) -> [(value: Rational, count: Int64)] {
    switch place {
    case .overall: OverallMeasure(cell: cell, rule: conventions.missingRule).values
    case .dimension(let index):
      ScaleMeasure(cell, scale: index, rule: conventions.missingRule).fractions(instrument.hasGap ? .gap : .perception)
    case .item: []
    }
  }

  /// For each distinct score, lowest first, how many of each segment have it.
  private static func counts(_ segments: [[(value: Rational, count: Int64)]]) -> [[Int]] {
    var counts: [Rational: [Int]] = [:]
    for (index, scores) in segments.enumerated() {
      for score in scores {
        counts[score.value, default: Array(repeating: 0, count: segments.count)][index] += Int(score.count)
      }
    }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }
}
