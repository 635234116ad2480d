/// Where each product of a respondent's scores is counted.
struct MatchPlaces: Equatable, Sendable {
  let dimensions: Int
  let items: Int
  private let sizes: [Int]

  init(_ shape: CellShape) {
    dimensions = shape.scales.count - 1
    items = shape.itemCount
    sizes = shape.scales.dropLast().map(\.count)
  }

  /// An item now and before.
  func item(_ item: Int) -> Int { item }
  /// A dimension now, another before.
  func across(_ first: Int, _ second: Int) -> Int { items + first * dimensions + second }
  /// Two dimensions now.
  func now(_ first: Int, _ second: Int) -> Int { across(first, second) + dimensions * dimensions }
  /// Two dimensions before.
  func before(_ first: Int, _ second: Int) -> Int { now(first, second) + dimensions * dimensions }
  /// The respondents themselves.
  var people: Int { items + 3 * dimensions * dimensions }
  var count: Int { people + 1 }

  /// How many pairs the two scores of a place have where all are answered.
  func fullPairs(_ place: Int) -> (first: Int, second: Int) {
    guard place >= items, place < people else { return (1, 1) }
    let pair = (place - items) % (dimensions * dimensions)
    return (sizes[pair / dimensions], sizes[pair % dimensions])
  }
}

/// n, Σx, Σy, Σxy, Σx² and Σy², in points of the scale.
struct MatchedSums: AdditiveArithmetic, Hashable {
  private var values = SIMD8<Int64>()

  init() {}

  /// One respondent.
  init(_ x: Int32, _ y: Int32) {
    let (x, y) = (Int64(x), Int64(y))
    values = SIMD8(1, x, y, x &* y, x &* x, y &* y, 0, 0)
  }

  var n: Int64 { values[0] }
  var x: Double { Double(values[1]) }
  var y: Double { Double(values[2]) }
  var xy: Double { Double(values[3]) }
  var xx: Double { Double(values[4]) }
  var yy: Double { Double(values[5]) }

  static let zero = MatchedSums()
  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.values &+= right.values
    return sum
  }
  static func - (left: Self, right: Self) -> Self {
    var difference = left
    difference.values &-= right.values
    return difference
  }
}

/// The respondents of one cell in both waves. Those who answered every pair twice, as most do, are counted place by place; the others by
/// how many pairs they answered, since only the missing rule says whether they count.
struct MatchedCounts: Equatable, Sendable {
  private let places: MatchPlaces
  private var full: [MatchedSums]
  private var partial: [Key: MatchedSums] = [:]

  private struct Key: Hashable {
    let place: Int
    let firstPairs: Int32
    let secondPairs: Int32
    let rules: Int
  }

  /// The sums of respondents who answered so many pairs of the two scores of a place.
  struct Entry {
    let firstPairs: Int
    let secondPairs: Int
    /// By which missing rules of the shape they have an overall score in both waves: a bit for each.
    let rules: Int
    let sums: MatchedSums
  }

  init(_ places: MatchPlaces) {
    self.places = places
    full = Array(repeating: .zero, count: places.count)
  }

  var isEmpty: Bool { partial.isEmpty && full.allSatisfy { $0 == .zero } }

  mutating func join(_ other: Self, _ sign: (MatchedSums) -> MatchedSums) {
    for place in full.indices { full[place] += sign(other.full[place]) }
    partial.count(other.partial, sign: sign)
  }

  /// The counts place by place, in a fixed order within each.
  var byPlace: [[Entry]] {
    var entries = full.enumerated().map { place, sums in
      let pairs = places.fullPairs(place)
      return sums == .zero ? [] : [Entry(firstPairs: pairs.first, secondPairs: pairs.second, rules: -1, sums: sums)]
    }
    let some = partial.sorted {
      ($0.key.firstPairs, $0.key.secondPairs, $0.key.rules) < ($1.key.firstPairs, $1.key.secondPairs, $1.key.rules)
    }
    for (key, sums) in some {
      entries[key.place].append(
        Entry(firstPairs: Int(key.firstPairs), secondPairs: Int(key.secondPairs), rules: key.rules, sums: sums))
    }
    return entries
  }

  /// Adds a respondent.
  mutating func add(_ now: PairSums, _ before: PairSums, _ rules: Int, _ places: MatchPlaces) {
    let isFull = now.isFull && before.isFull
    for item in 0..<places.items { add(now.items[item], before.items[item], places.item(item), 0, isFull) }
    for first in 0..<places.dimensions {
      for second in 0..<places.dimensions {
        add(now.dimensions[first], before.dimensions[second], places.across(first, second), 0, isFull)
        guard first <= second else { continue }
        add(now.dimensions[first], now.dimensions[second], places.now(first, second), rules, isFull)
        add(before.dimensions[first], before.dimensions[second], places.before(first, second), rules, isFull)
      }
    }
    add(PairSums.Score(pairs: 1, sum: 0), PairSums.Score(pairs: 1, sum: 0), places.people, rules, isFull)
  }

  private mutating func add(_ first: PairSums.Score, _ second: PairSums.Score, _ place: Int, _ rules: Int, _ isFull: Bool) {
    let sums = MatchedSums(first.sum, second.sum)
    if isFull {
      full[place] += sums
    } else if first.pairs > 0, second.pairs > 0 {
      partial[Key(place: place, firstPairs: first.pairs, secondPairs: second.pairs, rules: rules), default: .zero] += sums
    }
  }
}
