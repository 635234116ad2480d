public import SatisfactionScoring
public import StatisticalInference

extension ReasonCode {
  /// The number rests on a published figure, not on the survey.
  public static let fromBenchmark = ReasonCode(rawValue: "from_benchmark")
}

/// How many customers are dissatisfied for every complaint that arrives. All but the first rest on a figure of the texts and are lower
/// bounds: show them side by side, and prefer one's own data.
public struct SilenceEstimate: Sendable, Equatable {
  /// What an estimate rests on.
  public enum Origin: String, Sendable, CaseIterable {
    /// The survey: how many of the dissatisfied complained.
    case ownData = "own_data"
    /// Fewer than half of those with a problem tell the supplier (`complaint_rate`): at least twice the complaints.
    case complaintRate = "complaint_rate"
    /// More than nine in ten of the dissatisfied stay silent (`silent_dissatisfied`): at least ten times the complaints.
    case silentDissatisfied = "silent_dissatisfied"
  }

  /// What it rests on.
  public let origin: Origin
  /// Complaints counted.
  public let complaints: Int
  /// Dissatisfied customers for each complaint; nil where nobody complained or nothing is known.
  public let multiplier: Double?
  /// Complaints times multiplier.
  public let estimate: Double?
  /// The interval of the estimate, from Wilson's of the share that complains; only of one's own data, and nil where its upper end is open.
  public let interval: Interval?
  /// Whether the estimate is the least that the figure allows.
  public let isLowerBound: Bool
  /// Why there is none; `from_benchmark` as a warning beside one that rests on the texts.
  public let reason: ReasonCode?

  static func all(_ tally: ComplaintTally, _ benchmarks: Benchmarks, level: Double) -> [SilenceEstimate] {
    let complaints = tally.counts.number { $0.complained == true }
    let own = CareShare(
      count: tally.counts.number { $0.dissatisfied == true && $0.complained == true },
      of: tally.counts.number { $0.dissatisfied == true && $0.complained != nil }, level: level, reason: .notAsked)
    let silent = benchmarks[Origin.silentDissatisfied.rawValue].map { 100 - $0.value }
    return [
      SilenceEstimate(complaints: complaints, own: own),
      SilenceEstimate(.complaintRate, complaints: complaints, percent: benchmarks[Origin.complaintRate.rawValue]?.value),
      SilenceEstimate(.silentDissatisfied, complaints: complaints, percent: silent),
    ]
  }

  private init(_ origin: Origin, complaints: Int, percent: Double?) {
    (self.origin, self.complaints, interval, isLowerBound) = (origin, complaints, nil, true)
    multiplier = percent.flatMap { $0 > 0 ? 100 / $0 : nil }
    estimate = multiplier.map { Double(complaints) * $0 }
    reason = multiplier == nil ? .notAsked : .fromBenchmark
  }

  private init(complaints: Int, own: CareShare) {
    (origin, self.complaints, isLowerBound) = (.ownData, complaints, false)
    multiplier = own.value.flatMap { $0 > 0 ? 1 / $0 : nil }
    estimate = multiplier.map { Double(complaints) * $0 }
    interval =
      multiplier == nil
      ? nil
      : own.interval.map { Interval(low: Double(complaints) / $0.high, high: Double(complaints) / $0.low) }
    reason = own.reason ?? (multiplier == nil ? .zeroSum : nil)
  }
}
