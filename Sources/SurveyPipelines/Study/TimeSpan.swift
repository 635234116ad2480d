internal import SurveyModel

/// The earliest and the latest recorded time of the responses that count.
struct TimeSpan: Hashable {
  private(set) var earliest = Int64.max
  private(set) var latest = Int64.min

  mutating func add(_ time: Int64) {
    guard time != .min else { return }
    (earliest, latest) = (min(earliest, time), max(latest, time))
  }

  /// Whether a time is the first or the last.
  func isEdge(_ time: Int64) -> Bool { time == earliest || time == latest }

  /// The responses without an id; those with one may still be replaced, and their times stand in the duplicate index.
  mutating func add(_ batch: ResponseBatch) {
    for row in 0..<batch.count where batch.keys[row].isNone { add(batch.times[row]) }
  }

  mutating func add(_ other: TimeSpan) {
    (earliest, latest) = (min(earliest, other.earliest), max(latest, other.latest))
  }

  var range: ClosedRange<Timestamp>? {
    earliest <= latest ? Timestamp(microseconds: earliest)...Timestamp(microseconds: latest) : nil
  }
}
