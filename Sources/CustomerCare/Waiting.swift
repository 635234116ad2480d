internal import SatisfactionScoring
public import SurveyModel

/// What makes a wait feel longer, after David Maister; the items are answered on an agreement scale.
public enum WaitPrinciple: String, Sendable, CaseIterable {
  /// Nothing to do meanwhile.
  case idle
  /// Before the service has begun.
  case preProcess = "pre_process"
  /// Anxious.
  case anxious
  /// Nobody knows how long.
  case uncertain
  /// Nobody says why.
  case unexplained
  /// Others come first.
  case unfair
  /// The service is worth the wait: the more it is worth, the longer people wait.
  case worth

  /// Whether agreement speaks for the service: only of a wait that was worth it.
  public var isFavourable: Bool { self == .worth }

  /// The name for people.
  public var labels: Labels {
    switch self {
    case .idle: Labels("Nothing to do", hans: "无事可干", hant: "無事可做")
    case .preProcess: Labels("Before it begins", hans: "过程前等待", hant: "過程前等待")
    case .anxious: Labels("Anxious", hans: "焦虑", hant: "焦慮")
    case .uncertain: Labels("Uncertain", hans: "不确定", hant: "不確定")
    case .unexplained: Labels("Unexplained", hans: "没有说明理由", hant: "沒有說明理由")
    case .unfair: Labels("Unfair", hans: "不公平", hant: "不公平")
    case .worth: Labels("Worth the wait", hans: "值得等待", hant: "值得等待")
    }
  }
}

/// Waits: expected, perceived and actual. A gap is expected less perceived, so that, as everywhere, below 0 is worse than expected.
public struct WaitTally: CareTally {
  /// One respondent; times in microseconds. Those below 0 or beyond `ExactScore.limit` are counted as unreadable and not used.
  public struct Record: Sendable {
    /// How long the customer thought it would take.
    public var expected: Int64?
    /// How long the customer says it took.
    public var perceived: Int64?
    /// How long it took.
    public var actual: Int64?
    /// Answers to the seven items, in the order of ``WaitPrinciple``.
    public var principles: [Int?]

    /// A respondent's columns.
    public init(expected: Int64? = nil, perceived: Int64? = nil, actual: Int64? = nil, principles: [Int?] = []) {
      (self.expected, self.perceived, self.actual, self.principles) = (expected, perceived, actual, principles)
    }
  }

  /// The seven items: each stands for itself, so a respondent's score over them needs one answer.
  public let shape: ItemBlock
  private var unreadable: Int64 = 0
  private var outcomes = OutcomeTally()
  private var service = ProductSums.zero
  private var perception = ProductSums.zero
  private var actual = ProductSums.zero
  private var principles: ItemBlockTally

  /// No respondents.
  public init(shape: ItemBlock) {
    self.shape = shape
    principles = ItemBlockTally(shape: shape)
  }

  /// The items of the seven principles on a scale of so many points.
  public static func block(points: Int) -> ItemBlock { ItemBlock(items: WaitPrinciple.allCases.count, points: points, rule: .any) }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    unreadable += other.unreadable
    outcomes.merge(other.outcomes)
    service += other.service
    perception += other.perception
    actual += other.actual
    principles.merge(other.principles)
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    unreadable -= other.unreadable
    outcomes.retract(other.outcomes)
    service -= other.service
    perception -= other.perception
    actual -= other.actual
    principles.retract(other.principles)
  }

  /// Counts one respondent.
  public mutating func count(_ record: Record, times: Int64) {
    let waits = [record.expected, record.perceived, record.actual]
    if waits.contains(where: { $0.map { !$0.isUsableDuration } ?? false }) { unreadable += times }
    let usable = waits.map { $0.flatMap { $0.isUsableDuration ? $0 : nil } }
    if let expected = usable[0], let perceived = usable[1] {
      service += ProductSums(expected, perceived, times: times)
      outcomes.count(SatisfactionOutcome(wait: perceived, expected: expected), times: times)
    }
    if let real = usable[2], let perceived = usable[1] { perception += ProductSums(real, perceived, times: times) }
    if let expected = usable[0], let real = usable[2] { actual += ProductSums(expected, real, times: times) }
    principles.count(record.principles, times: times)
  }

  /// The waits at a confidence level such as 0.95.
  public func measure(level: Double) -> WaitMeasure {
    WaitMeasure(
      gap: service.wait(level), outcomes: outcomes.measure(level: level), perception: perception.wait(level), actual: actual.wait(level),
      unreadable: Int(unreadable), principles: principles.measure(level: level))
  }
}

extension SatisfactionOutcome {
  /// A wait against the expected one: the shorter the better.
  init(wait: Int64, expected: Int64) { self = wait > expected ? .dissatisfied : wait < expected ? .delighted : .satisfied }
}

extension ProductSums {
  fileprivate init(_ x: Int64, _ y: Int64, times: Int64) {
    self.init(x: MomentSums(x, times: times), y: MomentSums(y, times: times), xy: Int128(x) * Int128(y) * Int128(times))
  }

  /// x less y of the same respondents.
  fileprivate func wait(_ level: Double) -> WaitDifference {
    let difference = MomentSums(n: x.n, sum: x.sum - y.sum, squares: x.squares + y.squares - 2 * xy)
    let missing: ReasonCode = .notAsked
    return WaitDifference(
      first: x.mean(level: level, missing: missing), second: y.mean(level: level, missing: missing),
      difference: difference.mean(level: level, missing: missing))
  }
}

/// Waits of customers, in microseconds.
public struct WaitMeasure: Sendable, Equatable {
  /// Expected less perceived: below 0, the wait was longer than expected.
  public let gap: WaitDifference
  /// Longer than, as long as, and shorter than expected.
  public let outcomes: OutcomeMeasure
  /// Actual less perceived: below 0, the wait felt longer than it was.
  public let perception: WaitDifference
  /// Expected less actual: below 0, more was expected than is done.
  public let actual: WaitDifference
  /// Respondents with a time that cannot be used.
  public let unreadable: Int
  /// The seven items, in percent of the maximum possible.
  public let principles: ItemBlockMeasure
}

/// Two waits of the same respondents.
public struct WaitDifference: Sendable, Equatable {
  /// The mean of the first.
  public let first: CareMean
  /// The mean of the second.
  public let second: CareMean
  /// First less second, with the paired t test.
  public let difference: CareMean
}
