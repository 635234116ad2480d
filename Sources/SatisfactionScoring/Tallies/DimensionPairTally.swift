internal import CTallyKernels

/// Cross-products of respondents' dimension sums, by how many pairs each of the two dimensions has: enough for the standard error of the
/// overall score under any missing rule.
struct DimensionPairTally: Mergeable {
  private struct Key {
    let first: Int
    let second: Int
    let firstPairs: Int
    let secondPairs: Int
  }

  /// n, and for each side Σx, Σy and Σxy of the two dimensions' sums.
  struct Sums: AdditiveArithmetic, Hashable {
    var n: Int64 = 0
    var x = SIMD4<Int64>()
    var y = SIMD4<Int64>()
    var xy = SIMD4<Int64>()

    static let zero = Sums()

    init() {}

    /// Many respondents.
    fileprivate mutating func add(_ values: [Int64], _ sign: Int64) {
      let sums = Sums(values)
      self = self + Sums(n: sign * sums.n, x: sums.x &* sign, y: sums.y &* sign, xy: sums.xy &* sign)
    }

    /// A few respondents.
    fileprivate init(_ sums: BlockKernel.RowSums, rows: Int, _ sign: Int64) {
      n = sign * Int64(rows)
      x = SIMD4(sums.first.0, sums.first.1, sums.first.2, 0) &* sign
      y = SIMD4(sums.second.0, sums.second.1, sums.second.2, 0) &* sign
      xy = SIMD4(sums.both.0, sums.both.1, sums.both.2, 0) &* sign
    }

    /// n, then Σx, Σy and Σxy of the three sides in use.
    fileprivate init(_ values: [Int64]) {
      self.init()
      n = values[0]
      for side in 0..<3 { (x[side], y[side], xy[side]) = (values[1 + side], values[4 + side], values[7 + side]) }
    }

    fileprivate static let valueCount = 10
    fileprivate var values: [Int64] { [n] + [x, y, xy].flatMap { [$0[0], $0[1], $0[2]] } }

    init(n: Int64, x: SIMD4<Int64>, y: SIMD4<Int64>, xy: SIMD4<Int64>) { (self.n, self.x, self.y, self.xy) = (n, x, y, xy) }

    static func + (left: Sums, right: Sums) -> Sums {
      Sums(n: left.n + right.n, x: left.x &+ right.x, y: left.y &+ right.y, xy: left.xy &+ right.xy)
    }

    static func - (left: Sums, right: Sums) -> Sums {
      Sums(n: left.n - right.n, x: left.x &- right.x, y: left.y &- right.y, xy: left.xy &- right.xy)
    }
  }

  private let shape: CellShape
  /// Both dimensions complete, by first · D + second.
  private var full: [Sums]
  /// The others, by `place(_:)`.
  private var partial = PlaceCounts<Sums>()

  init(shape: CellShape) {
    self.shape = shape
    let dimensions = shape.scales.count - 1
    full = Array(repeating: Sums(), count: dimensions * dimensions)
  }

  mutating func merge(_ other: Self) {
    for place in full.indices { full[place] += other.full[place] }
    partial.merge(other.partial)
  }

  mutating func retract(_ other: Self) {
    for place in full.indices { full[place] -= other.full[place] }
    partial.retract(other.partial)
  }

  mutating func add(_ block: ResponseBlock, _ sign: Int64) {
    // Without expectations the difference is the perception.
    let columns = [block.expectationSums, block.perceptionSums, shape.hasGap ? block.gapSums : block.perceptionSums]
    guard let complete = block.complete else { return add(0..<block.count, block.capacity, block.pairs, columns, sign) }
    addComplete(complete, sign)
    block.groups.forEach { add($1, $0.pairs, block.capacity, columns, sign, withComplete: false) }
  }

  /// Adds respondents by how many items of each dimension they answered; row r of dimension d is at `d * capacity + r`.
  ///
  /// - Parameter columns: up to three sums whose products are counted.
  mutating func add(rows: Int, capacity: Int, answered: [Int16], columns: [[Int32]], _ sign: Int64) {
    let sizes = shape.scales.dropLast().map(\.count)
    guard shape.hasShortProducts else { return add(0..<rows, capacity, answered, columns, sign) }
    var complete = CompleteColumns(sides: 3, scales: sizes.count, capacity: capacity)
    for (scale, size) in sizes.enumerated() { complete.load(scale, size: size, answered: answered, columns, rows: rows) }
    addComplete(complete, sign)
    let partial = (0..<rows).filter { row in sizes.indices.contains { Int(answered[$0 * capacity + row]) != sizes[$0] } }
    var groups = AnsweredGroups(shape)
    groups.load(partial, answered, capacity)
    groups.forEach { add($1, $0.pairs, capacity, columns, sign, withComplete: false) }
  }

  /// The same one by one, where sums are large.
  private mutating func add(_ rows: Range<Int>, _ capacity: Int, _ answered: [Int16], _ columns: [[Int32]], _ sign: Int64) {
    let dimensions = shape.scales.count - 1
    for row in rows {
      add([row], (0..<dimensions).map { Int(answered[$0 * capacity + row]) }, capacity, columns, sign, withComplete: true)
    }
  }

  private mutating func addComplete(_ columns: CompleteColumns, _ sign: Int64) {
    let dimensions = shape.scales.count - 1
    for first in 0..<dimensions {
      for second in first..<dimensions { full[first * dimensions + second].add(columns.products(first, second), sign) }
    }
  }

  /// Adds respondents who answered alike to the pairs of dimensions that are not both complete, or to all.
  private mutating func add(
    _ rows: ArraySlice<Int>, _ pairs: [Int], _ capacity: Int, _ columns: [[Int32]], _ sign: Int64, withComplete: Bool
  ) {
    let dimensions = shape.scales.count - 1
    for first in 0..<dimensions {
      for second in first..<dimensions {
        let key = Key(first: first, second: second, firstPairs: pairs[first], secondPairs: pairs[second])
        let isComplete = key.firstPairs == shape.scales[first].count && key.secondPairs == shape.scales[second].count
        guard isComplete ? withComplete : key.firstPairs > 0 && key.secondPairs > 0 else { continue }
        let sums = Sums(BlockKernel.products(columns, first * capacity, second * capacity, rows), rows: rows.count, sign)
        if isComplete { full[first * dimensions + second] += sums } else { partial.count(place(key), sums) }
      }
    }
  }

  /// Calls `body` with the sums of every combination of answered pairs of two dimensions, in a fixed order.
  func forEach(_ first: Int, _ second: Int, _ body: (_ firstPairs: Int, _ secondPairs: Int, _ sums: Sums) -> Void) {
    let dimensions = shape.scales.count - 1
    let (firstSize, secondSize) = (shape.scales[first].count, shape.scales[second].count)
    for firstPairs in 1..<firstSize + 1 {
      for secondPairs in 1..<secondSize + 1 where firstPairs < firstSize || secondPairs < secondSize {
        let sums = partial[place(Key(first: first, second: second, firstPairs: firstPairs, secondPairs: secondPairs))]
        if sums != .zero { body(firstPairs, secondPairs, sums) }
      }
    }
    body(shape.scales[first].count, shape.scales[second].count, full[first * dimensions + second])
  }
}

extension DimensionPairTally: TallyCodable {
  /// The keys' places in order: two dimensions, then the answered pairs of each.
  private var reach: Int { shape.itemCount + 1 }
  private var dimensions: Int { shape.scales.count - 1 }

  private func place(_ key: Key) -> Int { ((key.first * dimensions + key.second) * reach + key.firstPairs) * reach + key.secondPairs }

  private func key(_ place: Int) -> Key? {
    let (both, pairs) = place.quotientAndRemainder(dividingBy: reach * reach)
    let key = Key(first: both / dimensions, second: both % dimensions, firstPairs: pairs / reach, secondPairs: pairs % reach)
    let (left, right) = (shape.scales[key.first].count, shape.scales[key.second].count)
    let isPartial = key.firstPairs < left || key.secondPairs < right
    let isAnswered = (1..<left + 1).contains(key.firstPairs) && (1..<right + 1).contains(key.secondPairs)
    return key.first <= key.second && isPartial && isAnswered ? key : nil
  }

  func write(to writer: inout TallyWriter) {
    writer.values(full.flatMap(\.values))
    let entries = partial.sorted
    writer.count(entries.count)
    var next = 0
    for (place, sums) in entries {
      writer.place(place, from: &next)
      writer.values(sums.values)
    }
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    let values: [Int64] = try reader.values(full.count * Sums.valueCount)
    for place in full.indices { full[place] = Sums(Array(values[place * Sums.valueCount..<(place + 1) * Sums.valueCount])) }
    var next = 0
    for _ in 0..<(try reader.count()) {
      let place = try reader.place(from: &next, below: dimensions * dimensions * reach * reach)
      let sums = Sums(try reader.values(Sums.valueCount))
      guard key(place) != nil, sums != .zero else { throw .malformed }
      partial.count(place, sums)
    }
  }
}
