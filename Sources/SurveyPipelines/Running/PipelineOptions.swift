internal import Glibc
public import SurveyModel

/// What a run is told beside its manifest.
public struct PipelineOptions: Sendable {
  /// The moment the run takes for now; nil takes the clock.
  public var asOf: Timestamp?
  /// The first day whose responses count, instead of the manifest's.
  public var since: Timestamp?
  /// The last day whose responses count, instead of the manifest's.
  public var until: Timestamp?

  /// Whether a result is published although a gate fails, because somebody has looked at it.
  public var releases = false

  /// Nothing beside the manifest.
  public init() {}

  /// The moment the run takes for now.
  var now: Timestamp { asOf ?? Self.clock }

  /// The machine's clock.
  public static var clock: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  /// The moments between which responses are recorded that count; nil counts all.
  func recorded(_ score: ScoreSettings) -> Range<Timestamp>? {
    var span = score
    (span.since, span.until) = (since ?? score.since, until ?? score.until)
    return span.recorded
  }
}
