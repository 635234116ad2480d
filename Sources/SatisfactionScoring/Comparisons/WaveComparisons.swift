internal import StatisticalInference
internal import SurveyModel

/// What became of a mean since the wave before.
public struct WaveChange: Sendable, Equatable {
  /// The mean then: the gap, or the perception where no expectations were asked.
  public let previous: Double
  /// How many respondents (for an item pairs) that mean rests on.
  public let previousN: Int
  /// Now less then, with its uncertainty; respondents of both waves are taken into account.
  public let difference: Difference
  /// Holm's adjustment within the family.
  public let adjustedP: Double?
  /// What it says.
  public let verdict: Verdict?
  /// Respondents who count in both means.
  public let matched: Int
  /// How much the expectation changed; nil where none was asked.
  public let expectation: Double?
  /// How much the perception changed: change = perception change - expectation change.
  public let perception: Double?
}

/// A wave against the one before: Welch's test, or its extension to partly the same people (Derrick, Russ, Toher and White 2017).
struct WaveComparisons {
  let instrument: Instrument
  let conventions: MeasurementConventions
  let wave: PreviousWave

  /// One mean of one wave.
  struct Side {
    /// The gap, or the perception where no expectations were asked; nil where nobody counts.
    let estimate: MeanEstimate?
    let expectation: Double?
    let perception: Double?
    /// The fewest respondents behind a part of the mean.
    let least: Int
    /// The dimensions that anybody has.
    let observed: Set<Int>

    init(_ values: CellValues, _ place: CellValues.Place) {
      estimate = values.estimate(place)
      expectation = values.instrument.hasGap ? values.mean(place, .expectation) : nil
      perception = values.mean(place, .perception)
      least = values.least(place)
      observed = place == .overall ? values.observed : []
    }
  }

  /// One mean now and then.
  struct Pair {
    let place: CellValues.Place
    let segment: SegmentIdentity
    let now: Side
    let before: Side
  }

  /// The means of one cell, now and then.
  func pairs(_ segment: SegmentIdentity, _ now: CellCounts, _ before: CellCounts) -> [Pair] {
    // A change is one of the service, not of the people who happened to be there: no finite population.
    let (later, earlier) = (CellValues(instrument, now, conventions), CellValues(instrument, before, conventions))
    let places = CellValues.Place.scores(instrument) + instrument.items.indices.map { .item($0) }
    return places.map { Pair(place: $0, segment: segment, now: Side(later, $0), before: Side(earlier, $0)) }
  }

  /// The change of each mean of one cell; nil where there is none now or then.
  func comparisons(_ pairs: [Pair], _ matches: MatchedCell?) -> [Comparison?] {
    let (now, before) = (means(pairs.map { ($0.place, $0.now) }), means(pairs.map { ($0.place, $0.before) }))
    return pairs.map { pair in
      guard let later = pair.now.estimate, let earlier = pair.before.estimate else { return nil }
      let matched = matches?.correlation(pair.place, now, before)
      let test = Self.test(later, earlier, matched, level: conventions.level)
      let isAlike = pair.now.observed == pair.before.observed
      let found = Difference(test)
      return Comparison(
        kind: .previous, subject: pair.place.subject(instrument), item: pair.place.item(instrument), segment: pair.segment,
        against: wave.label, n: later.n, againstN: earlier.n, least: min(pair.now.least, pair.before.least),
        matched: matched?.n ?? 0, difference: isAlike ? found : found.untested,
        reason: isAlike ? Comparison.reason(later, earlier, test) : .differentDimensions)
    }
  }

  /// The means of the dimensions, which an overall score consists of.
  private func means(_ sides: [(place: CellValues.Place, side: Side)]) -> MatchedCell.Means {
    let dimensions = sides.compactMap { place, side in if case .dimension = place { side } else { nil } }
    return MatchedCell.Means(
      n: dimensions.map { $0.estimate?.n ?? 0 }, mean: dimensions.map { $0.estimate.map { instrument.points($0.mean) } ?? 0 })
  }

  /// The covariance of the two means is r·SE₁·SE₂·c/√(n₁·n₂), with r the correlation over the c respondents of both: Derrick's
  /// r·s₁·s₂·c/(n₁·n₂) wherever SE = s/√n.
  private static func test(
    _ now: MeanEstimate, _ before: MeanEstimate, _ matched: (n: Int, r: Double?)?, level: Double
  ) -> WelchTest {
    let (first, second) = (MeanWithError(now), MeanWithError(before))
    guard let matched, matched.n > 1 else { return WelchTest(first, second, level: level) }
    let share = Double(matched.n) / (Double(now.n) * Double(before.n)).squareRoot()
    let covariance = (matched.r ?? 0) * (now.se ?? 0) * (before.se ?? 0) * share
    let overlap = Overlap(first: now.n, second: before.n, shared: matched.n, covariance: covariance)
    return WelchTest(first, second, overlap: overlap, level: level)
  }

  /// The overall change with the segments of one column in the proportions of the wave before, so that a change of who answered does not
  /// look like a change of service (direct standardisation). Segments without a spread in both waves are left out.
  ///
  /// - Parameter changes: the overall change of each segment.
  func fixedMix(_ key: String, _ changes: [Comparison]) -> Comparison? {
    let usable = changes.filter { $0.difference.se != nil }
    let people = usable.reduce(0) { $0 + ($1.againstN ?? 0) }
    guard let first = usable.first, people > 0 else { return nil }
    // Satterthwaite's degrees of freedom over the segments.
    var (estimate, variance, spread) = (0.0, 0.0, 0.0)
    for change in usable {
      let weight = Double(change.againstN ?? 0) / Double(people)
      let part = weight * weight * (change.difference.se ?? 0) * (change.difference.se ?? 0)
      estimate += weight * change.difference.estimate
      variance += part
      spread += part * part / (change.difference.df ?? 1)
    }
    let df = spread > 0 ? variance * variance / spread : 1
    let test = TTest(estimate: estimate, se: variance.squareRoot(), df: df, level: conventions.level)
    return Comparison(
      kind: .previousFixedMix, subject: first.subject, item: nil, segment: .all, against: key, n: usable.reduce(0) { $0 + $1.n },
      againstN: people, least: usable.map(\.least).min() ?? 0, matched: usable.reduce(0) { $0 + ($1.matched ?? 0) },
      difference: Difference(estimate: estimate, se: variance.squareRoot(), df: df, p: test.p, interval: test.interval),
      reason: test.p == nil ? .zeroVariance : nil)
  }
}

extension Instrument {
  /// A mean of gaps, or of perceptions where no expectations were asked, in points of the scale.
  fileprivate func points(_ mean: Double) -> Double { mean * Double(scale.unit) - (hasGap ? 0 : Double(scale.minimum)) }
}

extension WaveChange {
  /// What a comparison says became of a mean.
  init?(_ comparison: Comparison, _ pair: WaveComparisons.Pair) {
    guard let before = pair.before.estimate else { return nil }
    let less = { (now: Double?, then: Double?) in now.flatMap { now in then.map { now - $0 } } }
    self.init(
      previous: before.mean, previousN: before.n, difference: comparison.difference, adjustedP: comparison.adjustedP,
      verdict: comparison.verdict, matched: comparison.matched ?? 0, expectation: less(pair.now.expectation, pair.before.expectation),
      perception: less(pair.now.perception, pair.before.perception))
  }
}
