internal import SatisfactionScoring

/// Complaints and what came of them.
public struct ComplaintTally: CareTally {
  /// What "quickly" means.
  public struct Shape: Equatable, Sendable {
    /// The longest time, in microseconds, that is still quick; nil where only a column says so, or nothing.
    public let quickWithin: Int64?

    /// A threshold.
    public init(quickWithin: Int64? = nil) { self.quickWithin = quickWithin }
  }

  struct Key: Hashable {
    let path: ComplaintPath?
    let hadProblem: Bool?
    let complained: Bool?
    let isQuick: Bool?
    let repurchase: Bool?
    let dissatisfied: Bool?

    init(_ record: ComplaintRecord, _ shape: Shape) {
      (complained, repurchase, dissatisfied) = (record.complained, record.repurchase, record.dissatisfied)
      path = record.path(quickWithin: shape.quickWithin)
      hadProblem = record.hadProblem ?? (record.complained == true ? true : nil)
      isQuick = path == .resolved || path == .quicklyResolved ? record.isQuick(shape.quickWithin) : nil
    }
  }

  /// What "quickly" means.
  public let shape: Shape
  private(set) var counts = Sparse<Key, Int64>()
  private(set) var contradictory: Int64 = 0
  private var satisfaction: [ScoreSums]
  private var recovery: [ScoreSums]

  /// No respondents.
  public init(shape: Shape) {
    self.shape = shape
    satisfaction = ComplaintPath.allCases.map { _ in ScoreSums() }
    recovery = satisfaction
  }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    counts.merge(other.counts)
    contradictory += other.contradictory
    for place in satisfaction.indices {
      satisfaction[place].merge(other.satisfaction[place])
      recovery[place].merge(other.recovery[place])
    }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    counts.retract(other.counts)
    contradictory -= other.contradictory
    for place in satisfaction.indices {
      satisfaction[place].retract(other.satisfaction[place])
      recovery[place].retract(other.recovery[place])
    }
  }

  /// Counts one respondent; those whose columns contradict each other are only counted as such.
  public mutating func count(_ record: ComplaintRecord, times: Int64) {
    guard !record.isContradictory else {
      contradictory += times
      return
    }
    let key = Key(record, shape)
    counts.count(key, times)
    guard let place = key.path.flatMap({ ComplaintPath.allCases.firstIndex(of: $0) }) else { return }
    if let score = record.satisfaction { satisfaction[place].count(score, times: times) }
    if let score = record.recovery { recovery[place].count(score, times: times) }
  }

  /// The scores of several paths together.
  func scores(_ column: KeyPath<Self, [ScoreSums]>, _ paths: [ComplaintPath]) -> ScoreSums {
    var sums = ScoreSums()
    for (place, path) in ComplaintPath.allCases.enumerated() where paths.contains(path) { sums.merge(self[keyPath: column][place]) }
    return sums
  }

  /// Complaints at a confidence level such as 0.95. Scores are means in the unit they were given in.
  public func measure(_ benchmarks: Benchmarks = .published, level: Double) -> ComplaintMeasure {
    ComplaintMeasure(
      paths: ComplaintPath.allCases.map { path($0, benchmarks, level) }, complaintRate: rate(level),
      contradictory: Int(contradictory), unknown: counts.number { $0.path == nil },
      speedUnknown: counts.number { $0.path == .resolved && $0.isQuick == nil },
      silence: SilenceEstimate.all(self, benchmarks, level: level),
      recovery: scores(\.recovery, [.unresolved, .resolved, .quicklyResolved]).mean(level: level),
      paradox: RecoveryParadox(
        recovered: scores(\.satisfaction, [.resolved, .quicklyResolved]).mean(level: level),
        untroubled: scores(\.satisfaction, [.noProblem]).mean(level: level), level: level))
  }

  /// Complaints of those who had a problem.
  private func rate(_ level: Double) -> CareShare {
    let asked = counts.number { $0.hadProblem == true && $0.complained != nil }
    return CareShare(count: counts.number { $0.hadProblem == true && $0.complained == true }, of: asked, level: level, reason: .notAsked)
  }

  private func path(_ path: ComplaintPath, _ benchmarks: Benchmarks, _ level: Double) -> ComplaintPathMeasure {
    let asked = counts.number { $0.path == path && $0.repurchase != nil }
    let n = counts.number { $0.path == path }
    // Where nothing tells how quickly, that nobody was quick is not known either.
    let isBlind = path == .quicklyResolved && counts.number { $0.isQuick != nil } == 0
    return ComplaintPathMeasure(
      path: path,
      share: CareShare(count: n, of: isBlind ? 0 : counts.number { $0.path != nil }, level: level, reason: isBlind ? .notAsked : .noData),
      repurchase: CareShare(
        count: counts.number { $0.path == path && $0.repurchase == true }, of: asked, level: level,
        reason: isBlind || n > 0 ? .notAsked : .noData),
      benchmark: benchmarks[path.benchmark], satisfaction: scores(\.satisfaction, [path]).mean(level: level),
      recovery: scores(\.recovery, [path]).mean(level: level))
  }
}

/// Complaints and what came of them.
public struct ComplaintMeasure: Sendable, Equatable {
  /// Every path.
  public let paths: [ComplaintPathMeasure]
  /// Who told the firm, of those who had a problem. The texts: fewer than half (`complaint_rate`).
  public let complaintRate: CareShare
  /// Respondents whose columns contradict each other; they are in no other number.
  public let contradictory: Int
  /// Respondents whose columns do not tell the path.
  public let unknown: Int
  /// Resolved complaints of which nothing tells how quickly: they are on the path `resolved`.
  public let speedUnknown: Int
  /// How many are dissatisfied for the complaints there are, by each of several estimates.
  public let silence: [SilenceEstimate]
  /// Satisfaction with how complaints were handled.
  public let recovery: CareMean
  /// Whether recovered customers are more satisfied than those who had no problem.
  public let paradox: RecoveryParadox
}

/// One path.
public struct ComplaintPathMeasure: Sendable, Equatable {
  /// Which.
  public let path: ComplaintPath
  /// Its part of those whose path is known.
  public let share: CareShare
  /// Who buys again, of those who were asked.
  public let repurchase: CareShare
  /// What the texts print beside it.
  public let benchmark: Benchmark?
  /// Satisfaction as a whole.
  public let satisfaction: CareMean
  /// Satisfaction with the handling.
  public let recovery: CareMean
}
