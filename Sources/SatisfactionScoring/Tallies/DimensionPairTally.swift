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

  mutating func add(_ response: TallyRow, _ sign: Int64) {
    let dimensions = shape.scales.count - 1
    for first in 0..<dimensions where response.scales[first].pairs > 0 {
      let x = Self.sides(response.scales[first])
      let isComplete = response.scales[first].pairs == shape.scales[first].count
      for second in first..<dimensions where response.scales[second].pairs > 0 {
        let y = Self.sides(response.scales[second])
        let sums = Sums(n: sign, x: x &* sign, y: y &* sign, xy: x &* y &* sign)
        if isComplete, response.scales[second].pairs == shape.scales[second].count {
          full[first * dimensions + second] += sums
        } else {
          let key = Key(
            first: first, second: second, firstPairs: response.scales[first].pairs, secondPairs: response.scales[second].pairs)
          partial.count(key, sums)
        }
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

  private static func sides(_ sums: TallyRow.Sums) -> SIMD4<Int64> {
    SIMD4(Int64(sums.expectation), Int64(sums.perception), Int64(sums.gap), 0)
  }
}
