/// What follows from how many pairs of each dimension a respondent answered, where some were left out.
struct AnsweredPattern {
  /// By dimension.
  let pairs: [Int]
  /// What the sum of each dimension counts for in the numerator of the overall gap, and the missing rules under which it does.
  private(set) var overall: [(factors: [Int], rules: [Int])] = []
  /// The missing rules that give a score of every dimension.
  let scored: [Int]
  /// The common denominator of the scores, and what each dimension's sum is multiplied by for it; none where a dimension has no pair.
  let denominator: Int64
  let factors: [Int64]

  init(_ shape: CellShape, _ pairs: [Int]) {
    self.pairs = pairs
    let rules = shape.rules.all.indices
    let isObserved = { (rule: Int, dimension: Int) in pairs[dimension] >= shape.leastPairs[rule * pairs.count + dimension] }
    scored = rules.filter { rule in pairs.indices.allSatisfy { isObserved(rule, $0) } }
    let denominator = pairs.reduce(1) { $1 == 0 ? $0 : Rational.leastCommonMultiple($0, Int64($1)) }
    (self.denominator, factors) = (denominator, pairs.contains(0) ? [] : pairs.map { denominator / Int64($0) })
    guard shape.fractionUnit != nil else { return }
    for rule in rules {
      let observed = pairs.indices.count { isObserved(rule, $0) }
      guard observed > 0 else { continue }
      let share = shape.dimensionShares[observed]
      let factors = pairs.indices.map { isObserved(rule, $0) ? shape.pairShares[pairs[$0]] * share : 0 }
      if let known = overall.firstIndex(where: { $0.factors == factors }) {
        overall[known].rules.append(rule)
      } else {
        overall.append((factors, [rule]))
      }
    }
  }
}
