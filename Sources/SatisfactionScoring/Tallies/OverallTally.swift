/// The overall gap of respondents who left pairs out, under each named missing rule, as a histogram of exact fractions. (Those who left
/// none out have the same overall gap under every rule and are counted densely in the cell.)
struct OverallTally: Mergeable {
  private let shape: CellShape
  private(set) var byRule: [[Rational: Int64]]

  init(shape: CellShape) {
    self.shape = shape
    byRule = MissingRule.allCases.map { _ in [:] }
  }

  mutating func merge(_ other: Self) {
    for rule in byRule.indices { byRule[rule].count(other.byRule[rule]) { $0 } }
  }

  mutating func retract(_ other: Self) {
    for rule in byRule.indices { byRule[rule].count(other.byRule[rule]) { -$0 } }
  }

  mutating func add(_ response: TallyRow, _ sign: Int64) {
    guard !response.isFull else { return }
    for (index, rule) in MissingRule.allCases.enumerated() {
      if let value = Self.value(response, rule, shape) { byRule[index].count(value, sign) }
    }
  }

  /// The mean of the observed dimension scores; nil if none is observed.
  static func value(_ response: TallyRow, _ rule: MissingRule, _ shape: CellShape) -> Rational? {
    var (numerator, denominator, observed): (Int64, Int64, Int64) = (0, 1, 0)
    for index in 0..<shape.scales.count - 1 {
      let sums = response.scales[index]
      guard sums.pairs > 0, sums.pairs >= rule.minimum(of: shape.scales[index].count) else { continue }
      let common = Rational.leastCommonMultiple(denominator, Int64(sums.pairs))
      let sum = Int64(shape.hasGap ? sums.gap : sums.perception)
      numerator = numerator * (common / denominator) + sum * (common / Int64(sums.pairs))
      (denominator, observed) = (common, observed + 1)
    }
    return observed == 0 ? nil : Rational(numerator, over: denominator * observed)
  }
}
