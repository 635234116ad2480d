/// Sums of weighted scores that are still to be added under their keys: nearly all respondents of a block share a few.
struct PendingPoints {
  /// How many respondents may be held before a sum could leave 64 bits; 0 where not even few can.
  let most: Int
  private var keys: [PointsTally.Key] = []
  private var values: [Int64] = []
  private var rows = 0
  private var place = 0

  init(most: Int) { self.most = most }

  /// Whether it must be emptied before the next respondent.
  var isFull: Bool { rows >= most || keys.count > 16 }

  /// How many respondents may be added before it is full.
  var room: Int { most - rows }

  /// Adds respondents; a dimension's score is its gap times a factor.
  mutating func add(_ key: PointsTally.Key, _ rows: ArraySlice<Int>, _ factors: [Int64], _ block: ResponseBlock) {
    open(key, size: 5 + PointsTally.perDimension * factors.count)
    self.rows += rows.count
    BlockKernel.addPoints(block.points, block.gapSums, block.capacity, factors, rows, into: &values, at: place)
  }

  /// Finds the place of a key's sums, or makes one.
  private mutating func open(_ key: PointsTally.Key, size: Int) {
    if place < values.count, keys[place / size] == key { return }
    if let known = keys.firstIndex(of: key) {
      place = known * size
    } else {
      place = values.count
      keys.append(key)
      values += repeatElement(0, count: size)
    }
  }

  /// All sums by key; none are left.
  mutating func takeAll() -> [(key: PointsTally.Key, values: [Int64])] {
    let size = values.count / max(1, keys.count)
    let taken = keys.enumerated().map { (key: $1, values: Array(values[$0 * size..<($0 + 1) * size])) }
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    (rows, place) = (0, 0)
    return taken
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
