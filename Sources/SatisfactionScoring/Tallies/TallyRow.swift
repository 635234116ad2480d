internal import SurveyModel

/// One response as the tallies see it: its answers, and the sums over answered pairs of each scale.
struct TallyRow {
  struct Sums {
    var pairs = 0
    var expectation = 0
    var perception = 0
    var expectationsAnswered = 0
    var perceptionsAnswered = 0
    /// Over all answers of the facet, paired or not.
    var expectationTotal = 0
    var perceptionTotal = 0

    var gap: Int { perception - expectation }
  }

  private(set) var expectation: [AnswerCode]
  private(set) var perception: [AnswerCode]
  /// One for each dimension, and one for all items.
  private(set) var scales: [Sums]
  /// Importance points in hundredths; negative where blank.
  private(set) var points: [Int32]
  /// Whether every pair is answered.
  private(set) var isFull = false
  /// The overall gap of a full response over `CellShape.overallUnit`.
  private(set) var fullOverall = 0
  private let shape: CellShape

  init(_ shape: CellShape) {
    self.shape = shape
    expectation = Array(repeating: MissingReason.notAsked.rawValue, count: shape.itemCount)
    perception = expectation
    scales = Array(repeating: Sums(), count: shape.scales.count)
    points = Array(repeating: -1, count: shape.hasPoints ? shape.scales.count - 1 : 0)
  }

  /// Takes the answers of response `row`.
  mutating func load(_ batch: ResponseBatch, _ row: Int) {
    for item in 0..<shape.itemCount {
      perception[item] = batch.answers[(shape.perceptionSlot + item) * batch.capacity + row]
      if shape.hasGap { expectation[item] = batch.answers[(shape.expectationSlot + item) * batch.capacity + row] }
    }
    for dimension in points.indices { points[dimension] = batch.points[dimension * batch.capacity + row] }
    sum()
  }

  /// The answer that counts on one side: a point, or for the gap a difference of points.
  func value(_ side: Side, _ item: Int) -> Int {
    switch side {
    case .expectation: Int(expectation[item])
    case .perception: Int(perception[item])
    case .gap: Int(perception[item]) - Int(expectation[item])
    }
  }

  func expectationTotal(_ scale: Int) -> Int { scales[scale].expectationTotal }

  func perceptionTotal(_ scale: Int) -> Int { scales[scale].perceptionTotal }

  private mutating func sum() {
    var whole = Sums()
    var overall = 0
    let last = shape.scales.count - 1
    for index in 0..<last {
      let sums = sum(shape.scales[index].items)
      scales[index] = sums
      whole.pairs += sums.pairs
      whole.expectation += sums.expectation
      whole.perception += sums.perception
      whole.expectationsAnswered += sums.expectationsAnswered
      whole.perceptionsAnswered += sums.perceptionsAnswered
      whole.expectationTotal += sums.expectationTotal
      whole.perceptionTotal += sums.perceptionTotal
      overall += (shape.hasGap ? sums.gap : sums.perception) * (shape.overallUnit / last / max(1, shape.scales[index].count))
    }
    scales[last] = whole
    isFull = whole.pairs == shape.itemCount
    fullOverall = overall
  }

  private func sum(_ items: Range<Int>) -> Sums {
    var sums = Sums()
    for item in items {
      let (e, p) = (Int(expectation[item]), Int(perception[item]))
      if p >= 0 {
        sums.perceptionsAnswered += 1
        sums.perceptionTotal += p
      }
      if e >= 0 {
        sums.expectationsAnswered += 1
        sums.expectationTotal += e
      }
      guard p >= 0, e >= 0 || !shape.hasGap else { continue }
      sums.pairs += 1
      sums.perception += p
      sums.expectation += shape.hasGap ? e : 0
    }
    return sums
  }
}
