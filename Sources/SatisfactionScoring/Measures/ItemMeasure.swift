internal import SurveyModel

/// Reads one item's joint counts.
struct ItemMeasure {
  let cell: CellCounts
  /// How many points the scale has; in `joint` the reasons for missing answers come behind them.
  let points: Int
  // Read for every count: kept here, so that no shape is copied for them.
  private let hasGap: Bool
  private let width: Int
  private let places: Range<Int>

  init(_ cell: CellCounts, item: Int) {
    let shape = cell.shape
    self.cell = cell
    (points, hasGap) = (shape.points, shape.hasGap)
    width = shape.points + MissingReason.allCases.count
    let size = width * (shape.hasGap ? width : 1)
    places = shape.jointStart + item * size..<shape.jointStart + (item + 1) * size
  }

  /// Answered pairs by expectation and perception; without expectations all are at expectation 0.
  private(set) lazy var pairs: [(expectation: Int, perception: Int, count: Int64)] = {
    var found: [(expectation: Int, perception: Int, count: Int64)] = []
    for (place, count) in cell.occupied(places) {
      let (e, p) = split(place)
      if p < points, e < points { found.append((expectation: e, perception: p, count: count)) }
    }
    return found
  }()

  /// All combinations of answers that occur, and of reasons for missing ones.
  var joint: [(expectation: Int, perception: Int, count: Int64)] {
    cell.occupied(places).map { place, count in
      let answers = split(place)
      return (answers.expectation, answers.perception, count)
    }
  }

  mutating func moments(_ side: Side) -> Moments {
    var (n, sum, squares): (Int64, Int128, Int128) = (0, 0, 0)
    for pair in pairs {
      let value = side.value(pair.expectation, pair.perception)
      n += pair.count
      sum += Int128(pair.count) * Int128(value)
      squares += Int128(pair.count) * Int128(value * value)
    }
    return Moments(n: n, sum: sum, squares: squares)
  }

  mutating func differences() -> SignedDifferences {
    SignedDifferences(pairs.map { (Rational(Int64($0.perception - $0.expectation), over: 1), $0.count) })
  }

  mutating func outcomes() -> OutcomeCounts {
    var counts = OutcomeCounts()
    for pair in pairs { counts.count(pair.perception - pair.expectation, pair.count) }
    return counts
  }

  /// How many answered pairs have the highest possible expectation.
  mutating func topExpectations() -> Int { pairs.reduce(0) { $0 + ($1.expectation == points - 1 ? Int($1.count) : 0) } }

  /// How many answers one facet has, whatever the other.
  func answered(_ side: Side) -> Int {
    cell.occupied(places).reduce(0) { total, entry in
      let (e, p) = split(entry.place)
      return total + ((side == .expectation ? e : p) < points ? Int(entry.count) : 0)
    }
  }

  /// The mean of all answers to one facet, in points, whatever the other; nil where there is none.
  func meanOfAnswers(_ side: Side) -> Double? {
    var (n, sum): (Int64, Int64) = (0, 0)
    for (place, count) in cell.occupied(places) {
      let answers = split(place)
      let point = side == .expectation ? answers.expectation : answers.perception
      if point < points { (n, sum) = (n + count, sum + count * Int64(point)) }
    }
    return n > 0 ? Double(sum) / Double(n) : nil
  }

  private func split(_ place: Int) -> (expectation: Int, perception: Int) {
    let offset = place - places.lowerBound
    return hasGap ? (offset / width, offset % width) : (0, offset)
  }
}
