public import SatisfactionScoring
public import StatisticalInference
public import SurveyModel

/// One number of a customer-care measure, for one segment.
public struct CareFigure: Sendable, Equatable {
  /// What a value counts.
  public enum Unit: String, Sendable {
    /// Customers, complaints or answers.
    case count
    /// A share, 0 to 1.
    case share
    /// Points of the answer scale.
    case points
    /// Percent of the maximum possible, 0 to 100.
    case percent
    /// Money in its whole unit.
    case money
    /// Multiples of what keeping one customer costs.
    case keepingCosts = "keeping_costs"
    /// Hours.
    case hours
    /// Minutes.
    case minutes
    /// People.
    case people
    /// How many times.
    case times
    /// Pounds sterling.
    case pounds
    /// A correlation or a reliability, -1 to 1.
    case coefficient
  }

  /// Whose answers.
  public let segment: SegmentIdentity
  /// The code of the class, path, source, stage or item that the number is about; `all` where there is none.
  public let group: String
  /// Its name for people.
  public let groupLabels: Labels
  /// What was computed.
  public let statistic: String
  /// The place of the dimension, from 0; as many as there are dimensions for the overall gap; nil where it is about none.
  public var dimension: Int?
  /// What the value counts.
  public let unit: Unit
  /// How many respondents, answers or complaints stand behind it.
  public var n: Int
  /// How many stand on the other side of a difference.
  public var againstN: Int?
  /// The number.
  public var value: Double?
  /// Its interval.
  public var interval: Interval?
  /// The p value after Holm's adjustment within the measure.
  public var adjustedP: Double?
  /// What the difference says: `worse`, `better`, `no_clear_difference`, `few`; of the recovery paradox `present` or `reversed`.
  public var verdict: String?
  /// A published figure to be shown beside it.
  public var benchmark: Benchmark?
  /// The published figure in the unit of the value.
  public var benchmarkValue: Double? {
    benchmark.map { unit == .share && $0.unit == .percent ? $0.value / 100 : $0.value }
  }
  /// Why there is no number, or what to know before reading it.
  public var reason: ReasonCode?
  /// Numbers of one line and segment add up over groups to one that is shown elsewhere; hiding one may hide another.
  public var line: String?
  /// Which of several parts of the group adds up, where there are several: those who did not tick a source.
  public var side = ""
  /// Whether it is one of the numbers that add up, and no difference between them.
  public var isInLine = true
  /// Of a difference: the groups of its line that it is made of; hiding one of them hides it.
  public var parts: [String] = []
  /// Of a difference: whether its two sides are all of its group, so that they add up over segments, and to the group's own number.
  public var splitsGroup = false
  /// Whether it says how many people there are, and nothing about them.
  public var isCount = false

  init(_ segment: SegmentIdentity, _ group: CareGroup, _ statistic: String, _ unit: Unit, n: Int) {
    (self.segment, self.group, groupLabels, self.statistic, self.unit, self.n) = (segment, group.id, group.labels, statistic, unit, n)
  }
}

/// Puts the numbers of one measure and segment together.
struct CareFigures {
  let segment: SegmentIdentity
  private(set) var all: [CareFigure] = []

  init(_ segment: SegmentIdentity) { self.segment = segment }

  mutating func share(
    _ group: CareGroup, _ statistic: String, _ share: CareShare, line: String? = nil, _ benchmark: Benchmark? = nil
  ) {
    var figure = CareFigure(segment, group, statistic, .share, n: share.n)
    (figure.value, figure.interval, figure.reason) = (share.value, share.interval, share.reason)
    (figure.benchmark, figure.line) = (benchmark, line)
    all.append(figure)
  }

  /// A mean, divided by `unit` of its own measure.
  mutating func mean(
    _ group: CareGroup, _ statistic: String, _ unit: CareFigure.Unit, _ mean: CareMean, over: Double = 1, dimension: Int? = nil,
    line: String? = nil, benchmark: Benchmark? = nil
  ) {
    var figure = CareFigure(segment, group, statistic, unit, n: mean.n)
    (figure.dimension, figure.line, figure.benchmark, figure.reason) = (dimension, line, benchmark, mean.reason)
    figure.value = mean.value.map { $0 / over }
    figure.interval = mean.estimate?.interval.map { Interval(low: $0.low / over, high: $0.high / over) }
    all.append(figure)
  }

  mutating func contrast(
    _ group: CareGroup, _ statistic: String, _ contrast: CareContrast, dimension: Int? = nil, line: String? = nil, verdict: String? = nil,
    parts: [String] = [], splitsGroup: Bool = false
  ) {
    var figure = CareFigure(segment, group, statistic, .points, n: contrast.n)
    (figure.againstN, figure.dimension, figure.line, figure.isInLine) = (contrast.againstN, dimension, line, false)
    (figure.value, figure.interval) = (contrast.test?.difference, contrast.test?.interval)
    (figure.adjustedP, figure.reason) = (contrast.adjustedP, contrast.reason)
    figure.verdict = verdict ?? contrast.verdict?.rawValue
    (figure.parts, figure.splitsGroup) = (parts.isEmpty ? [group.id] : parts, splitsGroup)
    all.append(figure)
  }

  mutating func number(
    _ group: CareGroup, _ statistic: String, _ unit: CareFigure.Unit, _ value: Double?, n: Int, reason: ReasonCode? = nil,
    line: String? = nil, _ benchmark: Benchmark? = nil, interval: Interval? = nil
  ) {
    var figure = CareFigure(segment, group, statistic, unit, n: n)
    (figure.value, figure.reason, figure.line, figure.benchmark, figure.interval) = (value, reason, line, benchmark, interval)
    all.append(figure)
  }

  mutating func count(_ group: CareGroup, _ statistic: String, _ count: Int, reason: ReasonCode? = nil) {
    number(group, statistic, .count, Double(count), n: count, reason: reason)
    all[all.count - 1].isCount = true
  }

  mutating func add(_ figure: CareFigure) { all.append(figure) }

  /// How many of some there are, which is a share of them in other words, and is hidden as one.
  mutating func part(_ group: CareGroup, _ statistic: String, _ count: Int, of n: Int) {
    number(group, statistic, .count, Double(count), n: n)
  }

  /// The gap of each dimension and the overall one behind them.
  mutating func gaps(_ group: CareGroup, _ statistic: String, _ gap: GapMeasure, line: String, side: String = "") {
    for (place, mean) in (gap.dimensions + [gap.overall]).enumerated() where !gap.dimensions.isEmpty {
      self.mean(group, statistic, .points, mean, dimension: place, line: line)
      all[all.count - 1].side = side
    }
  }

  mutating func contrasts(
    _ group: CareGroup, _ statistic: String, _ contrasts: GapContrasts?, line: String? = nil, splitsGroup: Bool = false
  ) {
    guard let contrasts, !contrasts.dimensions.isEmpty else { return }
    for (place, contrast) in (contrasts.dimensions + [contrasts.overall]).enumerated() {
      self.contrast(group, statistic, contrast, dimension: place, line: line, splitsGroup: splitsGroup)
    }
  }

  mutating func outcomes(_ group: CareGroup, _ outcomes: OutcomeMeasure, names: [String], line: String? = nil) {
    for (name, share) in zip(names, [outcomes.dissatisfied, outcomes.satisfied, outcomes.delighted]) {
      self.share(group, name, share, line: line)
    }
  }
}
