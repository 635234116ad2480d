internal import SurveyModel

/// Importance ratings of a block of responses, and each respondent's weighted sums over counted items: those with importance, perception
/// and, where it is asked, expectation answered. Empty where the instrument asks no importance.
///
/// Columns are `capacity` long, as those of the block: row r of item or dimension c is at `c * capacity + r`.
struct RatingColumns {
  private(set) var importance: [AnswerCode] = []
  private(set) var counted: [Int16] = []
  /// Σ importance, as answered.
  private(set) var weights: [Int64] = []
  /// Σ gap, in points.
  private(set) var gaps: [Int64] = []
  /// Σ importance · perception, both as answered.
  private(set) var performances: [Int64] = []
  /// Σ importance · gap, dimension by dimension.
  private(set) var contributions: [Int64] = []

  mutating func allocate(_ shape: RatingShape, rows: Int) {
    importance = Array(repeating: 0, count: shape.itemCount * rows)
    counted = Array(repeating: 0, count: rows)
    (weights, gaps, performances) = (
      Array(repeating: 0, count: rows), Array(repeating: 0, count: rows), Array(repeating: 0, count: rows)
    )
    contributions = Array(repeating: 0, count: shape.dimensions.count * rows)
  }

  mutating func load(
    _ batch: ResponseBatch, _ rows: ArraySlice<Int32>, _ shape: RatingShape, _ expectation: [AnswerCode], _ perception: [AnswerCode],
    capacity: Int
  ) {
    for row in 0..<rows.count { (counted[row], weights[row], gaps[row], performances[row]) = (0, 0, 0, 0) }
    for (dimension, items) in shape.dimensions.enumerated() {
      let place = dimension * capacity
      for row in place..<place + rows.count { contributions[row] = 0 }
      for item in items {
        BlockKernel.gather(batch.answers, at: (shape.slot + item) * batch.capacity, rows, into: &importance, at: item * capacity)
        weigh(shape, shape.hasGap ? expectation : nil, perception, item * capacity, rows.count, into: place)
      }
    }
  }

  private mutating func weigh(
    _ shape: RatingShape, _ expectation: [AnswerCode]?, _ perception: [AnswerCode], _ column: Int, _ count: Int, into place: Int
  ) {
    for row in 0..<count {
      let (rating, seen) = (importance[column + row], perception[column + row])
      let expected = expectation?[column + row] ?? seen
      guard rating | seen | expected >= 0 else { continue }
      let weight = Int64(rating) + shape.lowestImportance
      let gap = Int64(seen) - Int64(expected)
      counted[row] &+= 1
      weights[row] += weight
      gaps[row] += gap
      performances[row] += weight * (Int64(seen) + shape.lowestPerception)
      contributions[place + row] += weight * gap
    }
  }
}
