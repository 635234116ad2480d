/// Zones of tolerance as exact counts, over triples: minimum, expectation (the desired level) and perception answered by the same people.
struct ZoneTally: Mergeable {
  /// The two differences whose cross-products are counted.
  enum Side: Int {
    /// Perceived minus minimum.
    case adequacy
    /// Perceived minus desired.
    case superiority
  }

  private let shape: CellShape
  /// By item.
  private(set) var items: [ZoneSums]
  /// By dimension and number of answered triples; no entry for none.
  private var dimensions: [ZoneSums]
  /// Respondents by where the means of their dimension scores lie, under each missing rule of the shape.
  private(set) var overall: [ZoneClasses]
  /// Cross-products of respondents' dimension sums of adequacy and superiority.
  private(set) var pairs: DimensionPairTally

  init(shape: CellShape) {
    self.shape = shape
    items = Array(repeating: ZoneSums(), count: shape.itemCount)
    dimensions = items
    overall = shape.rules.all.map { _ in ZoneClasses() }
    pairs = DimensionPairTally(shape: shape)
  }

  mutating func merge(_ other: Self) {
    for item in items.indices { items[item] += other.items[item] }
    for place in dimensions.indices { dimensions[place] += other.dimensions[place] }
    for rule in overall.indices { overall[rule] += other.overall[rule] }
    pairs.merge(other.pairs)
  }

  mutating func retract(_ other: Self) {
    for item in items.indices { items[item] -= other.items[item] }
    for place in dimensions.indices { dimensions[place] -= other.dimensions[place] }
    for rule in overall.indices { overall[rule] -= other.overall[rule] }
    pairs.retract(other.pairs)
  }

  /// Respondents with `triples` answered triples of a dimension, at least one.
  func sums(dimension: Int, triples: Int) -> ZoneSums { dimensions[shape.scales[dimension].items.lowerBound + triples - 1] }

  /// Adds responses, or takes them out again with `sign` -1.
  mutating func add(_ block: ResponseBlock, _ sign: Int64) {
    for item in items.indices { count(block.zone.sums(block, item: item), sign, into: &items[item]) }
    for dimension in shape.scales.indices.dropLast() {
      let first = shape.scales[dimension].items.lowerBound - 1
      for place in dimension * block.capacity..<dimension * block.capacity + block.count {
        guard let one = block.zone.sums(place) else { continue }
        count(one.sums, sign, into: &dimensions[first + one.triples])
      }
    }
    for row in 0..<block.count { countOverall(block, row, sign) }
    let columns = block.zone
    let differences = [columns.minimumSums, columns.desiredSums].map { lower in
      zip(columns.perceivedSums, lower).map { $0 - $1 }
    }
    pairs.add(rows: block.count, capacity: block.capacity, answered: columns.triples, columns: differences, sign)
  }

  private func count(_ sums: ZoneSums, _ sign: Int64, into total: inout ZoneSums) {
    if sign > 0 { total += sums } else { total -= sums }
  }

  /// Respondents without a missing triple count alike under every rule.
  private mutating func countOverall(_ block: ResponseBlock, _ row: Int, _ sign: Int64) {
    let dimensions = shape.scales.count - 1
    var isComplete = true
    for dimension in 0..<dimensions where isComplete {
      isComplete = Int(block.zone.triples[dimension * block.capacity + row]) == shape.scales[dimension].count
    }
    for (index, rule) in shape.rules.all.enumerated() where !isComplete {
      if let levels = levels(block, row, rule) { overall[index].count(levels.low, levels.high, levels.seen, sign) }
    }
    if isComplete, let levels = levels(block, row, .complete) {
      for index in overall.indices { overall[index].count(levels.low, levels.high, levels.seen, sign) }
    }
  }

  /// The sums of a respondent's dimension scores over a common denominator; nil if none is observed.
  private func levels(_ block: ResponseBlock, _ row: Int, _ rule: MissingRule) -> (low: Int128, high: Int128, seen: Int128)? {
    var (common, low, high, seen): (Int64, Int128, Int128, Int128) = (1, 0, 0, 0)
    var isObserved = false
    for dimension in shape.scales.indices.dropLast() {
      let place = dimension * block.capacity + row
      let triples = Int64(block.zone.triples[place])
      guard triples > 0, triples >= rule.minimum(of: shape.scales[dimension].count) else { continue }
      let next = common % triples == 0 ? common : Rational.leastCommonMultiple(common, triples)
      let (raise, factor) = (Int128(next / common), Int128(next / triples))
      low = low * raise + factor * Int128(block.zone.minimumSums[place])
      high = high * raise + factor * Int128(block.zone.desiredSums[place])
      seen = seen * raise + factor * Int128(block.zone.perceivedSums[place])
      (common, isObserved) = (next, true)
    }
    return isObserved ? (low, high, seen) : nil
  }
}

extension ZoneTally: TallyCodable {
  func write(to writer: inout TallyWriter) {
    for sums in [items, dimensions] {
      writer.values(sums.flatMap(\.values))
      writer.values(sums.flatMap { [$0.adequacySquares, $0.superioritySquares] })
    }
    writer.values(overall.flatMap(\.values))
    pairs.write(to: &writer)
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    (items, dimensions) = (try Self.sums(items.count, &reader), try Self.sums(dimensions.count, &reader))
    let size = ZoneClasses.valueCount
    let classes: [Int64] = try reader.values(overall.count * size)
    for rule in overall.indices { overall[rule] = ZoneClasses(values: classes[rule * size..<(rule + 1) * size]) }
    try pairs.read(from: &reader)
  }

  private static func sums(_ count: Int, _ reader: inout TallyReader) throws(TallyCodingError) -> [ZoneSums] {
    let size = ZoneSums.valueCount
    let values: [Int64] = try reader.values(count * size)
    let squares: [Int128] = try reader.values(count * 2)
    return (0..<count).map { ZoneSums(values: values[$0 * size..<($0 + 1) * size], squares: squares[2 * $0..<2 * $0 + 2]) }
  }
}
