/// The overall gap of respondents who left pairs out, under each missing rule of the shape, as a histogram of exact fractions. (Those who left
/// none out have the same overall gap under every rule and are counted densely in the cell.)
struct OverallTally: Mergeable {
  private let shape: CellShape
  private(set) var byRule: [[Rational: Int64]]

  init(shape: CellShape) {
    self.shape = shape
    byRule = shape.rules.all.map { _ in [:] }
  }

  mutating func merge(_ other: Self) {
    for rule in byRule.indices { byRule[rule].count(other.byRule[rule]) { $0 } }
  }

  mutating func retract(_ other: Self) {
    for rule in byRule.indices { byRule[rule].count(other.byRule[rule]) { -$0 } }
  }

  mutating func add(_ block: ResponseBlock, _ row: Int, _ sign: Int64) {
    for (index, rule) in shape.rules.all.enumerated() {
      if let value = value(block, row, rule) { byRule[index].count(value, sign) }
    }
  }

  /// The mean of the observed dimension scores; nil if none is observed.
  private func value(_ block: ResponseBlock, _ row: Int, _ rule: MissingRule) -> Rational? {
    var (numerator, denominator, observed): (Int64, Int64, Int64) = (0, 1, 0)
    for index in 0..<shape.scales.count - 1 {
      let pairs = Int(block.pairs[index * block.capacity + row])
      guard pairs > 0, pairs >= rule.minimum(of: shape.scales[index].count) else { continue }
      let common = Rational.leastCommonMultiple(denominator, Int64(pairs))
      let sum = shape.hasGap ? block.gap(index, row) : Int(block.perceptionSums[index * block.capacity + row])
      numerator = numerator * (common / denominator) + Int64(sum) * (common / Int64(pairs))
      (denominator, observed) = (common, observed + 1)
    }
    return observed == 0 ? nil : Rational(numerator, over: denominator * observed)
  }
}

extension OverallTally: TallyCodable {
  func write(to writer: inout TallyWriter) {
    for counts in byRule {
      writer.count(counts.count)
      for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
        for number in [value.numerator, value.denominator, count] { writer.number(number) }
      }
    }
  }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) {
    for rule in byRule.indices {
      var last: Rational?
      for _ in 0..<(try reader.count()) {
        let (numerator, denominator, count): (Int64, Int64, Int64) = (try reader.number(), try reader.number(), try reader.number())
        guard denominator > 0, count != 0 else { throw .malformed }
        let value = Rational(numerator, over: denominator)
        guard value.denominator == denominator, last.map({ $0 < value }) ?? true else { throw .malformed }
        byRule[rule][value] = count
        last = value
      }
    }
  }
}
