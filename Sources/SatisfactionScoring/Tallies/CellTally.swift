internal import SurveyModel

/// Exact counts of one cell: all responses of one segment value.
///
/// Everything is a whole number, so that any split and any order give the same cell. See `CellShape` for what lies where.
struct CellTally: Mergeable {
  let shape: CellShape
  /// How many responses were added.
  private(set) var responses: Int64 = 0
  var dense: [Int64]
  var sparse: [Int: Int64] = [:]
  var pairs: DimensionPairTally
  var overall: OverallTally
  var importance: PointsTally

  init(shape: CellShape) {
    self.shape = shape
    dense = Array(repeating: 0, count: shape.denseCount)
    pairs = DimensionPairTally(shape: shape)
    overall = OverallTally(shape: shape)
    importance = PointsTally(shape: shape)
  }

  mutating func merge(_ other: CellTally) {
    responses += other.responses
    for place in dense.indices { dense[place] += other.dense[place] }
    sparse.count(other.sparse) { $0 }
    pairs.merge(other.pairs)
    overall.merge(other.overall)
    importance.merge(other.importance)
  }

  mutating func retract(_ other: CellTally) {
    responses -= other.responses
    for place in dense.indices { dense[place] -= other.dense[place] }
    sparse.count(other.sparse) { -$0 }
    pairs.retract(other.pairs)
    overall.retract(other.overall)
    importance.retract(other.importance)
  }

  /// The count at a place.
  subscript(place: Int) -> Int64 { place < dense.count ? dense[place] : sparse[place, default: 0] }

  /// Adds one response, or takes it out again with `sign` -1.
  mutating func add(_ response: TallyRow, sign: Int64) {
    responses += sign
    countJoint(response, sign)
    for scale in shape.scales.indices { count(scale, response, sign) }
    pairs.add(response, sign)
    overall.add(response, sign)
    if response.isFull { bump(shape.overallStart + (shape.points - 1) * shape.overallUnit + response.fullOverall, sign) }
    if shape.hasPoints { importance.add(response, sign) }
  }

  mutating func bump(_ place: Int, _ amount: Int64) {
    if place < dense.count { dense[place] += amount } else { sparse.count(place, amount) }
  }

  private mutating func countJoint(_ response: TallyRow, _ sign: Int64) {
    let width = shape.points + MissingReason.allCases.count
    for item in 0..<shape.itemCount {
      let perception = Self.column(response.perception[item], shape.points)
      guard shape.hasGap else {
        bump(shape.jointStart + item * width + perception, sign)
        continue
      }
      let expectation = Self.column(response.expectation[item], shape.points)
      bump(shape.jointStart + (item * width + expectation) * width + perception, sign)
    }
  }

  /// Answers come first, the reasons for missing ones behind them.
  static func column(_ code: AnswerCode, _ points: Int) -> Int { code >= 0 ? Int(code) : points - 1 - Int(code) }

  private mutating func count(_ index: Int, _ response: TallyRow, _ sign: Int64) {
    let scale = shape.scales[index]
    let sums = response.scales[index]
    bump(scale.facetPlace(.perception, answered: sums.perceptionsAnswered), sign)
    bump(scale.place(.perception, pairs: sums.pairs, sum: sums.perception), sign)
    if sums.perceptionsAnswered == scale.count { addMoments(.perception, scale, response.perceptionTotal(index), response, sign) }
    guard shape.hasGap else { return }
    bump(scale.facetPlace(.expectation, answered: sums.expectationsAnswered), sign)
    bump(scale.place(.expectation, pairs: sums.pairs, sum: sums.expectation), sign)
    bump(scale.place(.gap, pairs: sums.pairs, sum: sums.gap), sign)
    if sums.expectationsAnswered == scale.count { addMoments(.expectation, scale, response.expectationTotal(index), response, sign) }
    if sums.pairs == scale.count { addMoments(.gap, scale, sums.gap, response, sign) }
  }

  private mutating func addMoments(_ side: Side, _ scale: ScaleShape, _ total: Int, _ response: TallyRow, _ sign: Int64) {
    var place = scale.momentsPlace(side)
    bump(place, sign)
    bump(place + 1, sign * Int64(total))
    bump(place + 2, sign * Int64(total * total))
    place += 3
    for item in scale.items {
      let value = response.value(side, item)
      bump(place, sign * Int64(value))
      bump(place + 1, sign * Int64(value * value))
      bump(place + 2, sign * Int64(value * total))
      place += 3
    }
  }
}
