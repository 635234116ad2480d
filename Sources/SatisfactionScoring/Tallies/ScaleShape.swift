/// Where the counts of one scale lie: a dimension, or all items together.
///
/// A respondent who answered all pairs is counted in the full tables, one who did not in the partial tables, which also say how many
/// pairs were answered. Sums are in points of the response scale.
struct ScaleShape: Equatable, Sendable {
  /// The items, by place in the instrument.
  let items: Range<Int>
  /// Highest minus lowest point.
  let range: Int
  private let full: [Int]
  private let partial: [Int]
  private let facets: [Int]
  private let moments: [Int]

  init(items: Range<Int>, range: Int, _ places: inout PlaceAllocator) {
    self.items = items
    self.range = range
    let span = items.count * range
    full = [places.hot(span + 1), places.hot(span + 1), places.hot(2 * span + 1)]
    let rows = items.count + 1
    partial = [places.cold(rows * (span + 1)), places.cold(rows * (span + 1)), places.cold(rows * (2 * span + 1))]
    facets = [places.hot(rows), places.hot(rows)]
    moments = Side.allCases.map { _ in places.hot(3 + 3 * items.count) }
  }

  var count: Int { items.count }

  /// The place that counts respondents with `pairs` answered pairs and this sum.
  func place(_ side: Side, pairs: Int, sum: Int) -> Int {
    let span = count * range
    let shifted = side == .gap ? sum + span : sum
    if pairs == count { return full[side.rawValue] + shifted }
    return partial[side.rawValue] + pairs * (side == .gap ? 2 * span + 1 : span + 1) + shifted
  }

  /// The sums that respondents with `pairs` answered pairs can have.
  func sums(_ side: Side, pairs: Int) -> ClosedRange<Int> { side == .gap ? -pairs * range...pairs * range : 0...pairs * range }

  /// The place that counts respondents with `answered` answers to one facet, whatever the other.
  func facetPlace(_ side: Side, answered: Int) -> Int { facets[side.rawValue] + answered }

  /// The first of the moments over complete respondents: n, ΣT, ΣT², then Σx, Σx² and ΣxT item by item.
  func momentsPlace(_ side: Side) -> Int { moments[side.rawValue] }
}
