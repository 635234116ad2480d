public import SatisfactionScoring

extension ReasonCode {
  /// Nothing was promised.
  public static let noPromise = ReasonCode(rawValue: "no_promise")
}

/// How far complaints came, how long each stage took, and which promises were broken: from one column of times a stage.
public struct StageTally: CareTally {
  /// The stages.
  public struct Shape: Equatable, Sendable {
    /// In their order; times are measured from the first.
    public let stages: [ComplaintStage]
    /// The time up to which the columns speak, in microseconds since 1970: a stage not reached is overdue once its promise has run out
    /// then. Nil where it is not known; then only stages that were reached can be late.
    public let asOf: Int64?

    /// Stages and the time of the export.
    public init(stages: [ComplaintStage] = ComplaintStage.published, asOf: Int64? = nil) { (self.stages, self.asOf) = (stages, asOf) }
  }

  /// What happened at a stage.
  private enum Event: Hashable {
    case reached, passed, kept, late, overdue
  }

  private struct Key: Hashable {
    let stage: Int
    let event: Event
  }

  /// The stages.
  public let shape: Shape
  private var complaints: Int64 = 0
  private var disordered: Int64 = 0
  private var events = Sparse<Key, Int64>()
  private var steps: [Durations]
  private var sinceStart: [Durations]

  /// No complaints.
  public init(shape: Shape) {
    self.shape = shape
    steps = shape.stages.map { _ in Durations() }
    sinceStart = steps
  }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    complaints += other.complaints
    disordered += other.disordered
    events.merge(other.events)
    for stage in steps.indices {
      steps[stage].merge(other.steps[stage])
      sinceStart[stage].merge(other.sinceStart[stage])
    }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    complaints -= other.complaints
    disordered -= other.disordered
    events.retract(other.events)
    for stage in steps.indices {
      steps[stage].retract(other.steps[stage])
      sinceStart[stage].retract(other.sinceStart[stage])
    }
  }

  /// Counts one complaint: its times by stage, in microseconds since 1970. Without any time it is no complaint.
  ///
  /// Where a stage is earlier than one before it, the order is broken: the complaint counts in the funnel, and no time is taken from it.
  public mutating func count(_ times: [Int64?], times multiplicity: Int64) {
    let reached = times.prefix(steps.count).enumerated().compactMap { stage, time in time.map { (stage: stage, time: $0) } }
    guard let last = reached.last else { return }
    complaints += multiplicity
    for (stage, _) in reached { events.count(Key(stage: stage, event: .reached), multiplicity) }
    for stage in 0...last.stage { events.count(Key(stage: stage, event: .passed), multiplicity) }
    guard zip(reached, reached.dropFirst()).allSatisfy({ $0.time <= $1.time }) else {
      disordered += multiplicity
      return
    }
    for (before, after) in zip(reached, reached.dropFirst()) {
      measure(after.time, since: before.time) { $0.steps[after.stage].count($1, times: multiplicity) }
    }
    guard let start = reached.first, start.stage == 0 else { return }
    countPromises(start.time, times, last.stage, multiplicity)
  }

  private mutating func measure(_ time: Int64, since earlier: Int64, _ body: (inout Self, Int64) -> Void) {
    if let duration = time.time(since: earlier), duration.isUsableDuration { body(&self, duration) }
  }

  private mutating func countPromises(_ start: Int64, _ times: [Int64?], _ last: Int, _ multiplicity: Int64) {
    for (stage, definition) in shape.stages.enumerated() where stage > 0 {
      let time = times.indices.contains(stage) ? times[stage] : nil
      if let time { measure(time, since: start) { $0.sinceStart[stage].count($1, times: multiplicity) } }
      guard let promise = definition.promise else { continue }
      if let elapsed = time?.time(since: start) {
        events.count(Key(stage: stage, event: elapsed > promise ? .late : .kept), multiplicity)
      } else if stage > last, let waited = shape.asOf?.time(since: start), waited > promise {
        // A stage that was skipped is not waited for: a later one was reached.
        events.count(Key(stage: stage, event: .overdue), multiplicity)
      }
    }
  }

  /// The funnel at a confidence level such as 0.95.
  public func measure(level: Double) -> StageFunnel {
    let count = { (stage: Int, event: Event) in Int(events[Key(stage: stage, event: event)]) }
    let stages = shape.stages.indices.map { stage in
      let broken = count(stage, .late) + count(stage, .overdue)
      return StageMeasure(
        stage: shape.stages[stage], reached: count(stage, .reached),
        share: CareShare(count: count(stage, .passed), of: Int(complaints), level: level),
        skipped: count(stage, .passed) - count(stage, .reached), sincePrevious: steps[stage].measure(level: level),
        sinceStart: sinceStart[stage].measure(level: level),
        breaches: CareShare(
          count: broken, of: broken + count(stage, .kept), level: level,
          reason: shape.stages[stage].promise == nil ? .noPromise : .noData),
        overdue: count(stage, .overdue))
    }
    return StageFunnel(complaints: Int(complaints), disordered: Int(disordered), stages: stages)
  }
}

/// Complaints by stage.
public struct StageFunnel: Sendable, Equatable {
  /// Complaints with a time at any stage.
  public let complaints: Int
  /// Complaints with a stage earlier than one before it: counted, not timed.
  public let disordered: Int
  /// Every stage.
  public let stages: [StageMeasure]
}

/// One stage.
public struct StageMeasure: Sendable, Equatable {
  /// Which.
  public let stage: ComplaintStage
  /// Complaints with a time of this stage.
  public let reached: Int
  /// Complaints that came as far as this stage or farther, of all.
  public let share: CareShare
  /// Complaints that came farther without a time of this stage.
  public let skipped: Int
  /// From the stage before that has a time.
  public let sincePrevious: DurationMeasure
  /// From the first stage.
  public let sinceStart: DurationMeasure
  /// Broken promises, of those kept or broken.
  public let breaches: CareShare
  /// Of the broken: those whose stage was not reached when the promise had run out.
  public let overdue: Int
}
