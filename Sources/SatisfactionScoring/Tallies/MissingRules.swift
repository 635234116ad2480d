internal import SurveyModel

/// The missing rules that a tally can be measured under: the named ones, and at most one other, which was asked for before the answers were
/// read. What is counted rule by rule is counted in this order.
struct MissingRules: Equatable, Sendable {
  let all: [MissingRule]
  /// How many items each dimension has.
  private let sizes: [Int]

  init(_ asked: MissingRule, _ instrument: Instrument) {
    let sizes = instrument.dimensions.map(\.items.count)
    self.sizes = sizes
    // A rule that asks what a named one asks costs nothing.
    let isNamed = MissingRule.named.contains { Self.isSame($0, asked, sizes) }
    all = MissingRule.named + (isNamed ? [] : [asked])
  }

  /// Where the counts of `rule` are; nil where it was not counted. Rules that ask as many pairs of each dimension are the same.
  func place(of rule: MissingRule) -> Int? { all.firstIndex { Self.isSame($0, rule, sizes) } }

  private static func isSame(_ left: MissingRule, _ right: MissingRule, _ sizes: [Int]) -> Bool {
    left == right || sizes.allSatisfy { left.minimum(of: $0) == right.minimum(of: $0) }
  }
}
