internal import SurveyModel

/// Exact counts of one cell: all responses of one segment value.
///
/// Everything is a whole number, so that any split and any order give the same cell. See `CellShape` for what lies where.
struct CellTally: Mergeable {
  let shape: CellShape
  /// How many responses were added.
  private(set) var responses: Int64 = 0
  private(set) var dense: [Int64]
  private(set) var sparse: [Int: Int64] = [:]
  private(set) var pairs: DimensionPairTally
  private(set) var overall: OverallTally
  private(set) var importance: PointsTally
  private(set) var products: ItemProductTally
  /// Nil where the instrument asks no zone of tolerance.
  private(set) var zone: ZoneTally?
  /// Nil where the instrument asks no importance of items.
  private(set) var ratings: RatingTally?

  init(shape: CellShape) {
    self.shape = shape
    dense = Array(repeating: 0, count: shape.denseCount)
    pairs = DimensionPairTally(shape: shape)
    overall = OverallTally(shape: shape)
    importance = PointsTally(shape: shape)
    products = ItemProductTally(shape: shape)
    zone = shape.hasZone ? ZoneTally(shape: shape) : nil
    ratings = shape.ratings.map { RatingTally(shape: $0) }
  }

  mutating func merge(_ other: CellTally) {
    responses += other.responses
    for place in dense.indices { dense[place] += other.dense[place] }
    sparse.count(other.sparse) { $0 }
    pairs.merge(other.pairs)
    overall.merge(other.overall)
    importance.merge(other.importance)
    products.merge(other.products)
    if let others = other.zone { zone?.merge(others) }
    if let others = other.ratings { ratings?.merge(others) }
  }

  mutating func retract(_ other: CellTally) {
    responses -= other.responses
    for place in dense.indices { dense[place] -= other.dense[place] }
    sparse.count(other.sparse) { -$0 }
    pairs.retract(other.pairs)
    overall.retract(other.overall)
    importance.retract(other.importance)
    products.retract(other.products)
    if let others = other.zone { zone?.retract(others) }
    if let others = other.ratings { ratings?.retract(others) }
  }

  /// The count at a place.
  subscript(place: Int) -> Int64 { place < dense.count ? dense[place] : sparse[place, default: 0] }

  /// Adds responses, or takes them out again with `sign` -1.
  mutating func add(_ block: ResponseBlock, sign: Int64) {
    responses += sign * Int64(block.count)
    countJoint(block, sign)
    for scale in shape.scales.indices {
      countSums(scale, block, sign)
      countMoments(scale, block, sign)
    }
    pairs.add(block, sign)
    countOverall(block, sign)
    if block.hasPoints, shape.hasGap { importance.add(block, sign) }
    zone?.add(block, sign)
    ratings?.add(block, sign)
  }

  private mutating func bump(_ place: Int, _ amount: Int64) {
    if place < dense.count { dense[place] &+= amount } else { sparse.count(place, amount) }
  }

  private mutating func countJoint(_ block: ResponseBlock, _ sign: Int64) {
    let width = shape.points + MissingReason.allCases.count
    let size = shape.hasGap ? width * width : width
    for item in 0..<shape.itemCount {
      let (start, column) = (shape.jointStart + item * size, item * block.capacity)
      if start < dense.count {
        BlockKernel.joint(
          block.expectation, block.perception, column, block.count, points: shape.points, width: width, hasGap: shape.hasGap, into: &dense,
          at: start, sign)
        continue
      }
      for row in column..<column + block.count {
        let perception = BlockKernel.place(block.perception[row], shape.points)
        let expectation = shape.hasGap ? BlockKernel.place(block.expectation[row], shape.points) * width : 0
        sparse.count(start + expectation + perception, sign)
      }
    }
  }

  private mutating func countSums(_ index: Int, _ block: ResponseBlock, _ sign: Int64) {
    let scale = shape.scales[index]
    let isWhole = index == shape.scales.count - 1
    for row in index * block.capacity..<index * block.capacity + block.count {
      let pairs = Int(block.pairs[row])
      bump(scale.facetPlace(.perception, answered: Int(block.perceptionsAnswered[row])), sign)
      if !isWhole || !shape.hasGap { bump(scale.place(.perception, pairs: pairs, sum: Int(block.perceptionSums[row])), sign) }
      guard shape.hasGap else { continue }
      bump(scale.facetPlace(.expectation, answered: Int(block.expectationsAnswered[row])), sign)
      if !isWhole { bump(scale.place(.expectation, pairs: pairs, sum: Int(block.expectationSums[row])), sign) }
      bump(scale.place(.gap, pairs: pairs, sum: Int(block.perceptionSums[row] - block.expectationSums[row])), sign)
    }
  }

  private mutating func countMoments(_ index: Int, _ block: ResponseBlock, _ sign: Int64) {
    for side in shape.hasGap ? Side.allCases : [.perception] {
      var complete = CompleteRows(block, index, side)
      bump(shape.scales[index].momentsPlace(side), sign * complete.n)
      bump(shape.scales[index].momentsPlace(side) + 1, sign * complete.total)
      bump(shape.scales[index].momentsPlace(side) + 2, sign * complete.squares)
      var place = shape.scales[index].momentsPlace(side) + 3
      for item in shape.scales[index].items {
        let sums = complete.moments(item)
        bump(place, sign * sums.sum)
        bump(place + 1, sign * sums.squares)
        bump(place + 2, sign * sums.withTotal)
        place += 3
      }
      products.add(complete, index, side, sign)
    }
  }

  /// Respondents without a missing pair are counted densely, the others as fractions under each rule.
  private mutating func countOverall(_ block: ResponseBlock, _ sign: Int64) {
    let last = shape.scales.count - 1
    for row in 0..<block.count {
      guard Int(block.pairs[last * block.capacity + row]) == shape.itemCount else {
        overall.add(block, row, sign)
        continue
      }
      var numerator = 0
      for scale in 0..<last {
        let sum = shape.hasGap ? block.gap(scale, row) : Int(block.perceptionSums[scale * block.capacity + row])
        numerator += sum * shape.overallFactors[scale]
      }
      bump(shape.overallStart + (shape.points - 1) * shape.overallUnit + numerator, sign)
    }
  }
}

extension CellTally: TallyCodable {
  func write(to writer: inout TallyWriter) {
    writer.number(responses)
    writer.values(dense)
    writer.count(sparse.count)
    var next = shape.sparsePlaces.lowerBound
    for (place, count) in sparse.sorted(by: { $0.key < $1.key }) {
      writer.place(place, from: &next)
      writer.number(count)
    }
    pairs.write(to: &writer)
    overall.write(to: &writer)
    importance.write(to: &writer)
    products.write(to: &writer)
    zone?.write(to: &writer)
    ratings?.write(to: &writer)
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    responses = try reader.number()
    // A cell without responses is not kept; a million million leaves room to add cells up.
    guard responses != 0, responses.magnitude < 1 << 40 else { throw .malformed }
    dense = try reader.values(dense.count)
    var next = shape.sparsePlaces.lowerBound
    for _ in 0..<(try reader.count()) {
      let place = try reader.place(from: &next, below: shape.sparsePlaces.upperBound)
      let count = try reader.number(as: Int64.self)
      guard count != 0 else { throw .malformed }
      sparse[place] = count
    }
    try pairs.read(from: &reader)
    try overall.read(from: &reader)
    try importance.read(from: &reader)
    try products.read(from: &reader)
    try zone?.read(from: &reader)
    try ratings?.read(from: &reader)
  }
}

/// The rows of a block that answered every item of one scale on one side.
struct CompleteRows {
  private let block: ResponseBlock
  private let side: Side
  private let mask: [Int16]
  private let totals: [Int32]
  private(set) var n: Int64 = 0
  private(set) var total: Int64 = 0
  private(set) var squares: Int64 = 0

  init(_ block: ResponseBlock, _ scale: Int, _ side: Side) {
    self.block = block
    self.side = side
    let (first, size) = (scale * block.capacity, Int16(block.shape.scales[scale].count))
    var mask = [Int16](repeating: 0, count: block.count)
    var totals = [Int32](repeating: 0, count: block.count)
    for row in 0..<block.count {
      let place = first + row
      let (answered, sum): (Int16, Int32) =
        switch side {
        case .expectation: (block.expectationsAnswered[place], block.expectationTotals[place])
        case .perception: (block.perceptionsAnswered[place], block.perceptionTotals[place])
        case .gap: (block.pairs[place], block.perceptionSums[place] - block.expectationSums[place])
        }
      guard answered == size else { continue }
      (mask[row], totals[row]) = (-1, sum)
      n += 1
      total += Int64(sum)
      squares += Int64(sum) * Int64(sum)
    }
    (self.mask, self.totals) = (mask, totals)
  }

  /// The items' values item by item, zero in the rows that are not complete, and how many rows there are.
  func columns(_ items: Range<Int>) -> (values: [AnswerCode], rows: Int) {
    var values = [AnswerCode](repeating: 0, count: items.count * mask.count)
    for (place, item) in items.enumerated() {
      BlockKernel.masked(plus, minus, item * block.capacity, mask, into: &values, at: place * mask.count)
    }
    return (values, mask.count)
  }

  private var plus: [AnswerCode] { side == .expectation ? block.expectation : block.perception }
  private var minus: [AnswerCode]? { side == .gap ? block.expectation : nil }

  /// Σx, Σx² and ΣxT of one item.
  mutating func moments(_ item: Int) -> (sum: Int64, squares: Int64, withTotal: Int64) {
    let column = item * block.capacity
    // 64 points, 41 items and 4,096 rows stay within 32 bits.
    if block.shape.points <= 64, block.count <= 4_096 {
      return BlockKernel.moments(plus, minus, column, mask, totals, block.count, as: Int32.self)
    }
    return BlockKernel.moments(plus, minus, column, mask, totals, block.count, as: Int64.self)
  }
}
