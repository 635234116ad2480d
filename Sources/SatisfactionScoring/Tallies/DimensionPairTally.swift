/// Cross-products of respondents' dimension sums, by how many pairs each of the two dimensions has: enough for the standard error of the
/// overall score under any missing rule.
struct DimensionPairTally: Mergeable {
  struct Key: Hashable {
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

    /// One respondent.
    init(x: SIMD4<Int64>, y: SIMD4<Int64>, sign: Int64) {
      self.init(n: sign, x: x &* sign, y: y &* sign, xy: x &* y &* sign)
    }

    /// n, then Σx, Σy and Σxy of the three sides in use.
    fileprivate init(_ values: [Int64]) {
      self.init()
      n = values[0]
      for side in 0..<3 { (x[side], y[side], xy[side]) = (values[1 + side], values[4 + side], values[7 + side]) }
    }

    fileprivate static let valueCount = 10
    fileprivate var values: [Int64] { [n] + [x, y, xy].flatMap { [$0[0], $0[1], $0[2]] } }

    private init(n: Int64, x: SIMD4<Int64>, y: SIMD4<Int64>, xy: SIMD4<Int64>) { (self.n, self.x, self.y, self.xy) = (n, x, y, xy) }

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
  private var partial: [Key: Sums] = [:]

  init(shape: CellShape) {
    self.shape = shape
    let dimensions = shape.scales.count - 1
    full = Array(repeating: Sums(), count: dimensions * dimensions)
  }

  mutating func merge(_ other: Self) {
    for place in full.indices { full[place] += other.full[place] }
    partial.count(other.partial) { $0 }
  }

  mutating func retract(_ other: Self) {
    for place in full.indices { full[place] -= other.full[place] }
    partial.count(other.partial) { Sums.zero - $0 }
  }

  mutating func add(_ block: ResponseBlock, _ sign: Int64) {
    add(rows: block.count, capacity: block.capacity, answered: block.pairs, sign) { Self.sides(block, $0) }
  }

  /// Adds respondents by how many items of each dimension they answered; row r of dimension d is at `d * capacity + r`, where `sides` gives
  /// up to four sums whose products are counted.
  @inline(__always)
  mutating func add(rows: Int, capacity: Int, answered: [Int16], _ sign: Int64, sides: (Int) -> SIMD4<Int64>) {
    let dimensions = shape.scales.count - 1
    for first in 0..<dimensions {
      for second in first..<dimensions {
        let (left, right) = (first * capacity, second * capacity)
        let (leftSize, rightSize) = (Int16(shape.scales[first].count), Int16(shape.scales[second].count))
        var complete = Sums()
        for row in 0..<rows {
          let (leftPairs, rightPairs) = (answered[left + row], answered[right + row])
          let sums = Sums(x: sides(left + row), y: sides(right + row), sign: sign)
          if leftPairs == leftSize, rightPairs == rightSize {
            complete += sums
          } else if leftPairs > 0, rightPairs > 0 {
            partial.count(Key(first: first, second: second, firstPairs: Int(leftPairs), secondPairs: Int(rightPairs)), sums)
          }
        }
        full[first * dimensions + second] += complete
      }
    }
  }

  /// Calls `body` with the sums of every combination of answered pairs of two dimensions, in a fixed order.
  func forEach(_ first: Int, _ second: Int, _ body: (_ firstPairs: Int, _ secondPairs: Int, _ sums: Sums) -> Void) {
    let dimensions = shape.scales.count - 1
    let keys = partial.keys.filter { $0.first == first && $0.second == second }
    for key in keys.sorted(by: { ($0.firstPairs, $0.secondPairs) < ($1.firstPairs, $1.secondPairs) }) {
      if let sums = partial[key] { body(key.firstPairs, key.secondPairs, sums) }
    }
    body(shape.scales[first].count, shape.scales[second].count, full[first * dimensions + second])
  }

  @inline(__always)
  private static func sides(_ block: ResponseBlock, _ place: Int) -> SIMD4<Int64> {
    let (expectation, perception) = (Int64(block.expectationSums[place]), Int64(block.perceptionSums[place]))
    return SIMD4(expectation, perception, perception - expectation, 0)
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
    writer.count(partial.count)
    var next = 0
    for (place, sums) in partial.map({ (place($0.key), $0.value) }).sorted(by: { $0.0 < $1.0 }) {
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
      guard let key = key(place), sums != .zero else { throw .malformed }
      partial[key] = sums
    }
  }
}
