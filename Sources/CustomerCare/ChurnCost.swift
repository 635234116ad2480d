/// What it costs to keep the number of customers when some are lost: those are won anew, the others are looked after.
///
/// Winning costs N·c·f·n and keeping N·(1-c)·n, where N customers are lost at a rate c, keeping one costs n, and winning one f times as
/// much. The sum is the cost of *keeping* N customers; what the loss itself adds is N·c·(f-1)·n.
public struct ChurnCost: Sendable, Equatable {
  /// Customers lost and to be won anew.
  public let lost: Double
  /// What winning them costs.
  public let acquisition: Double
  /// What the others cost.
  public let retention: Double
  /// What the loss costs beyond keeping everybody.
  public let extra: Double

  /// What keeping the number of customers costs.
  public var total: Double { acquisition + retention }

  /// - Parameters:
  ///   - customers: N.
  ///   - rate: c, as lost customers of so many, so that a tenth of 1,000 is 100 and not nearly.
  ///   - factor: f; the texts give 5 and 15 (`acquisition_factor_low`, `acquisition_factor_high` of ``Benchmarks``).
  ///   - unitCost: n, in any money; 1 gives multiples of n.
  /// - Returns: nil where a number is negative or not finite, nobody is there to be lost, or more are lost than there are.
  public init?(customers: Int, rate: (lost: Int, of: Int), factor: Double, unitCost: Double = 1) {
    guard customers >= 0, rate.of > 0, (0...rate.of).contains(rate.lost) else { return nil }
    guard factor >= 0, unitCost >= 0, factor.isFinite, unitCost.isFinite else { return nil }
    lost = Double(customers) * Double(rate.lost) / Double(rate.of)
    acquisition = lost * factor * unitCost
    retention = (Double(customers) - lost) * unitCost
    extra = lost * (factor - 1) * unitCost
  }
}

/// What is left of customers year after year.
public struct RetentionCurve: Sendable, Equatable {
  /// The share that is left, from the start (1) on.
  public let shares: [Double]

  /// The share 1-c is kept in each of so many periods: (1-c)^t.
  public init?(churn: (lost: Int, of: Int), periods: Int) {
    guard churn.of > 0, (0...churn.of).contains(churn.lost), (0...1_000).contains(periods) else { return nil }
    let kept = Double(churn.of - churn.lost) / Double(churn.of)
    self.init(retention: Array(repeating: kept, count: periods))
  }

  /// Shares kept in each period, which need not be alike; nil where one is not within 0 and 1.
  public init?(retention: [Double]) {
    guard retention.allSatisfy({ (0...1).contains($0) }) else { return nil }
    shares = retention.reduce(into: [1]) { $0.append(($0.last ?? 1) * $1) }
  }

  /// The periods that a customer stays on average, among those looked at: the sum of the shares before each period.
  public var periodsKept: Double { shares.dropLast().reduce(0, +) }
}
