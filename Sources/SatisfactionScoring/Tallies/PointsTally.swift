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
  var sums: [Key: [Int128]] {
    var sums = settled
    for (key, values) in recent.all { Self.accumulate(key, values.map { Int128($0) }, into: &sums) }
    return sums.filter { $0.value[0] != 0 }
  }
  /// The sums but those of the respondents that came last, who are in `recent`.
  private var settled: [Key: [Int128]] = [:]
  private var recent: PendingPoints
  /// Respondents with no points at all, with points that were rescaled loudly, and with points that cannot be used.
  private(set) var blank: Int64 = 0
  private(set) var rescaled: Int64 = 0
  private(set) var refused: Int64 = 0

  init(shape: CellShape) {
    self.shape = shape
    let sizes = shape.scales.dropLast().map { Int64($0.count) }
    let denominator = sizes.reduce(1) { Rational.leastCommonMultiple($0, $1) }
    (completeDenominator, completeFactors) = (denominator, sizes.map { denominator / $0 })
    // No weighted sum is larger: points add up to at most 11,000, and a score is at most the scale's range times its denominator.
    let most = Int128(Self.usableSums.upperBound) * Int128(shape.points - 1) * Int128(shape.pairShares.dropFirst().first ?? 1 << 40)
    // 64 bits serve where they can hold the squares of many respondents.
    let isShort = most < 1 << 31 && Int128(Int64.max) / (most * most) >= 64 && sizes.count <= 32
    recent = PendingPoints(most: isShort ? Int(min(Int128(1) << 40, Int128(Int64.max) / (most * most))) : 0)
  }

  static func == (left: Self, right: Self) -> Bool {
    left.shape == right.shape && left.sums == right.sums
      && (left.blank, left.rescaled, left.refused) == (right.blank, right.rescaled, right.refused)
  }

  mutating func merge(_ other: Self) { add(other, 1) }

  mutating func retract(_ other: Self) { add(other, -1) }

  private mutating func add(_ other: Self, _ sign: Int64) {
    blank += sign * other.blank
    rescaled += sign * other.rescaled
    refused += sign * other.refused
    for (key, values) in other.sums { Self.accumulate(key, values.map { Int128(sign) * $0 }, into: &settled) }
  }

  private static func accumulate(_ key: Key, _ values: [Int128], into sums: inout [Key: [Int128]]) {
    { (total: inout [Int128]) in
      if total.isEmpty { total = Array(repeating: 0, count: values.count) }
      for index in values.indices { total[index] += values[index] }
    }(&sums[key, default: []])
  }

  mutating func add(_ block: ResponseBlock, _ sign: Int64) {
    let sums = PointsSums(block, shape)
    blank += sign * sums.blank
    rescaled += sign * sums.rescaled
    refused += sign * sums.refused
    let denominator = completeDenominator
    let complete = { (sum: Int64) in Key(rule: -1, sum: sum, denominator: denominator) }
    let usual = complete(Int64(PointsSums.whole))
    if recent.most >= block.count {
      makeRoom(for: block.count)
      recent.add([usual], kept: sums.usual, completeFactors, block, sign)
    } else {
      add([usual], (0..<block.count).filter { sums.usual[$0] != 0 }[...], completeFactors, block, sign)
    }
    for row in sums.unusual { add([complete(sums.sum(row))], [row], completeFactors, block, sign) }
    block.groups.forEach { addPartial($0, $1, sums, block, sign) }
  }

  /// Adds respondents who left pairs out, under each rule that scores all their dimensions.
  private mutating func addPartial(
    _ pattern: AnsweredPattern, _ group: ArraySlice<Int>, _ sums: PointsSums, _ block: ResponseBlock, _ sign: Int64
  ) {
    guard !pattern.scored.isEmpty else { return }
    for (sum, rows) in sums.usable(group) {
      let keys = pattern.scored.map { Key(rule: $0, sum: sum, denominator: pattern.denominator) }
      add(keys, rows, pattern.factors, block, sign)
    }
  }

  /// Adds respondents who share their keys.
  private mutating func add(_ keys: [Key], _ rows: ArraySlice<Int>, _ factors: [Int64], _ block: ResponseBlock, _ sign: Int64) {
    guard recent.most > 0 else {
      for row in rows {
        let values = WideScores.values(block, row, factors).map { Int128(sign) * $0 }
        for key in keys { Self.accumulate(key, values, into: &settled) }
      }
      return
    }
    var next = rows.startIndex
    while next < rows.endIndex {
      makeRoom(for: 1)
      let end = min(rows.endIndex, next + recent.room)
      recent.add(keys, rows[next..<end], factors, block, sign)
      next = end
    }
  }

  /// Settles the last respondents' sums where so many more might not fit beside them.
  private mutating func makeRoom(for rows: Int) {
    guard recent.room < rows || recent.isFull else { return }
    for (key, values) in recent.all { Self.accumulate(key, values.map { Int128($0) }, into: &settled) }
    recent.removeAll()
  }
}

extension PointsTally: TallyCodable {
  private var valueCount: Int { 5 + Self.perDimension * (shape.scales.count - 1) }

  func write(to writer: inout TallyWriter) {
    for count in [blank, rescaled, refused] { writer.number(count) }
    let sums = sums
    writer.count(sums.count)
    for (key, values) in sums.sorted(by: { $0.key < $1.key }) {
      writer.number(key.rule)
      for number in [key.sum, key.denominator] { writer.number(number) }
      writer.values(values)
    }
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    (blank, rescaled, refused) = (try reader.number(), try reader.number(), try reader.number())
    settled = [:]
    recent.removeAll()
    var last: Key?
    for _ in 0..<(try reader.count()) {
      let key = Key(rule: try reader.number(), sum: try reader.number(), denominator: try reader.number())
      let values: [Int128] = try reader.values(valueCount)
      let isKey = (-1..<shape.rules.all.count).contains(key.rule) && Self.usableSums.contains(key.sum) && key.denominator > 0
      guard isKey, last.map({ $0 < key }) ?? true, values[0] != 0 else { throw .malformed }
      settled[key] = values
      last = key
    }
  }
}
