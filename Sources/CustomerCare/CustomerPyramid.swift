internal import SatisfactionScoring

/// Customers by class, with their value, their gaps and whether they are kept.
public struct PyramidTally: CareTally {
  /// What decides the class.
  public enum Basis: String, Sendable, CaseIterable {
    /// A column of the customer records: preferred, since it ranks all customers and not only those who answered.
    case classColumn = "class_column"
    /// The rank of the value among those who are counted: for one tally of everybody. With segments see ``CustomerValueTally``.
    case ranking
  }

  /// What is counted.
  public struct Shape: Equatable, Sendable {
    /// What decides the class.
    public let basis: Basis
    /// The number of dimensions.
    public let dimensions: Int

    /// A basis and the number of dimensions.
    public init(basis: Basis, dimensions: Int) { (self.basis, self.dimensions) = (basis, dimensions) }
  }

  /// One customer.
  public struct Record: Hashable, Sendable {
    /// Revenue or profit in the period, in the smallest unit of money. Values beyond ±`ExactScore.limit` are counted as unreadable.
    public var value: Int64?
    /// The class that a column gives.
    public var customerClass: CustomerClass?
    /// Whether the customer comes back, or means to.
    public var returns: Bool?
    /// Scores by dimension.
    public var gaps: [ExactScore?]

    /// A customer's columns.
    public init(value: Int64? = nil, customerClass: CustomerClass? = nil, returns: Bool? = nil, gaps: [ExactScore?] = []) {
      (self.value, self.customerClass, self.returns, self.gaps) = (value, customerClass, returns, gaps)
    }
  }

  /// What is counted.
  public let shape: Shape
  /// Under `ranking`: customers who have a value, by all they say; a class is known only when all are there.
  private var ranked = Sparse<Record, Int64>()
  /// Under `classColumn`.
  private var classes: [ClassSums]
  private var unclassified: Int64 = 0
  private var unreadable: Int64 = 0

  /// No customers.
  public init(shape: Shape) {
    self.shape = shape
    classes = Self.none(shape)
  }

  private static func none(_ shape: Shape) -> [ClassSums] { CustomerClass.allCases.map { _ in ClassSums(dimensions: shape.dimensions) } }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    ranked.merge(other.ranked)
    unclassified += other.unclassified
    unreadable += other.unreadable
    for place in classes.indices { classes[place].merge(other.classes[place]) }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    ranked.retract(other.ranked)
    unclassified -= other.unclassified
    unreadable -= other.unreadable
    for place in classes.indices { classes[place].retract(other.classes[place]) }
  }

  /// Counts one customer.
  public mutating func count(_ record: Record, times: Int64) {
    var known = record
    if let value = record.value, ExactScore(sum: value) == nil {
      known.value = nil
      unreadable += times
    }
    switch shape.basis {
    case .classColumn:
      if let place = known.customerClass?.place { classes[place].count(known, times: times) } else { unclassified += times }
    case .ranking:
      known.customerClass = nil
      if known.value == nil { unclassified += times } else { ranked.count(known, times) }
    }
  }

  /// The pyramid at a confidence level such as 0.95.
  ///
  /// - Parameters:
  ///   - rules: where to cut; under `classColumn` only `handful` matters.
  ///   - ranking: the ranking of all customers that the records' classes were taken from, where it was no column of the customer records.
  public func measure(_ rules: PyramidRules = PyramidRules(), ranking: CustomerRanking? = nil, level: Double) -> PyramidMeasure {
    guard shape.basis == .ranking else { return measure(classes, ranking, rules, level) }
    let values = ranked.entries.reduce(into: [Int64: Int64]()) { $0[$1.key.value ?? 0, default: 0] += $1.value }
    let own = CustomerRanking(values, rules: rules)
    var sums = Self.none(shape)
    for (record, times) in ranked.entries { sums[own.customerClass(of: record.value ?? 0).place].count(record, times: times) }
    return measure(sums, own, rules, level)
  }

  private func measure(_ sums: [ClassSums], _ ranking: CustomerRanking?, _ rules: PyramidRules, _ level: Double) -> PyramidMeasure {
    PyramidMeasure(sums, unclassified: Int(unclassified), unreadable: Int(unreadable), ranking: ranking, rules: rules, level: level)
  }
}
