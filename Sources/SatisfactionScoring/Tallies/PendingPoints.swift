/// Sums of weighted scores that are still to be added under their keys: nearly all respondents share a few.
struct PendingPoints {
  /// How many respondents may be held before a sum could leave 64 bits; 0 where not even few can.
  let most: Int
  /// Keys under which the same respondents count, such as one for each missing rule, and where the sums of each begin.
  private var keys: [[PointsTally.Key]] = []
  private var places: [PointsTally.Key: [Int]] = [:]
  private var values: [Int64] = []
  private var rows = 0
  private static let mostKeys = 1_000

  init(most: Int) { self.most = most }

  /// Whether there are too many keys to look through.
  var isFull: Bool { keys.count >= Self.mostKeys }

  /// How many respondents may be added before a sum could be too large.
  var room: Int { most - rows }

  /// Adds respondents; a dimension's score is its gap times a factor.
  mutating func add(_ keys: [PointsTally.Key], _ rows: ArraySlice<Int>, _ factors: [Int64], _ block: ResponseBlock, _ sign: Int64) {
    self.rows += rows.count
    add(keys, factors, sign) {
      BlockKernel.addPoints(block.points, block.gapSums, block.capacity, factors, rows, into: &$0, at: $1)
    }
  }

  /// Adds the respondents that a mask keeps.
  mutating func add(_ keys: [PointsTally.Key], kept mask: [Int16], _ factors: [Int64], _ block: ResponseBlock, _ sign: Int64) {
    rows += block.count
    add(keys, factors, sign) {
      BlockKernel.addPoints(block.points, block.gapSums, block.capacity, factors, mask: mask, block.count, into: &$0, at: $1)
    }
  }

  private mutating func add(_ keys: [PointsTally.Key], _ factors: [Int64], _ sign: Int64, _ body: (inout [Int64], Int) -> Void) {
    let size = 5 + PointsTally.perDimension * factors.count
    let place = place(of: keys, size: size)
    guard sign < 0 else { return body(&values, place) }
    var taken = [Int64](repeating: 0, count: size)
    body(&taken, 0)
    for index in 0..<size { values[place + index] -= taken[index] }
  }

  /// Finds the place of some keys' sums, or makes one.
  private mutating func place(of wanted: [PointsTally.Key], size: Int) -> Int {
    guard let first = wanted.first else { return 0 }
    if let known = places[first]?.first(where: { keys[$0] == wanted }) { return known * size }
    places[first, default: []].append(keys.count)
    keys.append(wanted)
    values += repeatElement(0, count: size)
    return values.count - size
  }

  /// All sums by key; a key may come more than once.
  var all: [(key: PointsTally.Key, values: [Int64])] {
    let size = values.count / max(1, keys.count)
    return keys.enumerated().flatMap { place, keys in keys.map { (key: $0, values: Array(values[place * size..<(place + 1) * size])) } }
  }

  /// Leaves no sums.
  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    rows = 0
  }
}

/// One respondent's sums where 64 bits would not do.
enum WideScores {
  /// n, w, w², u, u², then p, ps, s, (ps)² and ps·w dimension by dimension, as `PointsTally` keeps them.
  static func values(_ block: ResponseBlock, _ row: Int, _ factors: [Int64]) -> [Int128] {
    let scores = factors.indices.map { Int128(block.gap($0, row)) * Int128(factors[$0]) }
    let points = factors.indices.map { Int128(max(0, block.points[$0 * block.capacity + row])) }
    let total = zip(points, scores).reduce(Int128(0)) { $0 + $1.0 * $1.1 }
    let plain = scores.reduce(0, +)
    var values: [Int128] = [1, total, total * total, plain, plain * plain]
    for (given, score) in zip(points, scores) {
      let weighted = given * score
      values += [given, weighted, score, weighted * weighted, weighted * total]
    }
    return values
  }
}
