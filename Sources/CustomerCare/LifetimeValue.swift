internal import SatisfactionScoring

/// What a customer is worth over the years: order value × orders a year × years.
public struct LifetimeValue: Sendable, Equatable {
  /// The product, in the unit of the order value.
  public let value: Double

  /// Order value × orders a year × years.
  public init(order: Double, ordersPerYear: Double, years: Double) { value = order * ordersPerYear * years }

  /// What it grows by from another: the increase over what it was, so that 100 to 1331 is 1231 % and not 1331 %. Nil where it was not
  /// above 0.
  public func growth(from before: LifetimeValue) -> Double? { before.value > 0 ? (value - before.value) / before.value : nil }

  /// How many times the other it is; 13.31 for 100 to 1331. Nil where that was not above 0.
  public func ratio(to before: LifetimeValue) -> Double? { before.value > 0 ? value / before.value : nil }
}

/// Customers' lifetime values as exact products.
public struct LifetimeValueTally: CareTally {
  /// One customer; whole numbers in the units of the shape.
  public struct Record: Sendable {
    /// Value of an order.
    public var order: Int64?
    /// Orders a year.
    public var ordersPerYear: Int64?
    /// Years as a customer, past or expected.
    public var years: Int64?

    /// A customer's columns.
    public init(order: Int64?, ordersPerYear: Int64?, years: Int64?) {
      (self.order, self.ordersPerYear, self.years) = (order, ordersPerYear, years)
    }
  }

  /// The units of the columns.
  public struct Shape: Equatable, Sendable {
    /// Decimals of the order value, of the orders a year and of the years, added up.
    public let decimals: Int

    /// Decimals of the three columns; together at most 12.
    public init(order: Int = 0, ordersPerYear: Int = 0, years: Int = 0) { decimals = min(12, max(0, order + ordersPerYear + years)) }
  }

  /// The units.
  public let shape: Shape
  private var sums = MomentSums.zero
  private var incomplete: Int64 = 0
  private var unreadable: Int64 = 0

  /// No customers.
  public init(shape: Shape) { self.shape = shape }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    sums += other.sums
    incomplete += other.incomplete
    unreadable += other.unreadable
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    sums -= other.sums
    incomplete -= other.incomplete
    unreadable -= other.unreadable
  }

  /// Counts one customer. Products beyond `ExactScore.limit`, and negative numbers, are counted as unreadable.
  public mutating func count(_ record: Record, times: Int64) {
    guard let order = record.order, let frequency = record.ordersPerYear, let years = record.years else {
      incomplete += times
      return
    }
    guard let product = Self.product([order, frequency, years]) else {
      unreadable += times
      return
    }
    sums += MomentSums(product, times: times)
  }

  private static func product(_ factors: [Int64]) -> Int64? {
    var product: Int64 = 1
    for factor in factors {
      let (next, isOverflow) = product.multipliedReportingOverflow(by: factor)
      guard factor >= 0, !isOverflow else { return nil }
      product = next
    }
    return product <= ExactScore.limit ? product : nil
  }

  /// The mean lifetime value and the sum, at a confidence level such as 0.95.
  public func measure(level: Double) -> LifetimeValueMeasure {
    let unit = (0..<shape.decimals).reduce(1.0) { power, _ in power * 10 }
    let mean = sums.n > 0 ? Double(sums.sum) / Double(sums.n) / unit : 0
    let variance = sums.n > 1 ? sums.centred / Double(sums.n - 1) / (unit * unit) : nil
    return LifetimeValueMeasure(
      mean: CareMean(n: Int(sums.n), mean: mean, variance: variance, level: level, missing: incomplete > 0 ? .notAsked : .noData),
      sum: sums.n > 0 ? Double(sums.sum) / unit : nil, incomplete: Int(incomplete), unreadable: Int(unreadable))
  }
}

/// Lifetime values of customers.
public struct LifetimeValueMeasure: Sendable, Equatable {
  /// Per customer.
  public let mean: CareMean
  /// Of all; nil where there is none.
  public let sum: Double?
  /// Customers who lack one of the columns.
  public let incomplete: Int
  /// Customers whose numbers cannot be read as they stand.
  public let unreadable: Int
}
