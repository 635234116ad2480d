internal import SurveyModel

/// The third column of a block of responses: minimum levels, and each respondent's sums over answered triples (minimum, expectation and
/// perception) of a dimension. Empty where the instrument asks no minimum.
///
/// Columns are `capacity` long, as those of the block: row r of item or dimension c is at `c * capacity + r`.
struct ZoneColumns {
  private(set) var minimum: [AnswerCode] = []
  private(set) var triples: [Int16] = []
  private(set) var minimumSums: [Int32] = []
  private(set) var desiredSums: [Int32] = []
  private(set) var perceivedSums: [Int32] = []

  mutating func allocate(_ shape: CellShape, rows: Int) {
    minimum = Array(repeating: 0, count: shape.itemCount * rows)
    let cells = (shape.scales.count - 1) * rows
    triples = Array(repeating: 0, count: cells)
    (minimumSums, desiredSums, perceivedSums) = (
      Array(repeating: 0, count: cells), Array(repeating: 0, count: cells), Array(repeating: 0, count: cells)
    )
  }

  mutating func load(
    _ batch: ResponseBatch, _ rows: ArraySlice<Int32>, _ shape: CellShape, _ expectation: [AnswerCode], _ perception: [AnswerCode],
    capacity: Int
  ) {
    for item in 0..<shape.itemCount {
      BlockKernel.gather(batch.answers, at: (shape.minimumSlot + item) * batch.capacity, rows, into: &minimum, at: item * capacity)
    }
    for dimension in shape.scales.indices.dropLast() {
      let first = dimension * capacity
      for row in first..<first + rows.count {
        (triples[row], minimumSums[row], desiredSums[row], perceivedSums[row]) = (0, 0, 0, 0)
      }
      for item in shape.scales[dimension].items { sum(expectation, perception, item * capacity, rows.count, into: first) }
    }
  }

  private mutating func sum(_ expectation: [AnswerCode], _ perception: [AnswerCode], _ column: Int, _ count: Int, into first: Int) {
    for row in 0..<count {
      let (low, high, seen) = (minimum[column + row], expectation[column + row], perception[column + row])
      let kept = ~((low | high | seen) >> 15)  // all ones where all three are answered, zero where one is missing
      triples[first + row] &-= kept
      minimumSums[first + row] &+= Int32(low & kept)
      desiredSums[first + row] &+= Int32(high & kept)
      perceivedSums[first + row] &+= Int32(seen & kept)
    }
  }

  /// The exact sums over one item's triples.
  func sums(_ block: ResponseBlock, item: Int) -> ZoneSums {
    var sums = ZoneSums()
    var (adequacy, superiority): (Int64, Int64) = (0, 0)
    for row in item * block.capacity..<item * block.capacity + block.count {
      let (low, high, seen) = (minimum[row], block.expectation[row], block.perception[row])
      guard low | high | seen >= 0 else { continue }
      sums.n &+= 1
      sums.minimum &+= Int64(low)
      sums.desired &+= Int64(high)
      sums.perceived &+= Int64(seen)
      let (above, beyond) = (Int64(seen) - Int64(low), Int64(seen) - Int64(high))
      adequacy &+= above * above
      superiority &+= beyond * beyond
      sums.classes.count(low, high, seen)
    }
    (sums.adequacySquares, sums.superioritySquares) = (Int128(adequacy), Int128(superiority))
    return sums
  }

  /// One respondent's sums over a dimension, as the sums of a group of one; nil without a triple.
  func sums(_ place: Int) -> (triples: Int, sums: ZoneSums)? {
    guard triples[place] > 0 else { return nil }
    let (low, high, seen) = (Int64(minimumSums[place]), Int64(desiredSums[place]), Int64(perceivedSums[place]))
    var sums = ZoneSums(n: 1, minimum: low, desired: high, perceived: seen)
    sums.adequacySquares = Int128((seen - low) * (seen - low))
    sums.superioritySquares = Int128((seen - high) * (seen - high))
    sums.classes.count(low, high, seen)
    return (Int(triples[place]), sums)
  }
}
