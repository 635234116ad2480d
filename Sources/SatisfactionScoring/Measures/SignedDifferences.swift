internal import StatisticalInference

/// Differences that occur with whole-number counts, ready for a signed-rank test: equal sizes share a rank because they are compared as
/// fractions. Means of thirds as doubles would break such ties.
struct SignedDifferences {
  let ranks: SignedRanks

  init(_ differences: [(value: Rational, count: Int64)]) {
    var zeros = 0
    var signed: [(size: Rational, isPositive: Bool, count: Int)] = []
    for entry in differences where entry.count != 0 {
      guard entry.value.numerator != 0 else {
        zeros += Int(entry.count)
        continue
      }
      signed.append((entry.value.magnitude, entry.value.numerator > 0, Int(entry.count)))
    }
    signed.sort { $0.size < $1.size }
    var groups: [(positive: Int, negative: Int)] = []
    var last: Rational?
    for entry in signed {
      if entry.size != last { groups.append((0, 0)) }
      last = entry.size
      if entry.isPositive { groups[groups.count - 1].positive += entry.count } else { groups[groups.count - 1].negative += entry.count }
    }
    ranks = SignedRanks(zeros: zeros, groups: groups)
  }
}
