internal import SatisfactionScoring
public import SurveyModel

/// The three outcomes of holding what was perceived against what was expected. The texts give the conditions; the names are the project's.
public enum SatisfactionOutcome: String, Sendable, CaseIterable {
  /// Perceived below expected.
  case dissatisfied
  /// Perceived as expected.
  case satisfied
  /// Perceived above expected.
  case delighted

  /// The outcome of two scores, compared as fractions.
  public init(perception: ExactScore, expectation: ExactScore) {
    let difference = Int128(perception.sum) * Int128(expectation.unit) - Int128(expectation.sum) * Int128(perception.unit)
    self = Self(sign: Int(difference.signum()))
  }

  /// The outcome of a respondent's gaps by dimension, each of which counts alike: the sign of their mean.
  ///
  /// Nil where there is no gap, or where the common unit of the scores goes beyond 10¹⁹, which no form of fewer than 40 items a dimension
  /// reaches.
  public init?(gaps: [ExactScore?]) {
    guard let sign = ExactScore.sign(gaps.compactMap { $0 }) else { return nil }
    self = Self(sign: sign)
  }

  private init(sign: Int) { self = sign < 0 ? .dissatisfied : sign > 0 ? .delighted : .satisfied }

  /// The name for people.
  public var labels: Labels {
    switch self {
    case .dissatisfied: Labels("Dissatisfied", hans: "不满意", hant: "不滿意")
    case .satisfied: Labels("Satisfied", hans: "满意", hant: "滿意")
    case .delighted: Labels("Delighted", hans: "惊喜", hant: "驚喜")
    }
  }
}

/// Respondents by outcome.
public struct OutcomeTally: CareTally {
  /// There is nothing to choose.
  public let shape: PlainShape
  private var counts = Sparse<SatisfactionOutcome, Int64>()

  /// No respondents.
  public init(shape: PlainShape = PlainShape()) { self.shape = shape }

  /// Joins the counts of `other`.
  public mutating func merge(_ other: Self) { counts.merge(other.counts) }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) { counts.retract(other.counts) }

  /// Counts one respondent; none where the outcome is not known.
  public mutating func count(_ outcome: SatisfactionOutcome?, times: Int64) {
    if let outcome { counts.count(outcome, times) }
  }

  /// The share of each outcome at a confidence level such as 0.95.
  public func measure(level: Double) -> OutcomeMeasure {
    let n = counts.number()
    let share = { (outcome: SatisfactionOutcome) in CareShare(count: Int(counts[outcome]), of: n, level: level) }
    return OutcomeMeasure(dissatisfied: share(.dissatisfied), satisfied: share(.satisfied), delighted: share(.delighted))
  }
}

/// Shares of the three outcomes.
public struct OutcomeMeasure: Sendable, Equatable {
  /// Perceived below expected.
  public let dissatisfied: CareShare
  /// Perceived as expected.
  public let satisfied: CareShare
  /// Perceived above expected.
  public let delighted: CareShare
}
