/// What customer-care measures need to be told and no column says.
public struct CareChoices: Sendable, Hashable {
  /// A step, stage, source or promise with a name for people.
  public struct Named: Sendable, Hashable {
    /// The code in files.
    public let id: String
    /// The name for people; nil takes the published one of that code, else the code.
    public let labels: Labels?

    /// A name.
    public init(id: String, labels: Labels? = nil) { (self.id, self.labels) = (id, labels) }
  }

  /// A promise of a time, in microseconds.
  public struct Promise: Sendable, Hashable {
    /// The longest time that keeps it; nil where a column brings each customer's own.
    public var limit: Int64?
    /// Whether exactly that long still keeps it.
    public var includesLimit = true

    /// A promise.
    public init(limit: Int64? = nil, includesLimit: Bool = true) { (self.limit, self.includesLimit) = (limit, includesLimit) }
  }

  /// What a column calls a class of customers.
  public struct ClassName: Sendable, Hashable {
    /// The name as somebody wrote it.
    public let name: String
    /// The class: 0 for A to 3 for D.
    public let place: Int

    /// A name.
    public init(name: String, place: Int) { (self.name, self.place) = (name, place) }
  }

  /// What losing and winning customers costs.
  public struct Churn: Sendable, Hashable {
    /// How many customers there are.
    public var customers: Int
    /// How many times as much winning one costs as keeping one.
    public var factors: [Double]
    /// What keeping one costs, in any money; nil makes costs multiples of it.
    public var unitCost: Double?

    /// Costs.
    public init(customers: Int, factors: [Double], unitCost: Double?) {
      (self.customers, self.factors, self.unitCost) = (customers, factors, unitCost)
    }
  }

  /// A published figure that is replaced, or taken away.
  public struct Benchmark: Sendable, Hashable {
    /// Its code.
    public let id: String
    /// The figure; nil takes it away.
    public let value: Double?
    /// Where it is from.
    public let source: String

    /// A figure of one's own.
    public init(id: String, value: Double?, source: String) { (self.id, self.value, self.source) = (id, value, source) }
  }

  /// The name of the money, such as `EUR`; empty where nobody said.
  public var money = ""
  /// The longest time, in microseconds, in which a complaint is resolved quickly.
  public var quickWithin: Int64?
  /// What the column of classes calls them; empty where it calls them a to d.
  public var classes: [ClassName] = []
  /// The sources of expectation.
  public var sources: [Named] = []
  /// The stages of a complaint, in order, each with the longest time from the first that was promised.
  public var stages: [Named] = []
  /// Promises by stage.
  public var stagePromises: [String: Int64] = [:]
  /// Service rubrics.
  public var rubrics: [Named] = []
  /// The steps of each rubric, in order.
  public var steps: [String: [Named]] = [:]
  /// Service levels, in order.
  public var levels: [Named] = []
  /// Promises by service level.
  public var promises: [String: Promise] = [:]
  /// The weights of satisfaction, delight and trust in the loyalty index; empty for equal ones.
  public var loyaltyWeights: [Int64] = []
  /// What losing and winning customers costs; nil where it is not to be computed.
  public var churn: Churn?
  /// Figures that stand in place of published ones.
  public var benchmarks: [Benchmark] = []

  /// Nothing chosen.
  public init() {}
}
