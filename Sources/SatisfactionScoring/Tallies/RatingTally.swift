/// Importance ratings of items, and gaps and perceptions weighted with each respondent's own, as exact sums over the items that count: those
/// with importance, perception and, where it is asked, expectation answered. Respondents whose ratings do not add up to more than zero are
/// in no weighted sum.
struct RatingTally: Mergeable {
  /// What is summed for one item.
  struct Item: AdditiveArithmetic, Hashable {
    /// Ratings, whatever else was answered, and their sum in points.
    var rated: Int64 = 0
    var ratings: Int64 = 0
    /// The same over respondents in the weighted sums, with their gaps in points.
    var counted: Int64 = 0
    var weights: Int64 = 0
    var gaps: Int64 = 0

    static let zero = Item()

    static func + (left: Self, right: Self) -> Self {
      Self(
        rated: left.rated + right.rated, ratings: left.ratings + right.ratings, counted: left.counted + right.counted,
        weights: left.weights + right.weights, gaps: left.gaps + right.gaps)
    }

    fileprivate static let valueCount = 5
    fileprivate var values: [Int64] { [rated, ratings, counted, weights, gaps] }

    static func - (left: Self, right: Self) -> Self {
      Self(
        rated: left.rated - right.rated, ratings: left.ratings - right.ratings, counted: left.counted - right.counted,
        weights: left.weights - right.weights, gaps: left.gaps - right.gaps)
    }
  }

  /// Respondents whose ratings of `items` items add up to `sum`.
  struct Key: Hashable, Comparable {
    let sum: Int64
    let items: Int

    static func < (left: Key, right: Key) -> Bool { (left.sum, left.items) < (right.sum, right.items) }
  }

  private let shape: RatingShape
  private(set) var items: [Item]
  /// Values at a key: n, Σweighted, Σweighted², Σgap, Σgap², Σ(importance · perception), then Σ(importance · gap) dimension by dimension.
  private var sums: [Key: [Int128]] = [:]
  /// The same of respondents who rated every item, where their sums are few: a row of values for each.
  private var full: [Int64]

  init(shape: RatingShape) {
    self.shape = shape
    items = Array(repeating: Item(), count: shape.itemCount)
    full = Array(repeating: 0, count: shape.fullSums * shape.stride)
  }

  mutating func merge(_ other: Self) {
    for item in items.indices { items[item] += other.items[item] }
    for place in full.indices { full[place] += other.full[place] }
    for (key, values) in other.sums { accumulate(key, values, 1) }
  }

  mutating func retract(_ other: Self) {
    for item in items.indices { items[item] -= other.items[item] }
    for place in full.indices { full[place] -= other.full[place] }
    for (key, values) in other.sums { accumulate(key, values, -1) }
  }

  /// Everything that was counted, in order of the keys.
  var groups: [(key: Key, values: [Int128])] {
    let complete = (0..<shape.fullSums).compactMap { sum -> (key: Key, values: [Int128])? in
      let values = full[sum * shape.stride..<(sum + 1) * shape.stride]
      guard values.first != 0 else { return nil }
      return (Key(sum: Int64(sum) + lowestSum, items: shape.itemCount), values.map { Int128($0) })
    }
    return (complete + sums.map { (key: $0.key, values: $0.value) }).sorted { $0.key < $1.key }
  }

  /// Adds responses, or takes them out again with `sign` -1.
  mutating func add(_ block: ResponseBlock, _ sign: Int64) {
    var values = [Int64](repeating: 0, count: shape.stride)
    for row in 0..<block.count where block.ratings.weights[row] > 0 { count(block, row, sign, &values) }
    for item in items.indices {
      let sums = sums(block, item)
      if sign > 0 { items[item] += sums } else { items[item] -= sums }
    }
  }

  private var lowestSum: Int64 { Int64(shape.itemCount) * shape.lowestImportance }

  private mutating func count(_ block: ResponseBlock, _ row: Int, _ sign: Int64, _ values: inout [Int64]) {
    let columns = block.ratings
    var weighted: Int64 = 0
    for dimension in shape.dimensions.indices {
      values[6 + dimension] = columns.contributions[dimension * block.capacity + row]
      weighted += values[6 + dimension]
    }
    let gap = columns.gaps[row]
    (values[0], values[1], values[3], values[4], values[5]) = (1, weighted, gap, gap * gap, columns.performances[row])
    let key = Key(sum: columns.weights[row], items: Int(columns.counted[row]))
    guard key.items == shape.itemCount, shape.fullSums > 0 else {
      var wide = values.map { Int128($0) }
      wide[2] = Int128(weighted) * Int128(weighted)
      accumulate(key, wide, Int128(sign))
      return
    }
    values[2] = weighted * weighted
    let first = Int(key.sum - lowestSum) * shape.stride
    for place in values.indices { full[first + place] &+= sign * values[place] }
  }

  private mutating func accumulate(_ key: Key, _ values: [Int128], _ sign: Int128) {
    let isGone = {
      (total: inout [Int128]) in
      if total.isEmpty { total = Array(repeating: 0, count: values.count) }
      for index in values.indices { total[index] += sign * values[index] }
      return total[0] == 0
    }(&sums[key, default: []])
    if isGone { sums[key] = nil }
  }

  private func sums(_ block: ResponseBlock, _ item: Int) -> Item {
    let (columns, first) = (block.ratings, item * block.capacity)
    var sums = Item()
    for row in 0..<block.count {
      let (rating, seen) = (columns.importance[first + row], block.perception[first + row])
      guard rating >= 0 else { continue }
      sums.rated &+= 1
      sums.ratings &+= Int64(rating)
      let expected = shape.hasGap ? block.expectation[first + row] : seen
      guard seen | expected >= 0, columns.weights[row] > 0 else { continue }
      sums.counted &+= 1
      sums.weights &+= Int64(rating)
      sums.gaps &+= Int64(seen) - Int64(expected)
    }
    return sums
  }
}

extension RatingTally: TallyCodable {
  func write(to writer: inout TallyWriter) {
    writer.values(items.flatMap(\.values))
    writer.values(full)
    writer.count(sums.count)
    for (key, values) in sums.sorted(by: { $0.key < $1.key }) {
      writer.number(key.sum)
      writer.number(key.items)
      writer.values(values)
    }
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    let sums: [Int64] = try reader.values(items.count * Item.valueCount)
    for item in items.indices {
      let first = item * Item.valueCount
      items[item] = Item(
        rated: sums[first], ratings: sums[first + 1], counted: sums[first + 2], weights: sums[first + 3], gaps: sums[first + 4])
    }
    full = try reader.values(full.count)
    var last: Key?
    for _ in 0..<(try reader.count()) {
      let key = Key(sum: try reader.number(), items: try reader.number())
      let values: [Int128] = try reader.values(shape.stride)
      let most = shape.fullSums == 0 ? shape.itemCount : shape.itemCount - 1
      let isKey = key.sum > 0 && key.items > 0 && key.items <= most
      guard isKey, last.map({ $0 < key }) ?? true, values[0] != 0 else { throw .malformed }
      self.sums[key] = values
      last = key
    }
  }
}
