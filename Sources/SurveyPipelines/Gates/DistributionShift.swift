/// The item whose answers are spread most unlike before: the total variation distance, half the sum of the absolute differences of the shares.
public struct DistributionShift: Sendable, Equatable {
  /// The fewest answers on each side that can be compared.
  public static let least = 30

  /// Item and facet, as in the distributions' keys.
  public let item: String
  /// From 0, the same shares, to 1, no point in common.
  public let distance: Double
  /// Answers before.
  public let before: Int
  /// Answers now.
  public let now: Int

  /// A distance of an item.
  public init(item: String, distance: Double, before: Int, now: Int) {
    self.item = item
    self.distance = distance
    self.before = before
    self.now = now
  }

  /// The largest distance among the items that both sides have; of equal ones the first by name.
  ///
  /// - Parameters:
  ///   - old: counts by scale point, by item and facet.
  ///   - new: the same of the newer answers.
  /// - Returns: nil where no item has ``least`` answers on both sides and as many points.
  public static func largest(from old: [String: [Int]], to new: [String: [Int]]) -> DistributionShift? {
    let distances = old.sorted { $0.key < $1.key }.compactMap { item, counts in
      new[item].flatMap { Distance(item: item, from: counts, to: $0) }
    }
    return distances.reduce(nil as Distance?) { best, next in best.map { $0 < next ? next : $0 } ?? next }?.shift
  }

  /// The distance of one item; nil under ``least`` answers on either side, or where the number of points differs, which is another scale.
  public static func distance(from old: [Int], to new: [Int]) -> Double? { Distance(item: "", from: old, to: new)?.shift.distance }
}

/// A distance as an exact quotient: sum of |old_i n_new - new_i n_old| over 2 n_old n_new.
private struct Distance {
  let item: String
  let numerator: Int128
  let before: Int
  let now: Int

  init?(item: String, from old: [Int], to new: [Int]) {
    let (before, now) = (old.reduce(0, +), new.reduce(0, +))
    guard old.count == new.count, min(before, now) >= DistributionShift.least else { return nil }
    self.item = item
    self.before = before
    self.now = now
    numerator = zip(old, new).reduce(0) { sum, counts in
      let difference = Int128(counts.0) * Int128(now) - Int128(counts.1) * Int128(before)
      return sum + (difference < 0 ? -difference : difference)
    }
  }

  var denominator: Int128 { 2 * Int128(before) * Int128(now) }

  /// Doubles would call distances equal that are not.
  static func < (left: Distance, right: Distance) -> Bool {
    left.numerator.multipliedFullWidth(by: right.denominator) < right.numerator.multipliedFullWidth(by: left.denominator)
  }

  var shift: DistributionShift {
    DistributionShift(item: item, distance: Double(numerator) / Double(denominator), before: before, now: now)
  }
}

private func < (left: (high: Int128, low: UInt128), right: (high: Int128, low: UInt128)) -> Bool {
  left.high == right.high ? left.low < right.low : left.high < right.high
}
