internal import SatisfactionScoring

/// Times by length: exact, so that medians and breaches need no second look at the data.
struct Durations: Equatable, Sendable {
  private var counts = Sparse<Int64, Int64>()

  mutating func count(_ duration: Int64, times: Int64) { counts.count(duration, times) }
  mutating func merge(_ other: Self) { counts.merge(other.counts) }
  mutating func retract(_ other: Self) { counts.retract(other.counts) }

  var n: Int { counts.number() }

  func measure(level: Double) -> DurationMeasure {
    let sorted = counts.entries.sorted { $0.key < $1.key }
    let sums = sorted.reduce(MomentSums.zero) { $0 + MomentSums($1.key, times: $1.value) }
    return DurationMeasure(
      mean: sums.mean(level: level), median: Self.quantile(sorted, n, 1, 2), upperTenth: Self.quantile(sorted, n, 9, 10),
      shortest: sorted.first?.key, longest: sorted.last?.key)
  }

  /// The quantile `part/of` by linear interpolation between the neighbours of (n-1)·part/of, as R's type 7 and numpy do.
  private static func quantile(_ sorted: [(key: Int64, value: Int64)], _ n: Int, _ part: Int, _ of: Int) -> Double? {
    guard n > 0 else { return nil }
    let (place, rest) = ((n - 1) * part).quotientAndRemainder(dividingBy: of)
    let low = value(sorted, at: place)
    let step = value(sorted, at: min(n - 1, place + 1)) - low
    return Double(low) + Double(step) * Double(rest) / Double(of)
  }

  private static func value(_ sorted: [(key: Int64, value: Int64)], at place: Int) -> Int64 {
    var before = 0
    for (value, count) in sorted {
      before += Int(count)
      if place < before { return value }
    }
    return sorted.last?.key ?? 0
  }
}

/// How long something took, in microseconds.
public struct DurationMeasure: Sendable, Equatable {
  /// The mean with its error.
  public let mean: CareMean
  /// The median; nil where nothing was measured.
  public let median: Double?
  /// Nine of ten were no longer than this.
  public let upperTenth: Double?
  /// The shortest.
  public let shortest: Int64?
  /// The longest.
  public let longest: Int64?
}

extension Int64 {
  /// A length of time that can be added up: not below 0 and not beyond `ExactScore.limit`, which is three years.
  var isUsableDuration: Bool { (0...ExactScore.limit).contains(self) }

  /// The time from another to this; nil where it does not fit.
  func time(since earlier: Int64) -> Int64? {
    let (difference, isOverflow) = subtractingReportingOverflow(earlier)
    return isOverflow ? nil : difference
  }
}
