public import StatisticalInference
public import SurveyModel

/// One comparison that a team can act on: a difference of two means with its uncertainty and what it says.
///
/// The difference is of gaps, or of perceptions where no expectations were asked; below zero the first is worse.
public struct Comparison: Sendable {
  /// What is compared with what.
  public let kind: Kind
  /// What is compared.
  public let subject: ScoreRow.Subject
  /// The item, where it is one.
  public let item: Item?
  /// Whose answers.
  public let segment: SegmentIdentity
  /// The value compared with, as files name it: a segment's code, a wave; nil where the kind says it.
  public let against: String?
  /// Respondents (for an item pairs) on this side.
  public let n: Int
  /// Respondents on the other side; nil where that is the same people or a number.
  public let againstN: Int?
  /// The fewest respondents behind a part of either side; a dimension that few answered makes an overall score one of few.
  let least: Int
  /// Respondents who are on both sides, of two waves.
  public let matched: Int?
  /// The difference and its uncertainty.
  public let difference: Difference
  /// Holm's adjustment within the family; nil where it is not tested.
  public internal(set) var adjustedP: Double?
  /// What it says.
  public internal(set) var verdict: Verdict?
  /// Why a number is missing.
  public let reason: ReasonCode?

  /// What is compared with what.
  public enum Kind: String, Sendable, CaseIterable {
    /// A dimension with the mean of the other dimensions, over the same people.
    case otherDimensions = "other_dimensions"
    /// What a dimension takes from the score weighted with respondents' points, with the mean of what the others take.
    case otherContributions = "other_contributions"
    /// A segment with everybody else.
    case rest
    /// A wave with the one before.
    case previous
    /// A wave with the one before, both with the segments in the proportions of the one before.
    case previousFixedMix = "previous_fixed_mix"
    /// A mean with a number to reach.
    case target
    /// A segment with another one.
    case pair
  }
}

/// What a comparison says.
public enum Verdict: String, Sendable {
  /// Below, beyond chance.
  case worse
  /// Not told apart from chance.
  case noClearDifference = "no_clear_difference"
  /// Above, beyond chance.
  case better
  /// Fewer than 30 respondents on a side: not tested.
  case few
}

/// A difference of two means.
public struct Difference: Sendable, Equatable {
  /// First less second.
  public let estimate: Double
  /// Its standard error; nil where a side has one respondent.
  public let se: Double?
  /// Degrees of freedom.
  public let df: Double?
  /// The two-sided p value against no difference; nil where nothing varies.
  public let p: Double?
  /// The confidence interval.
  public let interval: Interval?

  init(estimate: Double, se: Double?, df: Double?, p: Double?, interval: Interval?) {
    (self.estimate, self.se, self.df, self.p, self.interval) = (estimate, se, df, p, interval)
  }

  /// The same without a test, where a test would compare what is not alike.
  var untested: Difference { Difference(estimate: estimate, se: se, df: df, p: nil, interval: nil) }

  /// A mean over the same people, as a difference from zero.
  init(_ mean: MeanEstimate) { self.init(estimate: mean.mean, se: mean.se, df: mean.df, p: mean.p, interval: mean.interval) }
}

extension [Comparison] {
  /// Adjusts the p values of one family of tests, and says what each comparison means.
  ///
  /// Comparisons over fewer than 30 respondents on a side are not tested and take no part in the family.
  func judged(level: Double) -> [Comparison] {
    let isFew = map { Swift.min($0.least, $0.n, $0.againstN ?? .max) < Comparison.fewest }
    let adjusted = Holm.adjusted(zip(self, isFew).map { $1 ? nil : $0.difference.p })
    return indices.map { index in
      var comparison = self[index]
      comparison.adjustedP = adjusted[index]
      comparison.verdict =
        isFew[index] ? .few : adjusted[index].map { Verdict($0, comparison.difference.estimate, level) } ?? comparison.fact
      return comparison
    }
  }
}

extension Comparison {
  /// What is the same for everybody, or known of the whole population, needs no test.
  fileprivate var fact: Verdict? {
    guard difference.se == 0, reason == .zeroVariance || reason == .wholePopulation else { return nil }
    if abs(difference.estimate) < 1e-9 { return .noClearDifference }
    return difference.estimate < 0 ? .worse : .better
  }

  /// The fewest respondents on a side that are ranked and tested (contract: `few`).
  public static let fewest = 30
}

extension Verdict {
  fileprivate init(_ p: Double, _ difference: Double, _ level: Double) {
    self = p > 1 - level ? .noClearDifference : difference < 0 ? .worse : .better
  }
}
