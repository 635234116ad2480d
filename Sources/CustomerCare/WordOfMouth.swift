internal import SatisfactionScoring

/// How many people hear of the firm from its customers.
public struct WordOfMouthTally: CareTally {
  /// One respondent.
  public struct Record: Sendable {
    /// Whether the customer is satisfied.
    public var outcome: SatisfactionOutcome?
    /// How many people the customer told; not below 0.
    public var told: Int64?

    /// A respondent's columns.
    public init(outcome: SatisfactionOutcome?, told: Int64? = nil) { (self.outcome, self.told) = (outcome, told) }
  }

  /// There is nothing to choose.
  public let shape: PlainShape
  private var customers = Sparse<SatisfactionOutcome, Int64>()
  private var told = Sparse<SatisfactionOutcome, MomentSums>()

  /// No respondents.
  public init(shape: PlainShape = PlainShape()) { self.shape = shape }

  /// Joins the counts of `other`.
  public mutating func merge(_ other: Self) {
    customers.merge(other.customers)
    told.merge(other.told)
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    customers.retract(other.customers)
    told.retract(other.told)
  }

  /// Counts one respondent; none where the outcome is not known.
  public mutating func count(_ record: Record, times: Int64) {
    guard let outcome = record.outcome else { return }
    customers.count(outcome, times)
    if let people = record.told, (0...ExactScore.limit).contains(people) { told.count(outcome, MomentSums(people, times: times)) }
  }

  /// The reach at a confidence level such as 0.95. Good and bad word are two numbers: their difference would say that five kind words
  /// undo five harsh ones.
  public func measure(_ benchmarks: Benchmarks = .published, level: Double) -> WordOfMouthMeasure {
    WordOfMouthMeasure(
      dissatisfied: reach(benchmarks["told_by_dissatisfied"], level) { $0 == .dissatisfied },
      satisfied: reach(benchmarks["told_by_satisfied"], level) { $0 != .dissatisfied })
  }

  private func reach(_ benchmark: Benchmark?, _ level: Double, _ isCounted: (SatisfactionOutcome) -> Bool) -> WordOfMouthReach {
    let (count, people) = (customers.number(isCounted), told.total(isCounted))
    return WordOfMouthReach(
      share: CareShare(count: count, of: customers.number(), level: level), told: people.mean(level: level, missing: .notAsked),
      peopleTold: people.n > 0 ? people.sum : nil, benchmark: benchmark, benchmarkReach: benchmark.map { Double(count) * $0.value })
  }
}

/// What dissatisfied and other customers tell.
public struct WordOfMouthMeasure: Sendable, Equatable {
  /// Of customers whose perception fell short.
  public let dissatisfied: WordOfMouthReach
  /// Of those who were satisfied or delighted.
  public let satisfied: WordOfMouthReach
}

/// How many people hear from some of the customers.
public struct WordOfMouthReach: Sendable, Equatable {
  /// How many customers they are, of those whose outcome is known.
  public let share: CareShare
  /// How many people each of them told, from one's own data.
  public let told: CareMean
  /// All people told; nil where this was not asked.
  public let peopleTold: Int128?
  /// What the texts say that one tells.
  public let benchmark: Benchmark?
  /// Customers times benchmark: an indication that rests on the texts, to be shown with their name.
  public let benchmarkReach: Double?
}
