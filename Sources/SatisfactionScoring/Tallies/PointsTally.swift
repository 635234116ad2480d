/// Importance points and the weighted gaps that follow from them, for respondents with usable points and every dimension scored.
///
/// Blanks count 0 if the rest add up to 100 within 2; sums off by at most 10 are rescaled (more than 2: with a finding); the others are
/// out of the weighted rows.
struct PointsTally: Mergeable {
  /// Respondents whose points add up to `sum` and whose dimension scores have the common denominator `denominator`.
  struct Key: Hashable, Comparable {
    /// The place of the missing rule in the shape's; -1 for respondents without a missing pair, who count under each.
    let rule: Int
    /// In hundredths of a point.
    let sum: Int64
    let denominator: Int64

    static func < (left: Key, right: Key) -> Bool { (left.rule, left.sum, left.denominator) < (right.rule, right.sum, right.denominator) }
  }

  static let perDimension = 5
  /// Sums of points that are used, in hundredths.
  private static let usableSums: ClosedRange<Int64> = 9_000...11_000
  private let shape: CellShape
  /// The common denominator of the scores of respondents who left no pair out, and what each dimension's sum is multiplied by for it.
  private let completeDenominator: Int64
  private let completeFactors: [Int64]
  /// Values at a key: n, Σweighted, Σweighted², Σunweighted, Σunweighted², then Σpoints, Σ(points · gap), Σgap, Σ(points · gap)² and
  /// Σ(points · gap · weighted) dimension by dimension.
  private(set) var sums: [Key: [Int128]] = [:]
  /// Respondents with no points at all, with points that were rescaled loudly, and with points that cannot be used.
  private(set) var blank: Int64 = 0
  private(set) var rescaled: Int64 = 0
  private(set) var refused: Int64 = 0

  init(shape: CellShape) {
    self.shape = shape
    let sizes = shape.scales.dropLast().map { Int64($0.count) }
    let denominator = sizes.reduce(1) { Rational.leastCommonMultiple($0, $1) }
    (completeDenominator, completeFactors) = (denominator, sizes.map { denominator / $0 })
  }

  mutating func merge(_ other: Self) { add(other, 1) }

  mutating func retract(_ other: Self) { add(other, -1) }

  private mutating func add(_ other: Self, _ sign: Int64) {
    blank += sign * other.blank
    rescaled += sign * other.rescaled
    refused += sign * other.refused
    for (key, values) in other.sums { accumulate(key, values, Int128(sign)) }
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

  mutating func add(_ block: ResponseBlock, _ sign: Int64) {
    // No weighted sum is larger: points add up to at most 11,000, and a score is at most the scale's range times its denominator.
    let most = Int128(Self.usableSums.upperBound) * Int128(shape.points - 1) * Int128(shape.pairShares.dropFirst().first ?? 1 << 40)
    // 64 bits serve where they can hold the squares of many respondents.
    let isShort = most < 1 << 31 && Int128(Int64.max) / (most * most) >= 64 && completeFactors.count <= 32
    var pending = PendingPoints(most: isShort ? Int(Int128(Int64.max) / (most * most)) : 0)
    let sums = PointsSums(block, shape)
    blank += sign * sums.blank
    rescaled += sign * sums.rescaled
    refused += sign * sums.refused
    let denominator = completeDenominator
    let complete = { (sum: Int64) in Key(rule: -1, sum: sum, denominator: denominator) }
    add(complete(10_000), sums.usual, completeFactors, block, sign, &pending)
    for row in sums.unusual { add(complete(sums.sum(row)), [row], completeFactors, block, sign, &pending) }
    for group in AnsweredGroups(block.pairs, shape.scales.dropLast().map(\.count), block.capacity, block.count).rows {
      for rule in shape.rules.all.indices {
        guard let (denominator, factors) = factors(block, group[0], rule) else { continue }
        for (sum, rows) in sums.usable(group) {
          add(Key(rule: rule, sum: sum, denominator: denominator), rows, factors, block, sign, &pending)
        }
      }
    }
    flush(&pending, sign)
  }

  /// Adds respondents who share a key.
  private mutating func add(
    _ key: Key, _ rows: [Int], _ factors: [Int64], _ block: ResponseBlock, _ sign: Int64, _ pending: inout PendingPoints
  ) {
    guard pending.most > 0 else {
      for row in rows { accumulate(key, WideScores.values(block, row, factors), Int128(sign)) }
      return
    }
    var next = 0
    while next < rows.count {
      if pending.isFull { flush(&pending, sign) }
      let end = min(rows.count, next + pending.room)
      pending.add(key, rows[next..<end], factors, block)
      next = end
    }
  }

  private mutating func flush(_ pending: inout PendingPoints, _ sign: Int64) {
    for (key, values) in pending.takeAll() { accumulate(key, values.map { Int128($0) }, Int128(sign)) }
  }

  /// The common denominator of a respondent's scores under a rule, and what each dimension's sum is multiplied by for it; nil where the
  /// rule gives no score of some dimension.
  private func factors(_ block: ResponseBlock, _ row: Int, _ rule: Int) -> (denominator: Int64, factors: [Int64])? {
    var denominator: Int64 = 1
    for dimension in completeFactors.indices {
      let pairs = Int(block.pairs[dimension &* block.capacity &+ row])
      guard pairs >= shape.leastPairs[rule &* completeFactors.count &+ dimension] else { return nil }
      if pairs != 1, denominator % Int64(pairs) != 0 { denominator = Rational.leastCommonMultiple(denominator, Int64(pairs)) }
    }
    return (denominator, completeFactors.indices.map { denominator / Int64(block.pairs[$0 &* block.capacity &+ row]) })
  }
}

extension PointsTally: TallyCodable {
  private var valueCount: Int { 5 + Self.perDimension * (shape.scales.count - 1) }

  func write(to writer: inout TallyWriter) {
    for count in [blank, rescaled, refused] { writer.number(count) }
    writer.count(sums.count)
    for (key, values) in sums.sorted(by: { $0.key < $1.key }) {
      writer.number(key.rule)
      for number in [key.sum, key.denominator] { writer.number(number) }
      writer.values(values)
    }
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    (blank, rescaled, refused) = (try reader.number(), try reader.number(), try reader.number())
    var last: Key?
    for _ in 0..<(try reader.count()) {
      let key = Key(rule: try reader.number(), sum: try reader.number(), denominator: try reader.number())
      let values: [Int128] = try reader.values(valueCount)
      let isKey = (-1..<shape.rules.all.count).contains(key.rule) && Self.usableSums.contains(key.sum) && key.denominator > 0
      guard isKey, last.map({ $0 < key }) ?? true, values[0] != 0 else { throw .malformed }
      sums[key] = values
      last = key
    }
  }
}
