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

  /// The machine's clock, for people's own doings.
  public static var present: Timestamp { clock }

  /// The machine's clock, in microseconds since 1970 UTC.
  public static var wallClock: Int64 { clock.microseconds }

  /// The machine's clock.
  static var clock: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  /// The moments between which responses are recorded that count; nil counts all.
  func recorded(_ score: ScoreSettings) -> Range<Timestamp>? {
    let (first, last) = (since ?? score.since, until ?? score.until)
    guard first != nil || last != nil else { return nil }
    let end = last.map { Timestamp(dayNumber: $0.dayNumber + 1) } ?? Timestamp(microseconds: .max)
    let start = first ?? Timestamp(microseconds: .min + 1)
    return start..<max(start, end)
  }
}
