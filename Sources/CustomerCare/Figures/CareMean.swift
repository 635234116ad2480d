public import SatisfactionScoring
public import StatisticalInference

/// A mean with its uncertainty, or why it has none.
public struct CareMean: Sendable, Equatable {
  /// The mean with its error, interval and test against zero; nil where nobody answered.
  public let estimate: MeanEstimate?
  /// Why there is no mean, or no test of it.
  public let reason: ReasonCode?

  /// How many it rests on.
  public var n: Int { estimate?.n ?? 0 }

  /// The mean; nil where nobody answered.
  public var value: Double? { estimate?.mean }

  init(n: Int, mean: Double, variance: Double?, level: Double, missing: ReasonCode = .noData) {
    estimate = n > 0 ? MeanEstimate(n: n, mean: mean, variance: variance, level: level) : nil
    switch (n, variance) {
    case (...0, _): reason = missing
    case (1, _), (_, nil): reason = .tooFew
    case (_, let variance?): reason = variance > 0 ? nil : .zeroVariance
    }
  }
}

/// The difference of two groups' means by Welch's test.
public struct CareContrast: Sendable, Equatable {
  /// How many are on the first side.
  public let n: Int
  /// How many are on the other.
  public let againstN: Int
  /// First less second; nil where a side is empty.
  public let test: WelchTest?
  /// Why there is no difference, or no test of it.
  public let reason: ReasonCode?
  /// Holm's adjustment within the family of the measure; nil where it takes no part.
  public private(set) var adjustedP: Double?
  /// What it says; `few` where fewer than 30 are on a side, nil where there is no test.
  public private(set) var verdict: Verdict?

  init(_ first: CareMean, _ second: CareMean, level: Double) {
    (n, againstN) = (first.n, second.n)
    guard let a = first.estimate, let b = second.estimate else {
      (test, reason) = (nil, .noData)
      return
    }
    let test = WelchTest(MeanWithError(a), MeanWithError(b), level: level)
    self.test = test
    reason = test.p != nil ? nil : Swift.min(n, againstN) < 2 ? .tooFew : .zeroVariance
  }

  /// The contrasts of one family with adjusted p and verdict; sides of fewer than 30 are not tested (contract: `few`).
  static func judged(_ family: [Self], level: Double) -> [Self] {
    let isFew = family.map { Swift.min($0.n, $0.againstN) < Comparison.fewest }
    let adjusted = Holm.adjusted(zip(family, isFew).map { $1 ? nil : $0.test?.p })
    return family.indices.map { index in
      var contrast = family[index]
      contrast.adjustedP = adjusted[index]
      contrast.verdict = contrast.test == nil ? nil : isFew[index] ? .few : contrast.verdict(adjusted[index], level)
      return contrast
    }
  }

  private func verdict(_ p: Double?, _ level: Double) -> Verdict? {
    guard let p, let difference = test?.difference else { return nil }
    return p > 1 - level ? .noClearDifference : difference < 0 ? .worse : .better
  }
}

/// Pearson's correlation of two scores of the same respondents.
public struct CareAssociation: Sendable, Equatable {
  /// Respondents who have both.
  public let n: Int
  /// The correlation; nil where one does not vary.
  public let r: Double?
  /// r·√((n-2)/(1-r²)); nil below three respondents and where r is ±1.
  public let t: Double?
  /// The two-sided p value against no correlation; nil as t is.
  public let p: Double?
  /// Why there is no correlation, or no test of it.
  public let reason: ReasonCode?

  init(n: Int, products: Double, squares: Double, otherSquares: Double) {
    self.n = n
    guard n > 1, squares > 0, otherSquares > 0 else {
      (r, t, p) = (nil, nil, nil)
      reason = n == 0 ? .noData : n < 2 ? .tooFew : .zeroVariance
      return
    }
    let r = Swift.min(1, Swift.max(-1, products / (squares.squareRoot() * otherSquares.squareRoot())))
    let rest = 1 - r * r
    let t = n > 2 && rest > 1e-15 ? r * (Double(n - 2) / rest).squareRoot() : nil
    (self.r, self.t) = (r, t)
    p = t.map { StudentT.twoSidedP($0, df: Double(n - 2)) }
    reason = n < 3 ? .tooFew : t == nil ? .singular : nil
  }
}
