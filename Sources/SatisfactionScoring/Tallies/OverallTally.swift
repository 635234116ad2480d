internal import SurveyModel

/// The overall gap of respondents who left pairs out, under each missing rule of the shape, as a histogram of exact fractions. (Those who left
/// none out have the same overall gap under every rule and are counted densely in the cell.)
///
/// Where all fractions have a common denominator of reasonable size, they are counted by their numerator over it.
struct OverallTally: Mergeable {
  private let shape: CellShape
  /// By numerator over `shape.fractionUnit`, for each set of rules under which respondents have the same gap: bit r of a set's place stands
  /// for rule r. Unused where there is no common unit.
  private var whole: [PlaceCounts<Int64>]
  private var reduced: [[Rational: Int64]]

  init(shape: CellShape) {
    self.shape = shape
    whole = Array(repeating: PlaceCounts(), count: 1 << shape.rules.all.count)
    reduced = shape.rules.all.map { _ in [:] }
  }

  /// The gaps under one rule, in order.
  func counts(_ rule: Int) -> [(value: Rational, count: Int64)] {
    guard let unit = shape.fractionUnit else { return reduced[rule].sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) } }
    return joined(rule).sorted.map { (value: Rational(Int64($0.place), over: unit), count: $0.value) }
  }

  /// The counts of all sets that a rule is in.
  private func joined(_ rule: Int) -> PlaceCounts<Int64> {
    whole.indices.filter { $0 >> rule & 1 == 1 }.reduce(into: PlaceCounts()) { $0.merge(whole[$1]) }
  }

  /// Equal under each rule, whatever the sets.
  static func == (left: Self, right: Self) -> Bool {
    left.shape == right.shape && left.reduced == right.reduced
      && left.shape.rules.all.indices.allSatisfy { left.joined($0) == right.joined($0) }
  }

  /// Respondents who left pairs out and have an overall gap under one rule.
  func total(_ rule: Int) -> Int64 {
    shape.fractionUnit == nil
      ? reduced[rule].values.reduce(0, +) : whole.indices.reduce(0) { $1 >> rule & 1 == 1 ? $0 + whole[$1].total : $0 }
  }

  mutating func merge(_ other: Self) {
    for set in whole.indices { whole[set].merge(other.whole[set]) }
    for rule in reduced.indices { reduced[rule].count(other.reduced[rule]) { $0 } }
  }

  mutating func retract(_ other: Self) {
    for set in whole.indices { whole[set].retract(other.whole[set]) }
    for rule in reduced.indices { reduced[rule].count(other.reduced[rule]) { -$0 } }
  }

  /// Adds rows that answered alike.
  mutating func add(_ block: ResponseBlock, _ pattern: AnsweredPattern, _ rows: ArraySlice<Int>, _ sign: Int64) {
    guard shape.fractionUnit == nil else { return addWhole(block, pattern, rows, sign) }
    for (index, rule) in shape.rules.all.enumerated() {
      for row in rows {
        if let value = value(block, row, rule) { reduced[index].count(value, sign) }
      }
    }
  }

  private mutating func addWhole(_ block: ResponseBlock, _ pattern: AnsweredPattern, _ rows: ArraySlice<Int>, _ sign: Int64) {
    let (sums, capacity) = (block.sums(shape.hasGap ? .gap : .perception), block.capacity)
    for (factors, rules) in pattern.overall {
      let numerators = rows.map { row in
        var numerator = 0
        for dimension in factors.indices { numerator &+= Int(sums[dimension &* capacity &+ row]) &* factors[dimension] }
        return numerator
      }
      whole[rules.reduce(0) { $0 | 1 << $1 }].count(numerators, sign)
    }
  }

  /// The mean of the observed dimension scores; nil if none is observed.
  private func value(_ block: ResponseBlock, _ row: Int, _ rule: MissingRule) -> Rational? {
    var (numerator, denominator, observed): (Int64, Int64, Int64) = (0, 1, 0)
    for index in 0..<shape.scales.count - 1 {
      let pairs = Int(block.pairs[index * block.capacity + row])
      guard pairs > 0, pairs >= rule.minimum(of: shape.scales[index].count) else { continue }
      let common = Rational.leastCommonMultiple(denominator, Int64(pairs))
      numerator = numerator * (common / denominator) + Int64(block.score(index, row)) * (common / Int64(pairs))
      (denominator, observed) = (common, observed + 1)
    }
    return observed == 0 ? nil : Rational(numerator, over: denominator * observed)
  }
}

extension OverallTally: TallyCodable {
  func write(to writer: inout TallyWriter) {
    for rule in reduced.indices {
      let counts = counts(rule)
      writer.count(counts.count)
      for (value, count) in counts {
        for number in [value.numerator, value.denominator, count] { writer.number(number) }
      }
    }
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    for rule in reduced.indices {
      var last: Rational?
      for _ in 0..<(try reader.count()) {
        let (numerator, denominator, count): (Int64, Int64, Int64) = (try reader.number(), try reader.number(), try reader.number())
        guard denominator > 0, count != 0 else { throw .malformed }
        let value = Rational(numerator, over: denominator)
        guard value.denominator == denominator, last.map({ $0 < value }) ?? true else { throw .malformed }
        try put(value, count, rule)
        last = value
      }
    }
  }

  private mutating func put(_ value: Rational, _ count: Int64, _ rule: Int) throws(TallyCodingError) {
    guard let unit = shape.fractionUnit else { return reduced[rule][value] = count }
    let (numerator, isTooLarge) = value.numerator.multipliedReportingOverflow(by: unit / value.denominator)
    guard unit % value.denominator == 0, !isTooLarge, numerator != .min else { throw .malformed }
    whole[1 << rule].count(Int(numerator), count)
  }
}
