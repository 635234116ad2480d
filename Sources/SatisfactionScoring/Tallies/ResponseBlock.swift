internal import SurveyModel

/// Responses of one cell, gathered column by column, with their sums over each scale: what a tally adds at once.
///
/// Columns are `capacity` long; row r of column c is at `c * capacity + r`.
struct ResponseBlock {
  let shape: CellShape
  private(set) var capacity = 0
  private(set) var count = 0
  /// Whether these responses were asked for importance points.
  private(set) var hasPoints = false
  /// One column per item: a point, or a negative reason.
  private(set) var expectation: [AnswerCode] = []
  private(set) var perception: [AnswerCode] = []
  /// One column per dimension, in hundredths; negative where blank.
  private(set) var points: [Int32] = []
  /// Sums over answered pairs, one column per scale: the dimensions, then all items.
  private(set) var pairs: [Int16] = []
  private(set) var expectationSums: [Int32] = []
  private(set) var perceptionSums: [Int32] = []
  /// Answers of one facet whatever the other, and their totals.
  private(set) var expectationsAnswered: [Int16] = []
  private(set) var perceptionsAnswered: [Int16] = []
  private(set) var expectationTotals: [Int32] = []
  private(set) var perceptionTotals: [Int32] = []

  /// Minimum levels and what follows from them.
  private(set) var zone = ZoneColumns()
  /// Importance ratings and what follows from them.
  private(set) var ratings = RatingColumns()

  init(_ shape: CellShape) { self.shape = shape }

  /// Takes the answers of the given rows of a batch.
  mutating func load(_ batch: ResponseBatch, rows: ArraySlice<Int32>) {
    if rows.count > capacity || batch.capacity > capacity { allocate(max(rows.count, batch.capacity)) }
    count = rows.count
    for item in 0..<shape.itemCount {
      BlockKernel.gather(batch.answers, at: (shape.perceptionSlot + item) * batch.capacity, rows, into: &perception, at: item * capacity)
      if shape.hasGap {
        BlockKernel.gather(
          batch.answers, at: (shape.expectationSlot + item) * batch.capacity, rows, into: &expectation, at: item * capacity)
      }
    }
    hasPoints = batch.hasPoints && shape.hasPoints
    for dimension in 0..<(hasPoints ? shape.scales.count - 1 : 0) {
      for (place, row) in rows.enumerated() { points[dimension * capacity + place] = batch.points[dimension * batch.capacity + Int(row)] }
    }
    for scale in shape.scales.indices.dropLast() { sum(scale) }
    sumWhole()
    if shape.hasZone { zone.load(batch, rows, shape, expectation, perception, capacity: capacity) }
    if let rated = shape.ratings { ratings.load(batch, rows, rated, expectation, perception, capacity: capacity) }
  }

  private mutating func allocate(_ rows: Int) {
    capacity = rows
    expectation = Array(repeating: 0, count: shape.hasGap ? shape.itemCount * rows : 0)
    perception = Array(repeating: 0, count: shape.itemCount * rows)
    points = Array(repeating: -1, count: shape.hasPoints ? (shape.scales.count - 1) * rows : 0)
    if shape.hasZone { zone.allocate(shape, rows: rows) }
    if let rated = shape.ratings { ratings.allocate(rated, rows: rows) }
    let cells = shape.scales.count * rows
    (pairs, expectationsAnswered, perceptionsAnswered) = (
      Array(repeating: 0, count: cells), Array(repeating: 0, count: cells), Array(repeating: 0, count: cells)
    )
    (expectationSums, perceptionSums) = (Array(repeating: 0, count: cells), Array(repeating: 0, count: cells))
    (expectationTotals, perceptionTotals) = (Array(repeating: 0, count: cells), Array(repeating: 0, count: cells))
  }

  /// The difference of the sums of one respondent.
  func gap(_ scale: Int, _ row: Int) -> Int { Int(perceptionSums[scale * capacity + row] - expectationSums[scale * capacity + row]) }

  private mutating func sum(_ scale: Int) {
    let items = shape.scales[scale].items
    let first = scale * capacity
    for row in first..<first + count {
      (pairs[row], expectationsAnswered[row], perceptionsAnswered[row]) = (0, 0, 0)
      (expectationSums[row], perceptionSums[row], expectationTotals[row], perceptionTotals[row]) = (0, 0, 0, 0)
    }
    for item in items {
      let column = item * capacity
      guard shape.hasGap else {
        BlockKernel.sum(perception, column, count, first, &pairs, &perceptionSums)
        continue
      }
      BlockKernel.sum(expectation, column, count, first, &expectationsAnswered, &expectationTotals)
      BlockKernel.sum(perception, column, count, first, &perceptionsAnswered, &perceptionTotals)
      BlockKernel.sumPairs(expectation, perception, column, count, first, &pairs, &expectationSums, &perceptionSums)
    }
    guard !shape.hasGap else { return }
    for row in first..<first + count { (perceptionsAnswered[row], perceptionTotals[row]) = (pairs[row], perceptionSums[row]) }
  }

  private mutating func sumWhole() {
    let last = shape.scales.count - 1
    for row in 0..<count {
      let whole = last * capacity + row
      (pairs[whole], expectationsAnswered[whole], perceptionsAnswered[whole]) = (0, 0, 0)
      (expectationSums[whole], perceptionSums[whole], expectationTotals[whole], perceptionTotals[whole]) = (0, 0, 0, 0)
      for scale in 0..<last {
        let part = scale * capacity + row
        pairs[whole] += pairs[part]
        expectationsAnswered[whole] += expectationsAnswered[part]
        perceptionsAnswered[whole] += perceptionsAnswered[part]
        expectationSums[whole] += expectationSums[part]
        perceptionSums[whole] += perceptionSums[part]
        expectationTotals[whole] += expectationTotals[part]
        perceptionTotals[whole] += perceptionTotals[part]
      }
    }
  }
}
