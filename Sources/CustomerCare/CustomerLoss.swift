public import SatisfactionScoring

/// Customers who were lost or say that they leave, and their value.
public struct ChurnTally: CareTally {
  /// One customer.
  public struct Record: Sendable {
    /// Whether the customer has left: a behaviour that a column of the customer records tells.
    public var hasLeft: Bool?
    /// Whether the customer means to come back: an intention that was asked.
    public var meansToReturn: Bool?
    /// Value in the period, in the smallest unit of money; beyond ±`ExactScore.limit` it is not added up.
    public var value: Int64?

    /// A customer's columns.
    public init(hasLeft: Bool? = nil, meansToReturn: Bool? = nil, value: Int64? = nil) {
      (self.hasLeft, self.meansToReturn, self.value) = (hasLeft, meansToReturn, value)
    }
  }

  private struct Key: Hashable {
    let hasLeft: Bool?
    let meansToReturn: Bool?
    let hasValue: Bool
  }

  /// There is nothing to choose.
  public let shape: PlainShape
  private var sums = Sparse<Key, MomentSums>()

  /// No customers.
  public init(shape: PlainShape = PlainShape()) { self.shape = shape }

  /// Joins the counts of `other`.
  public mutating func merge(_ other: Self) { sums.merge(other.sums) }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) { sums.retract(other.sums) }

  /// Counts one customer.
  public mutating func count(_ record: Record, times: Int64) {
    let value = record.value.flatMap { ExactScore(sum: $0) }
    let key = Key(hasLeft: record.hasLeft, meansToReturn: record.meansToReturn, hasValue: value != nil)
    sums.count(key, MomentSums(value?.sum ?? 0, times: times))
  }

  /// The losses at a confidence level such as 0.95.
  public func measure(level: Double) -> ChurnMeasure {
    ChurnMeasure(
      behaviour: loss(level) { $0.hasLeft }, intention: loss(level) { $0.meansToReturn.map(!) })
  }

  private func loss(_ level: Double, _ isLost: (Key) -> Bool?) -> CustomerLoss {
    let (lost, asked) = (sums.total { isLost($0) == true }, sums.total { isLost($0) != nil })
    let (atRisk, valued) = (sums.total { isLost($0) == true && $0.hasValue }, sums.total { isLost($0) != nil && $0.hasValue })
    let share = CareShare(count: Int(lost.n), of: Int(asked.n), level: level, reason: .notAsked)
    let hasValue = asked.n > 0 && valued.n > 0
    return CustomerLoss(
      share: share, valued: Int(valued.n), valueAtRisk: hasValue ? atRisk.sum : nil,
      shareOfValue: hasValue && valued.sum > 0 ? Double(atRisk.sum) / Double(valued.sum) : nil,
      reason: !hasValue ? .notAsked : valued.sum > 0 ? nil : .zeroSum)
  }
}

/// Losses by what customers did and by what they say. Neither stands for the other, and dissatisfaction stands for neither.
public struct ChurnMeasure: Sendable, Equatable {
  /// Those who have left.
  public let behaviour: CustomerLoss
  /// Those who do not mean to come back.
  public let intention: CustomerLoss
}

/// Customers lost, or at risk.
public struct CustomerLoss: Sendable, Equatable {
  /// Their share of those whom the column tells of.
  public let share: CareShare
  /// Customers with a value among those whom the column tells of.
  public let valued: Int
  /// The value of those lost, in the smallest unit of money; nil where neither behaviour nor intention is known, or no value.
  public let valueAtRisk: Int128?
  /// Its share of the value of those whom the column tells of.
  public let shareOfValue: Double?
  /// Why there is no value, or no share of it.
  public let reason: ReasonCode?
}
