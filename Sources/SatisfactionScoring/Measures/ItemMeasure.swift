internal import SurveyModel

/// Reads one item's joint counts.
struct ItemMeasure {
  let cell: CellCounts
  let item: Int
  private var shape: CellShape { cell.shape }
  private var width: Int { shape.points + MissingReason.allCases.count }

  init(_ cell: CellCounts, item: Int) {
    self.cell = cell
    self.item = item
  }

  /// Answered pairs by expectation and perception; without expectations all are at expectation 0.
  private(set) lazy var pairs: [(expectation: Int, perception: Int, count: Int64)] = {
    var found: [(Int, Int, Int64)] = []
    for (place, count) in cell.occupied(places) {
      let (e, p) = split(place)
      if p < shape.points, e < shape.points { found.append((e, p, count)) }
    }
    return found
  }()

  mutating func moments(_ side: Side) -> Moments {
    var (n, sum, squares): (Int64, Int128, Int128) = (0, 0, 0)
    for pair in pairs {
      let value = side == .expectation ? pair.expectation : side == .perception ? pair.perception : pair.perception - pair.expectation
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
  mutating func topExpectations() -> Int { pairs.reduce(0) { $0 + ($1.expectation == shape.points - 1 ? Int($1.count) : 0) } }

  /// How many answers one facet has, whatever the other.
  func answered(_ side: Side) -> Int {
    cell.occupied(places).reduce(0) { total, entry in
      let (e, p) = split(entry.place)
      return total + ((side == .expectation ? e : p) < shape.points ? Int(entry.count) : 0)
    }
  }

  /// The mean of all answers to one facet, in points, whatever the other; nil where there is none.
  func meanOfAnswers(_ side: Side) -> Double? {
    var (n, sum): (Int64, Int64) = (0, 0)
    for (place, count) in cell.occupied(places) {
      let answers = split(place)
      let point = side == .expectation ? answers.expectation : answers.perception
      if point < shape.points { (n, sum) = (n + count, sum + count * Int64(point)) }
    }
    return n > 0 ? Double(sum) / Double(n) : nil
  }

  private func split(_ place: Int) -> (expectation: Int, perception: Int) {
    let offset = place - places.lowerBound
    return shape.hasGap ? (offset / width, offset % width) : (0, offset)
  }

  private var places: Range<Int> {
    let size = width * (shape.hasGap ? width : 1)
    return shape.jointStart + item * size..<shape.jointStart + (item + 1) * size
  }
}
