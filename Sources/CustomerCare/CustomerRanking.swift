internal import SatisfactionScoring

/// Customers' values alone: what has to be known of all before anybody has a class.
///
/// Rank everybody first and count by class then, in a second look at the responses, with a `PyramidTally` for each segment: a class is one
/// of all customers, not of a branch.
public struct CustomerValueTally: CareTally {
  /// There is nothing to choose.
  public let shape: PlainShape
  private var values = Sparse<Int64, Int64>()

  /// No customers.
  public init(shape: PlainShape = PlainShape()) { self.shape = shape }

  /// Joins the counts of `other`.
  public mutating func merge(_ other: Self) { values.merge(other.values) }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) { values.retract(other.values) }

  /// Counts one customer's value, in the smallest unit of money; none without a value, or with one beyond ±`ExactScore.limit`.
  public mutating func count(_ value: Int64?, times: Int64) {
    if let value, ExactScore(sum: value) != nil { values.count(value, times) }
  }

  /// Puts all values into classes.
  public func ranking(_ rules: PyramidRules = PyramidRules()) -> CustomerRanking { CustomerRanking(values.entries, rules: rules) }
}

/// Where the classes of ranked customers lie.
public struct CustomerRanking: Sendable, Equatable {
  /// Customers who have a value.
  public let n: Int
  /// Cuts among customers of equal value.
  public private(set) var ties: [PyramidTie] = []
  /// The fewest customers, from the top, who bring four fifths of the value; nil where the value does not add up to more than 0.
  public private(set) var fourFifths: Int?
  /// The least value of A, B and C; nil where nobody is there.
  private var least: [Int64?]

  /// The class of a value.
  public func customerClass(of value: Int64) -> CustomerClass {
    CustomerClass.allCases[least.firstIndex { $0.map { $0 <= value } ?? false } ?? least.count]
  }

  /// Ranks `values`, each with its number of customers.
  init(_ values: [Int64: Int64], rules: PyramidRules) {
    n = values.values.reduce(0) { $0 + Int($1) }
    let cuts = rules.cumulative(of: n)
    least = cuts.map { _ in nil }
    let total = values.reduce(Int128(0)) { $0 + Int128($1.key) * Int128($1.value) }
    var (before, sum) = (0, Int128(0))
    for (value, count) in values.sorted(by: { $0.key > $1.key }) {
      let after = before + Int(count)
      if let place = cuts.firstIndex(where: { rules.ties == .lower ? after <= $0 : before < $0 }) { least[place] = value }
      for (index, cut) in cuts.enumerated() where before < cut && cut < after {
        ties.append(PyramidTie(boundary: CustomerClass.allCases[index], customers: Int(count), aboveCut: cut - before))
      }
      countFourFifths(before, count, value, sum, total)
      (before, sum) = (after, sum + Int128(value) * Int128(count))
    }
  }

  private mutating func countFourFifths(_ before: Int, _ count: Int64, _ value: Int64, _ sum: Int128, _ total: Int128) {
    guard fourFifths == nil, total > 0, value > 0, 5 * (sum + Int128(value) * Int128(count)) >= 4 * total else { return }
    let missing = 4 * total - 5 * sum
    let each = 5 * Int128(value)
    fourFifths = before + Int((missing + each - 1) / each)
  }
}
