/// Signed ranks under one rule for zeros; every rank is doubled, so that all sums are whole.
struct Ranked {
  let doubledPlus: Int
  let doubledMinus: Int
  /// Sixteen times the variance of W+: each rank falls on either side by chance, so Var(W+) = Σ rank²/4.
  ///
  /// Over ranks without zeros this is n(n+1)(2n+1)/24 - Σ(t³-t)/48, and with Pratt's its form of Cureton (1967); with `zsplit`
  /// the zeros' ranks are in the sum, as one more tie. A sum of positive terms loses no digits, however many the pairs.
  private let sixteenVariances: Double
  /// By how much zeros raise every doubled rank.
  private let shift: Int
  private let ranks: SignedRanks

  init(_ ranks: SignedRanks, _ rule: SignedRanks.ZeroRule) {
    let shift = rule == .drop ? 0 : 2 * ranks.zeros
    let split = rule == .zsplit ? ranks.zeros : 0
    (self.ranks, self.shift) = (ranks, shift)
    // Zeros hold the ranks 1 to t: their sum is t(t+1)/2, and half of it, doubled, is the same.
    let half = split * (split + 1) / 2
    doubledPlus = ranks.groups.reduce(half) { $0 + $1.positive * (shift + $1.doubledRank) }
    doubledMinus = ranks.groups.reduce(half) { $0 + $1.negative * (shift + $1.doubledRank) }
    sixteenVariances = ranks.groups.reduce(Double(split) * square(split + 1)) {
      $0 + Double($1.positive + $1.negative) * square(shift + $1.doubledRank)
    }
  }

  /// (W+ - mean)/SD, the mean being half of all ranks.
  func z(_ continuity: SignedRanks.Continuity) -> Double {
    let distance = Double(doubledPlus - doubledMinus)
    let correction = continuity == .half ? min(2, abs(distance)) : 0
    return (distance < 0 ? distance + correction : distance - correction) / sixteenVariances.squareRoot()
  }
}

private func square(_ value: Int) -> Double { Double(value) * Double(value) }

extension Ranked {
  /// The share of the 2ⁿ assignments of signs whose W+ is at least as far from its mean; n at most 62.
  ///
  /// Zeros have no sign to assign, so `zsplit`, whose halves are constant, gives Pratt's value.
  var exactP: Double {
    let total = ranks.groups.reduce(0) { $0 + ($1.positive + $1.negative) * (shift + $1.doubledRank) }
    let observed = abs(doubledPlus - doubledMinus)
    let (counts, width) = assignments
    var extreme = 0
    for (index, count) in counts.enumerated() where count > 0 {
      let sum = width == 0 ? index : index / width * shift + index % width
      if abs(2 * sum - total) >= observed { extreme += count }
    }
    return Double(extreme) / Double(1 << ranks.nonZeros)
  }

  /// How many assignments have each sum of positive doubled ranks, by convolution.
  ///
  /// A million zeros would make a million empty places between two sums. So the number of positive ranks, which `shift`
  /// multiplies, is counted in strides no wider than the sum without it needs.
  private var assignments: (counts: [Int], width: Int) {
    let n = ranks.nonZeros
    let width = min(shift, n * (n + 1) + 1)
    var counts = Array(repeating: 0, count: n * width + n * (n + 1) + 1)
    counts[0] = 1
    var top = 0
    for group in ranks.groups {
      let step = width + group.doubledRank
      for _ in 0..<(group.positive + group.negative) {
        for sum in stride(from: top, through: 0, by: -1) where counts[sum] > 0 { counts[sum + step] += counts[sum] }
        top += step
      }
    }
    return (counts, width)
  }
}
