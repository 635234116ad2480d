internal import StatisticalInference

/// Sums of respondents' scores by their unit: exact within a unit, so that only what parts the units' means is rounded.
struct ScoreSums: Equatable, Sendable {
  private var units = Sparse<Int64, MomentSums>()

  mutating func count(_ score: ExactScore, times: Int64) { units.count(score.unit, MomentSums(score.sum, times: times)) }
  mutating func merge(_ other: Self) { units.merge(other.units) }
  mutating func retract(_ other: Self) { units.retract(other.units) }

  private var groups: [(unit: Double, sums: MomentSums)] {
    units.entries.sorted { $0.key < $1.key }.filter { $0.value.n > 0 }.map { (Double($0.key), $0.value) }
  }

  var n: Int { Int(units.total().n) }

  /// The mean; 0 where there is nobody.
  var mean: Double { n == 0 ? 0 : groups.reduce(0.0) { $0 + Double($1.sums.sum) / $1.unit } / Double(n) }

  /// Σ(x-x̄)²; what is no more than rounding between units is 0.
  var centred: Double {
    let mean = mean
    let squares = groups.reduce(0.0) { total, group in
      let between = Double(group.sums.sum) / group.unit / Double(group.sums.n) - mean
      return total + group.sums.centred / (group.unit * group.unit) + (groups.count > 1 ? between * between * Double(group.sums.n) : 0)
    }
    return squares < 1e-20 * max(1e-20, mean * mean) * Double(n) ? 0 : squares
  }

  /// The mean with its error, times a factor such as 100 for percent.
  func mean(level: Double, factor: Double = 1) -> CareMean {
    CareMean(n: n, mean: factor * mean, variance: n > 1 ? factor * factor * centred / Double(n - 1) : nil, level: level)
  }
}

/// Sums over respondents who have both of two scores, by the two units.
struct PairSums: Equatable, Sendable {
  private struct Units: Hashable {
    let x: Int64
    let y: Int64
  }

  private var units = Sparse<Units, ProductSums>()

  mutating func count(_ x: ExactScore, _ y: ExactScore, times: Int64) {
    let product = Int128(x.sum) * Int128(y.sum) * Int128(times)
    units.count(
      Units(x: x.unit, y: y.unit), ProductSums(x: MomentSums(x.sum, times: times), y: MomentSums(y.sum, times: times), xy: product))
  }

  mutating func merge(_ other: Self) { units.merge(other.units) }
  mutating func retract(_ other: Self) { units.retract(other.units) }

  private var groups: [(x: Double, y: Double, sums: ProductSums)] {
    units.entries.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }.filter { $0.value.x.n > 0 }
      .map { (Double($0.key.x), Double($0.key.y), $0.value) }
  }

  var n: Int { Int(units.total().x.n) }

  /// Σ(x-a)(y-b), about two means that may be those of more respondents than these.
  func products(about a: Double, _ b: Double) -> Double {
    groups.reduce(0.0) { total, group in
      let n = Double(group.sums.x.n)
      let (x, y) = (Double(group.sums.x.sum) / group.x / n - a, Double(group.sums.y.sum) / group.y / n - b)
      return total + group.sums.centred / (group.x * group.y) + n * x * y
    }
  }

  /// Pearson's correlation of the two.
  func association() -> CareAssociation {
    var (first, second) = (ScoreSums(), ScoreSums())
    for (key, sums) in units.entries {
      first.add(sums.x, unit: key.x)
      second.add(sums.y, unit: key.y)
    }
    return CareAssociation(
      n: n, products: products(about: first.mean, second.mean), squares: first.centred, otherSquares: second.centred)
  }
}

extension ScoreSums {
  fileprivate mutating func add(_ sums: MomentSums, unit: Int64) { units.count(unit, sums) }
}
