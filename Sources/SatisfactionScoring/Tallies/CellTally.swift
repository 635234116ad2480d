internal import SurveyModel

/// Exact counts of one cell: all responses of one segment value.
///
/// Everything is a whole number, so that any split and any order give the same cell. See `CellShape` for what lies where.
struct CellTally: Mergeable {
  let shape: CellShape
  /// How many responses were added.
  private(set) var responses: Int64 = 0
  private(set) var dense: [Int64]
  private(set) var sparse = PlaceCounts<Int64>()
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
    sparse.merge(other.sparse)
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
    sparse.retract(other.sparse)
    pairs.retract(other.pairs)
    overall.retract(other.overall)
    importance.retract(other.importance)
    products.retract(other.products)
    if let others = other.zone { zone?.retract(others) }
    if let others = other.ratings { ratings?.retract(others) }
  }

  /// The count at a place.
  subscript(place: Int) -> Int64 { place < dense.count ? dense[place] : sparse[place] }

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
    let (scale, isWhole) = (shape.scales[index], index == shape.scales.count - 1)
    let first = index * block.capacity
    let partial = block.partial.filter { Int(block.pairs[first + $0]) != scale.count }
    for side in shape.hasGap ? Side.allCases : [.perception] {
      if side != .gap { countAnswered(scale, block.answered(side).counts, first, partial, block.count, side, sign) }
      // Sums of all items are asked for as differences alone.
      if side == .gap || !isWhole || !shape.hasGap { countSums(scale, index, side, block, partial, sign) }
    }
  }

  /// Respondents by how many items they answered on one side, `counts`; whoever has every pair, and is not in `partial`, has every answer.
  private mutating func countAnswered(
    _ scale: ScaleShape, _ counts: [Int16], _ first: Int, _ partial: [Int], _ responses: Int, _ side: Side, _ sign: Int64
  ) {
    var respondents = [Int64](repeating: 0, count: scale.count + 1)
    respondents[scale.count] = Int64(responses - partial.count)
    for row in partial { respondents[Int(counts[first + row])] += 1 }
    for (answered, number) in respondents.enumerated() where number > 0 { bump(scale.facetPlace(side, answered: answered), sign * number) }
  }

  /// Respondents by their sum over answered pairs on one side; those in `partial`, who left pairs out, also by how many are left.
  private mutating func countSums(
    _ scale: ScaleShape, _ index: Int, _ side: Side, _ block: ResponseBlock, _ partial: [Int], _ sign: Int64
  ) {
    let (sums, pairs, first) = (block.sums(side), block.pairs, index * block.capacity)
    let place = { (row: Int) in scale.place(side, pairs: Int(pairs[first + row]), sum: Int(sums[first + row])) }
    let low = scale.place(side, pairs: scale.count, sum: side == .gap ? -scale.count * scale.range : 0)
    let high = scale.place(side, pairs: scale.count, sum: scale.count * scale.range)
    guard high < dense.count, let complete = block.complete else {
      for row in 0..<block.count { bump(place(row), sign) }
      return
    }
    let middle = scale.place(side, pairs: scale.count, sum: 0)
    complete.count(index, side.rawValue, sign, into: &dense, from: low, at: middle, through: high)
    // Their places are never among the dense ones.
    sparse.count(partial.map(place), sign)
  }

  private mutating func countMoments(_ index: Int, _ block: ResponseBlock, _ sign: Int64) {
    let (scale, hasProducts) = (shape.scales[index], shape.hasItemProducts)
    for side in shape.hasGap ? Side.allCases : [.perception] {
      let place = scale.momentsPlace(side)
      let minus = side == .gap ? block.expectation : nil
      if let complete = block.complete, place + 3 + 3 * scale.count <= dense.count {
        let (columns, plane) = side == .gap ? (complete, side.rawValue) : (block.facets[side.rawValue], 0)
        let plus = side == .expectation ? block.expectation : block.perception
        columns.addMoments(scale, at: index, plane, plus, minus, sign, into: &dense, at: place)
        if !hasProducts { continue }
      }
      let rows = CompleteRows(block, index, side)
      if block.complete == nil || place + 3 + 3 * scale.count > dense.count { countMoments(scale, rows, at: place, sign) }
      products.add(rows, index, side, sign)
    }
  }

  /// The same one by one.
  private mutating func countMoments(_ scale: ScaleShape, _ rows: CompleteRows, at place: Int, _ sign: Int64) {
    for (offset, sum) in [rows.n, rows.total, rows.squares].enumerated() { bump(place + offset, sign * sum) }
    for (index, item) in scale.items.enumerated() {
      let sums = rows.moments(item)
      for (offset, sum) in [sums.sum, sums.squares, sums.withTotal].enumerated() { bump(place + 3 + 3 * index + offset, sign * sum) }
    }
  }

  /// Respondents without a missing pair are counted densely, the others as fractions under each rule.
  private mutating func countOverall(_ block: ResponseBlock, _ sign: Int64) {
    let (last, reach) = (shape.scales.count - 1, (shape.points - 1) * shape.overallUnit)
    let middle = shape.overallStart + reach
    if middle + reach < dense.count, reach <= Int(Int32.max), let complete = block.complete {
      let sums = block.sums(shape.hasGap ? .gap : .perception)
      complete.countWeighted(sums, shape.overallFactors, sign, into: &dense, at: middle, reach: reach)
    } else {
      for row in 0..<block.count where Int(block.pairs[last * block.capacity + row]) == shape.itemCount {
        bump(middle + (0..<last).reduce(0) { $0 + block.score($1, row) * shape.overallFactors[$1] }, sign)
      }
    }
    block.groups.forEach { overall.add(block, $0, $1, sign) }
  }
}

extension CellTally: TallyCodable {
  func write(to writer: inout TallyWriter) {
    writer.number(responses)
    writer.values(dense)
    let counts = sparse.sorted
    writer.count(counts.count)
    var next = shape.sparsePlaces.lowerBound
    for (place, count) in counts {
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
      sparse.count(place, count)
    }
    try pairs.read(from: &reader)
    try overall.read(from: &reader)
    try importance.read(from: &reader)
    try products.read(from: &reader)
    try zone?.read(from: &reader)
    try ratings?.read(from: &reader)
  }
}
