/// Sums of weighted scores that are still to be added under their keys: nearly all respondents of a block share a few.
struct PendingPoints<Sum: FixedWidthInteger & SignedInteger & Sendable> {
  /// How many respondents one key may take before the sums could overflow.
  private let most: Int
  private var keys: [PointsTally.Key] = []
  private var values: [Sum] = []
  private var rows = 0
  private var scores: [(points: Sum, score: Sum)] = []
  private var place = 0

  init(most: Int) { self.most = most }

  /// Whether it must be emptied before the next respondent.
  var isFull: Bool { rows >= most || keys.count > 16 }

  /// Begins a respondent.
  mutating func open(_ key: PointsTally.Key, dimensions: Int) {
    let size = 5 + PointsTally.perDimension * dimensions
    if scores.count != dimensions { scores = Array(repeating: (0, 0), count: dimensions) }
    rows += 1
    if place < values.count, keys[place / size] == key { return }
    if let known = keys.firstIndex(of: key) {
      place = known * size
    } else {
      place = values.count
      keys.append(key)
      values += repeatElement(0, count: size)
    }
  }

  /// The respondent's points and score of one dimension.
  @inline(__always)
  mutating func put(_ dimension: Int, points: Int64, score: Int64) { scores[dimension] = (Sum(points), Sum(score)) }

  /// Adds what was put.
  mutating func close() {
    var (total, plain): (Sum, Sum) = (0, 0)
    for (points, score) in scores {
      total &+= points &* score
      plain &+= score
    }
    add(0, 1)
    add(1, total)
    add(2, total &* total)
    add(3, plain)
    add(4, plain &* plain)
    var next = 5
    for (points, score) in scores {
      let contribution = points &* score
      add(next, points)
      add(next &+ 1, contribution)
      add(next &+ 2, score)
      add(next &+ 3, contribution &* contribution)
      add(next &+ 4, contribution &* total)
      next &+= PointsTally.perDimension
    }
  }

  @inline(__always)
  private mutating func add(_ index: Int, _ value: Sum) { values[place &+ index] &+= value }

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
