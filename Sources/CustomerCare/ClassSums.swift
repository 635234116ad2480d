internal import SatisfactionScoring

/// What is known of the customers of one class.
struct ClassSums: Equatable, Sendable {
  private(set) var customers: Int64 = 0
  /// Values, of those who have one.
  private(set) var value = MomentSums.zero
  private(set) var staying: GapTally
  private(set) var leaving: GapTally
  private var others: GapTally
  private(set) var outcomes = OutcomeTally()
  private(set) var returns = Sparse<Bool, Int64>()

  init(dimensions: Int) {
    others = GapTally(shape: dimensions)
    (staying, leaving) = (others, others)
  }

  /// Of everybody in the class.
  var gaps: GapTally { others.merging(staying).merging(leaving) }

  mutating func count(_ record: PyramidTally.Record, times: Int64) {
    customers += times
    if let amount = record.value { value += MomentSums(amount, times: times) }
    outcomes.count(SatisfactionOutcome(gaps: record.gaps), times: times)
    switch record.returns {
    case true?: staying.count(record.gaps, times: times)
    case false?: leaving.count(record.gaps, times: times)
    case nil: others.count(record.gaps, times: times)
    }
    if let isReturning = record.returns { returns.count(isReturning, times) }
  }

  mutating func merge(_ other: Self) {
    customers += other.customers
    value += other.value
    staying.merge(other.staying)
    leaving.merge(other.leaving)
    others.merge(other.others)
    outcomes.merge(other.outcomes)
    returns.merge(other.returns)
  }

  mutating func retract(_ other: Self) {
    customers -= other.customers
    value -= other.value
    staying.retract(other.staying)
    leaving.retract(other.leaving)
    others.retract(other.others)
    outcomes.retract(other.outcomes)
    returns.retract(other.returns)
  }
}
