internal import SatisfactionScoring
public import SurveyModel

/// A promise of a time, such as a call back within two hours.
public struct ServiceLevel: Equatable, Sendable {
  /// The code in files.
  public let id: String
  /// The name for people.
  public let labels: Labels
  /// The promised time, in microseconds; nil where each record brings its own.
  public let limit: Int64?
  /// Whether exactly the promised time still keeps it: "within 24 hours" does, "less than two hours" does not.
  public let includesLimit: Bool

  /// A promise.
  public init(id: String, labels: Labels, limit: Int64?, includesLimit: Bool = true) {
    (self.id, self.labels, self.limit, self.includesLimit) = (id, labels, limit, includesLimit)
  }

  private static let hour: Int64 = 3_600_000_000

  /// The times of the computer maker in the texts: all within 24 hours, a first call in less than two, a repair in less than one.
  public static let published = [
    ServiceLevel(id: "all", labels: Labels("All within 24 hours", hans: "24 小时之内", hant: "24 小時之內"), limit: 24 * hour),
    ServiceLevel(
      id: "first_call", labels: Labels("First call under 2 hours", hans: "2 小时内首次电话", hant: "2 小時內首次電話"), limit: 2 * hour,
      includesLimit: false),
    ServiceLevel(
      id: "repair", labels: Labels("Repair under 1 hour", hans: "1 小时内修复", hant: "1 小時內修復"), limit: hour, includesLimit: false),
  ]

  func isKept(_ actual: Int64, promised: Int64?) -> Bool? {
    (promised ?? limit).map { includesLimit ? actual <= $0 : actual < $0 }
  }
}

/// Promised against actual times.
public struct ServiceLevelTally: CareTally {
  /// One time of one record, in microseconds.
  public struct Time: Sendable {
    /// What it took; below 0 or beyond `ExactScore.limit` it is counted as unreadable.
    public var actual: Int64?
    /// What this customer was promised; nil for the promise of the level.
    public var promised: Int64?

    /// An actual time, and a promise of its own.
    public init(actual: Int64?, promised: Int64? = nil) { (self.actual, self.promised) = (actual, promised) }
  }

  private enum Event: Hashable {
    case kept, broken, unreadable
  }

  private struct Key: Hashable {
    let level: Int
    let event: Event
  }

  /// The promises.
  public let shape: [ServiceLevel]
  private var events = Sparse<Key, Int64>()
  private var times: [Durations]

  /// No records.
  public init(shape: [ServiceLevel]) {
    self.shape = shape
    times = shape.map { _ in Durations() }
  }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    events.merge(other.events)
    for level in times.indices { times[level].merge(other.times[level]) }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    events.retract(other.events)
    for level in times.indices { times[level].retract(other.times[level]) }
  }

  /// Counts one record: its times in the order of the shape.
  public mutating func count(_ record: [Time], times multiplicity: Int64) {
    for (level, time) in record.prefix(shape.count).enumerated() {
      guard let actual = time.actual else { continue }
      guard actual.isUsableDuration else {
        events.count(Key(level: level, event: .unreadable), multiplicity)
        continue
      }
      times[level].count(actual, times: multiplicity)
      guard let isKept = shape[level].isKept(actual, promised: time.promised) else { continue }
      events.count(Key(level: level, event: isKept ? .kept : .broken), multiplicity)
    }
  }

  /// Each promise at a confidence level such as 0.95.
  public func measure(level confidence: Double) -> [ServiceLevelMeasure] {
    shape.indices.map { level in
      let count = { (event: Event) in Int(events[Key(level: level, event: event)]) }
      return ServiceLevelMeasure(
        level: shape[level],
        kept: CareShare(
          count: count(.kept), of: count(.kept) + count(.broken), level: confidence, reason: times[level].n > 0 ? .noPromise : .notAsked),
        time: times[level].measure(level: confidence), unreadable: count(.unreadable))
    }
  }
}

/// How one promise was kept.
public struct ServiceLevelMeasure: Sendable, Equatable {
  /// Which.
  public let level: ServiceLevel
  /// Kept, of those that had a promise and a time.
  public let kept: CareShare
  /// The actual times.
  public let time: DurationMeasure
  /// Times that cannot be used.
  public let unreadable: Int
}
