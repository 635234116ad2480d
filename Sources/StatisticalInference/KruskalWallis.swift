/// Kruskal's and Wallis's test of whether groups differ in location, from counts per distinct value (1952).
///
/// H = (N-1)·Σ n_j·(r̄_j - r̄)² / Σ t·(r - r̄)², over groups j with mean rank r̄_j and over distinct values with t ties and average
/// rank r. It equals 12/(N(N+1))·Σ R_j²/n_j - 3(N+1), divided by the correction for ties 1 - Σ(t³-t)/(N³-N).
public struct KruskalWallis: Sendable, Equatable {
  /// The statistic, corrected for ties.
  public let h: Double
  /// The number of groups with anybody in them, less one.
  public let df: Int
  /// The upper tail of the chi-squared distribution at H.
  public let p: Double
  /// ε² = H/(N-1), from 0 to 1 (Tomczak & Tomczak 2014).
  public let epsilonSquared: Double

  /// A test of counts.
  ///
  /// - Parameter counts: One row per distinct value, ascending; in each row one count per group. A group without anybody is
  ///   left out.
  /// - Returns: Nil for fewer than two groups or a single value.
  public init?(counts: [[Int]]) {
    let ranked = RankedGroups(counts)
    guard ranked.groups.count >= 2, ranked.total > 0 else { return nil }
    epsilonSquared = ranked.between / ranked.total
    h = epsilonSquared * Double(ranked.n - 1)
    df = ranked.groups.count - 1
    p = ChiSquared.upperTail(h, df: Double(df))
  }
}

/// Deviations of doubled average ranks from the doubled mean rank N+1, which are whole.
private struct RankedGroups {
  let n: Int
  /// Of each group with anybody in it, how many they are and the sum of their deviations.
  let groups: [(size: Int, sum: Int)]
  /// Four times the sum of squared deviations of all ranks.
  let total: Double

  init(_ counts: [[Int]]) {
    let sizes = counts.map { $0.reduce(0, +) }
    n = sizes.reduce(0, +)
    var groups = Array(repeating: (size: 0, sum: 0), count: counts.map(\.count).max() ?? 0)
    var (below, total) = (0, 0.0)
    for (row, size) in zip(counts, sizes) {
      let deviation = 2 * below + size - n
      for (group, count) in row.enumerated() {
        groups[group].size += count
        groups[group].sum += count * deviation
      }
      total += Double(size) * Double(deviation) * Double(deviation)
      below += size
    }
    self.groups = groups.filter { $0.size > 0 }
    self.total = total
  }

  /// Four times the sum of squared deviations of the groups' mean ranks.
  var between: Double { groups.reduce(0) { $0 + Double($1.sum) * Double($1.sum) / Double($1.size) } }
}
