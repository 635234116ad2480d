internal import SurveyModel

/// Responses of one cell, gathered column by column, with their sums over each scale: what a tally adds at once.
///
/// Columns are `capacity` long, a multiple of 32; row r of column c is at `c * capacity + r`. What stands behind the last row of a column
/// means nothing.
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
  /// Perception minus expectation; all zero where the instrument asks one facet.
  private(set) var gapSums: [Int32] = []
  /// Answers of one facet whatever the other, and their totals.
  private(set) var expectationsAnswered: [Int16] = []
  private(set) var perceptionsAnswered: [Int16] = []
  private(set) var expectationTotals: [Int32] = []
  private(set) var perceptionTotals: [Int32] = []

  /// The rows with every pair of a scale and the sums of each side over pairs, and those with every answer to one facet (expectation, then
  /// perception) and its totals; none where sums are large.
  private(set) var complete: CompleteColumns?
  private(set) var facets: [CompleteColumns] = []
  /// The rows that left a pair out, and the same by how many pairs they answered of each dimension.
  private(set) var partial: [Int] = []
  private(set) var groups: AnsweredGroups

  /// Minimum levels and what follows from them.
  private(set) var zone = ZoneColumns()
  /// Importance ratings and what follows from them.
  private(set) var ratings = RatingColumns()

  init(_ shape: CellShape) {
    self.shape = shape
    groups = AnsweredGroups(shape)
  }

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
      BlockKernel.gather(batch.points, at: dimension * batch.capacity, rows, into: &points, at: dimension * capacity)
    }
    sum()
    findComplete()
    if shape.hasZone { zone.load(batch, rows, shape, expectation, perception, capacity: capacity) }
    if let rated = shape.ratings { ratings.load(batch, rows, rated, expectation, perception, capacity: capacity) }
  }

  private mutating func allocate(_ rows: Int) {
    // Columns a power of two apart would crowd one corner of the cache.
    capacity = BlockKernel.padded(rows)
    if capacity % 64 == 0 { capacity += BlockKernel.step }
    let rows = capacity
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
    gapSums = Array(repeating: 0, count: cells)
    guard shape.hasShortProducts else { return }
    complete = CompleteColumns(sides: 3, scales: shape.scales.count, capacity: capacity)
    facets = Array(repeating: CompleteColumns(sides: 1, scales: shape.scales.count, capacity: capacity), count: 2)
  }

  /// The difference of the sums of one respondent.
  @inline(__always)
  func gap(_ scale: Int, _ row: Int) -> Int { Int(gapSums[scale &* capacity &+ row]) }

  /// What is scored: the difference of the sums, or the sum of the perceptions where nothing else is asked.
  @inline(__always)
  func score(_ scale: Int, _ row: Int) -> Int { Int((shape.hasGap ? gapSums : perceptionSums)[scale &* capacity &+ row]) }

  /// The sums over answered pairs of one side, column by column.
  func sums(_ side: Side) -> [Int32] {
    switch side {
    case .expectation: expectationSums
    case .perception: perceptionSums
    case .gap: gapSums
    }
  }

  /// How many items of each scale were answered on one side, and their totals.
  func answered(_ side: Side) -> (counts: [Int16], totals: [Int32]) {
    switch side {
    case .expectation: (expectationsAnswered, expectationTotals)
    case .perception: (perceptionsAnswered, perceptionTotals)
    case .gap: (pairs, gapSums)
    }
  }

  private mutating func sum() {
    if shape.hasShortSums {
      let sizes = shape.scales.dropLast().map(\.count)
      BlockKernel.sum(
        expectation, perception, sizes, capacity, count, answered: &expectationsAnswered, &perceptionsAnswered, &pairs,
        totals: &expectationTotals, &perceptionTotals, sums: &expectationSums, &perceptionSums, &gapSums)
    } else {
      for scale in shape.scales.indices.dropLast() { sum(scale, as: Int32.self) }
      sumWhole()
    }
  }

  private mutating func findComplete() {
    let last = shape.scales.count - 1
    partial = BlockKernel.others(pairs, last * capacity, count, than: Int16(shape.itemCount))
    groups.load(partial, pairs, capacity)
    guard complete != nil else { return }
    for (index, scale) in shape.scales.enumerated() {
      // Without expectations what is scored is the perception.
      let sums = [expectationSums, perceptionSums, shape.hasGap ? gapSums : perceptionSums]
      complete?.load(index, size: scale.count, answered: pairs, sums, rows: count)
      if shape.hasGap { facets[0].load(index, size: scale.count, answered: expectationsAnswered, [expectationTotals], rows: count) }
      facets[1].load(index, size: scale.count, answered: perceptionsAnswered, [perceptionTotals], rows: count)
    }
  }

  private mutating func sum<Total: FixedWidthInteger & SIMDScalar>(_ scale: Int, as: Total.Type) {
    let (items, first) = (shape.scales[scale].items, scale * capacity)
    BlockSums.facet(perception, items, capacity, count, into: first, &perceptionsAnswered, &perceptionTotals, as: Total.self)
    guard shape.hasGap else {
      return BlockSums.facet(perception, items, capacity, count, into: first, &pairs, &perceptionSums, as: Total.self)
    }
    BlockSums.facet(expectation, items, capacity, count, into: first, &expectationsAnswered, &expectationTotals, as: Total.self)
    BlockSums.pairs(
      expectation, perception, items, capacity, count, into: first, &pairs, &expectationSums, &perceptionSums, as: Total.self)
    BlockKernel.subtract(perceptionSums, expectationSums, first, count, into: &gapSums)
  }

  /// The whole instrument is the sum of its dimensions.
  private mutating func sumWhole() {
    let last = shape.scales.count - 1
    BlockKernel.addUp(&pairs, columns: last, capacity, count)
    BlockKernel.addUp(&perceptionsAnswered, columns: last, capacity, count)
    BlockKernel.addUp(&perceptionSums, columns: last, capacity, count)
    BlockKernel.addUp(&perceptionTotals, columns: last, capacity, count)
    guard shape.hasGap else { return }
    BlockKernel.addUp(&expectationsAnswered, columns: last, capacity, count)
    BlockKernel.addUp(&expectationSums, columns: last, capacity, count)
    BlockKernel.addUp(&expectationTotals, columns: last, capacity, count)
    BlockKernel.addUp(&gapSums, columns: last, capacity, count)
  }
}
