internal import StatisticalInference
public import SurveyModel

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

  /// One row now and then.
  struct Pair {
    let place: CellValues.Place
    let now: ScoreRow
    let before: ScoreRow
  }

  /// The change of each row of one cell; nil where it has no mean now or then.
  func comparisons(_ pairs: [Pair], _ matches: MatchedCell?) -> [Comparison?] {
    // The covariance of an overall score needs the respondents of every dimension, now and then.
    let counts = { (side: (Pair) -> ScoreRow) in Dictionary(pairs.map { ($0.place, side($0).n) }, uniquingKeysWith: { $1 }) }
    let (now, before) = (counts(\.now), counts(\.before))
    return pairs.map { pair in
      guard let later = pair.now.value(instrument, conventions), let earlier = pair.before.value(instrument, conventions) else {
        return nil
      }
      let matched = matches.map { cell in
        cell.covariance(pair.place, { now[pair.place.sibling($0)] ?? 0 }, { before[pair.place.sibling($0)] ?? 0 })
      }
      let test = Self.test(later, earlier, matched, level: conventions.level)
      return Comparison(
        kind: .previous, subject: pair.now.subject, item: pair.place.item(instrument), segment: pair.now.segment, against: wave.label,
        n: later.n, againstN: earlier.n, matched: matched?.n ?? 0, difference: Difference(test),
        reason: Comparison.reason(later, earlier, test))
    }
  }

  private static func test(
    _ now: MeanEstimate, _ before: MeanEstimate, _ matched: (n: Int, covariance: Double)?, level: Double
  ) -> WelchTest {
    guard let matched, matched.n > 1 else { return WelchTest(MeanWithError(now), MeanWithError(before), level: level) }
    let overlap = Overlap(first: now.n, second: before.n, shared: matched.n, covariance: matched.covariance)
    return WelchTest(MeanWithError(now), MeanWithError(before), overlap: overlap, level: level)
  }

  /// The overall change with the segments of one column in the proportions of the wave before, so that a change of who answered does not
  /// look like a change of service (direct standardisation). Segments that are in one wave only are left out.
  func fixedMix(_ key: String, _ pairs: [Pair]) -> Comparison? {
    let usable = pairs.compactMap { pair -> (Pair, MeanEstimate, MeanEstimate)? in
      guard let now = pair.now.value(instrument, conventions), let before = pair.before.value(instrument, conventions) else { return nil }
      return now.se == nil || before.se == nil ? nil : (pair, now, before)
    }
    let people = usable.reduce(0.0) { $0 + Double($1.2.n) }
    guard let first = usable.first, people > 0 else { return nil }
    // Satterthwaite's degrees of freedom over all parts of the sum.
    var (estimate, variance, spread) = (0.0, 0.0, 0.0)
    for (_, now, before) in usable {
      let weight = Double(before.n) / people
      estimate += weight * (now.mean - before.mean)
      for side in [now, before] {
        let part = weight * weight * (side.se ?? 0) * (side.se ?? 0)
        variance += part
        spread += part * part / (side.df ?? 1)
      }
    }
    let df = spread > 0 ? variance * variance / spread : 1
    let test = TTest(estimate: estimate, se: variance.squareRoot(), df: df, level: conventions.level)
    return Comparison(
      kind: .previousFixedMix, subject: first.0.now.subject, item: nil, segment: .all, against: key,
      n: usable.reduce(0) { $0 + $1.1.n }, againstN: usable.reduce(0) { $0 + $1.2.n }, matched: nil,
      difference: Difference(estimate: estimate, se: variance.squareRoot(), df: df, p: test.p, interval: test.interval),
      reason: test.p == nil ? .zeroVariance : nil)
  }
}

extension CellValues.Place {
  /// The place of the same kind with another index; an overall score consists of dimensions.
  fileprivate func sibling(_ index: Int) -> CellValues.Place {
    if case .item = self { return .item(index) }
    return .dimension(index)
  }
}

extension ScoreRow {
  /// The mean that is compared: the gap, or the perception where no expectations were asked.
  func value(_ instrument: Instrument, _ conventions: MeasurementConventions) -> MeanEstimate? {
    if instrument.hasGap { return gap }
    return perception.map { MeanEstimate(n: n, mean: $0.mean, variance: $0.sd.map { $0 * $0 }, level: conventions.level) }
  }

  /// What became of it, as a row carries it.
  func change(_ comparison: Comparison, from before: ScoreRow, _ previous: Double) -> WaveChange {
    let less = { (now: FacetSummary?, then: FacetSummary?) in now.flatMap { now in then.map { now.mean - $0.mean } } }
    return WaveChange(
      previous: previous, previousN: comparison.againstN ?? 0, difference: comparison.difference, adjustedP: comparison.adjustedP,
      verdict: comparison.verdict,
      matched: comparison.matched ?? 0, expectation: less(expectation, before.expectation), perception: less(perception, before.perception))
  }
}
