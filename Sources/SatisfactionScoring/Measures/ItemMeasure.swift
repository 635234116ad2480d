internal import SurveyModel

/// Reads one item's joint counts.
struct ItemMeasure {
  /// How many points the scale has; in `joint` the reasons for missing answers come behind them.
  let points: Int
  private let counts: ItemCounts

  init(_ cell: CellCounts, item: Int) { (points, counts) = (cell.shape.points, cell.items[item]) }

  /// Answered pairs by expectation and perception; without expectations all are at expectation 0.
  var pairs: [(expectation: Int, perception: Int, count: Int64)] { counts.pairs }

  /// All combinations of answers that occur, and of reasons for missing ones.
  var joint: [(expectation: Int, perception: Int, count: Int64)] { counts.joint }

  func moments(_ side: Side) -> Moments {
    var (n, sum, squares): (Int64, Int128, Int128) = (0, 0, 0)
    for pair in pairs {
      let value = side.value(pair.expectation, pair.perception)
      n += pair.count
      sum += Int128(pair.count) * Int128(value)
      squares += Int128(pair.count) * Int128(value * value)
    }
    return Moments(n: n, sum: sum, squares: squares)
  }

  func differences() -> SignedDifferences {
    SignedDifferences(pairs.map { (Rational(Int64($0.perception - $0.expectation), over: 1), $0.count) })
  }

  func outcomes() -> OutcomeCounts {
    var counts = OutcomeCounts()
    for pair in pairs { counts.count(pair.perception - pair.expectation, pair.count) }
    return counts
  }

  /// How many answered pairs have the highest possible expectation.
  func topExpectations() -> Int { pairs.reduce(0) { $0 + ($1.expectation == points - 1 ? Int($1.count) : 0) } }

  /// How many answers one facet has, whatever the other.
  func answered(_ side: Side) -> Int {
    joint.reduce(0) { $0 + ((side == .expectation ? $1.expectation : $1.perception) < points ? Int($1.count) : 0) }
  }

  /// The mean of all answers to one facet, in points, whatever the other; nil where there is none.
  func meanOfAnswers(_ side: Side) -> Double? {
    var (n, sum): (Int64, Int64) = (0, 0)
    for entry in joint {
      let point = side == .expectation ? entry.expectation : entry.perception
      if point < points { (n, sum) = (n + entry.count, sum + entry.count * Int64(point)) }
    }
    return n > 0 ? Double(sum) / Double(n) : nil
  }
}
