/// Count, mean and variance of values that occur with whole-number counts, by two passes in a fixed order.
struct Moments {
  private(set) var n = 0
  private(set) var mean = 0.0
  /// With n-1; nil where n < 2.
  private(set) var variance: Double?

  /// The moments of `values`, each with its count.
  init(_ values: [(value: Double, count: Int64)]) {
    n = Int(values.reduce(0) { $0 + $1.count })
    guard n > 0 else { return }
    mean = values.reduce(0.0) { $0 + $1.value * Double($1.count) } / Double(n)
    guard n > 1 else { return }
    guard values.contains(where: { $0.value != values[0].value }) else {
      variance = 0  // nothing varies: rounding must not make it seem so
      return
    }
    variance = values.reduce(0.0) { $0 + ($1.value - mean) * ($1.value - mean) * Double($1.count) } / Double(n - 1)
  }

  /// The moments that whole-number sums give exactly: n, Σx and Σx².
  init(n: Int64, sum: Int128, squares: Int128) {
    self.n = Int(n)
    guard n > 0 else { return }
    mean = Double(sum) / Double(n)
    guard n > 1 else { return }
    variance = Double(Int128(n) * squares - sum * sum) / (Double(n) * Double(n - 1))
  }

  /// Whole numbers of one unit, such as sums over as many answers, with their exact n, Σx and Σx².
  typealias Group = (unit: Double, n: Int64, sum: Int128, squares: Int128)

  /// The moments of values that are whole numbers over a unit of their group: exact within each group, so that only what parts the groups'
  /// means is rounded.
  init(_ groups: [Group]) {
    n = Int(groups.reduce(0) { $0 + $1.n })
    guard n > 0 else { return }
    mean = groups.reduce(0.0) { $0 + Double($1.sum) / $1.unit } / Double(n)
    guard n > 1 else { return }
    let squares = groups.filter { $0.n > 0 }.reduce(0.0) { total, group in
      let within = Double(Int128(group.n) * group.squares - group.sum * group.sum) / (Double(group.n) * group.unit * group.unit)
      let between = Double(group.sum) / group.unit / Double(group.n) - mean
      return total + within + between * between * Double(group.n)
    }
    // Whole answers cannot vary so little: what is left is rounding.
    variance = squares < 1e-20 * max(1, mean * mean) * Double(n) ? 0 : squares / Double(n - 1)
  }
}

/// How many compared pairs or respondents fell short, met and exceeded expectation; the comparison is exact.
public struct OutcomeCounts: Sendable, Equatable {
  /// Perception below expectation.
  public internal(set) var below = 0
  /// Perception equal to expectation.
  public internal(set) var met = 0
  /// Perception above expectation.
  public internal(set) var exceeded = 0

  /// All that were compared.
  public var total: Int { below + met + exceeded }

  mutating func count(_ difference: Int, _ amount: Int64) {
    switch difference.signum() {
    case -1: below += Int(amount)
    case 0: met += Int(amount)
    default: exceeded += Int(amount)
    }
  }
}
