/// Sums of weighted scores that are still to be added under their keys: nearly all respondents of a block share a few.
struct PendingPoints<Sum: FixedWidthInteger & SignedInteger & Sendable> {
  /// How many respondents one key may take before the sums could overflow.
  private let most: Int
  private var keys: [PointsTally.Key] = []
  private var values: [Sum] = []
  private var rows = 0
  private var place = 0

  init(most: Int) { self.most = most }

  /// Whether it must be emptied before the next respondent.
  var isFull: Bool { rows >= most || keys.count > 16 }

  /// Adds one respondent's points and scores; a dimension's score is its gap times a factor.
  @inline(__always)
  mutating func add(_ key: PointsTally.Key, _ points: [Int64], _ factors: [Int64], _ block: ResponseBlock, _ row: Int) {
    open(key, size: 5 + PointsTally.perDimension * points.count)
    rows += 1
    var (total, plain): (Sum, Sum) = (0, 0)
    for dimension in points.indices {
      let score = Sum(block.gap(dimension, row)) &* Sum(factors[dimension])
      total &+= Sum(points[dimension]) &* score
      plain &+= score
    }
    values.withUnsafeMutableBufferPointer { values in
      let sums = UnsafeMutableBufferPointer(rebasing: values[place..<place + 5 + PointsTally.perDimension * points.count])
      sums[0] &+= 1
      sums[1] &+= total
      sums[2] &+= total &* total
      sums[3] &+= plain
      sums[4] &+= plain &* plain
      for dimension in points.indices {
        let (given, next) = (Sum(points[dimension]), 5 &+ PointsTally.perDimension &* dimension)
        let score = Sum(block.gap(dimension, row)) &* Sum(factors[dimension])
        let contribution = given &* score
        sums[next] &+= given
        sums[next &+ 1] &+= contribution
        sums[next &+ 2] &+= score
        sums[next &+ 3] &+= contribution &* contribution
        sums[next &+ 4] &+= contribution &* total
      }
    }
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
  mutating func takeAll() -> [(key: PointsTally.Key, values: [Sum])] {
    let size = values.count / max(1, keys.count)
    let taken = keys.enumerated().map { (key: $1, values: Array(values[$0 * size..<($0 + 1) * size])) }
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    (rows, place) = (0, 0)
    return taken
  }
}
