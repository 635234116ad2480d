internal import SatisfactionScoring

/// Respondents' gaps by dimension, as exact sums: the gap of a class of customers, or of those who share a source of expectation.
///
/// A respondent's score of a dimension is the mean of their gaps (perception less expectation) over the answered pairs, given as sum and
/// number, and nil where the missing rule leaves it out.
public struct GapTally: CareTally {
  /// The number of dimensions.
  public let shape: Int
  private var respondents: Int64 = 0
  private var dimensions: [ScoreSums]
  /// Of each two dimensions, first below second, in the order of `pairPlace`.
  private var pairs: [PairSums]

  /// No respondents.
  public init(shape: Int) {
    self.shape = shape
    dimensions = Array(repeating: ScoreSums(), count: shape)
    pairs = Array(repeating: PairSums(), count: shape * max(0, shape - 1) / 2)
  }

  /// Joins the counts of `other`, which has as many dimensions.
  public mutating func merge(_ other: Self) {
    respondents += other.respondents
    for place in dimensions.indices { dimensions[place].merge(other.dimensions[place]) }
    for place in pairs.indices { pairs[place].merge(other.pairs[place]) }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    respondents -= other.respondents
    for place in dimensions.indices { dimensions[place].retract(other.dimensions[place]) }
    for place in pairs.indices { pairs[place].retract(other.pairs[place]) }
  }

  /// Counts one respondent's scores by dimension; those beyond the shape are not looked at.
  public mutating func count(_ gaps: [ExactScore?], times: Int64) {
    let known = min(shape, gaps.count)
    var isKnown = false
    for second in 0..<known {
      guard let score = gaps[second] else { continue }
      isKnown = true
      dimensions[second].count(score, times: times)
      for first in 0..<second {
        if let other = gaps[first] { pairs[pairPlace(first, second)].count(other, score, times: times) }
      }
    }
    if isKnown { respondents += times }
  }

  private func pairPlace(_ first: Int, _ second: Int) -> Int { second * (second - 1) / 2 + first }

  /// Respondents with a score of any dimension.
  public var n: Int { Int(respondents) }

  /// The gaps at a confidence level such as 0.95.
  public func measure(level: Double) -> GapMeasure {
    GapMeasure(dimensions: dimensions.map { $0.mean(level: level) }, overall: overall(level))
  }

  /// The mean of the dimensions' gaps, with the standard error of the headline score: u = Σ (score - gap)/(D·n) over a respondent's
  /// dimensions, SE² = n/(n-1)·Σu².
  private func overall(_ level: Double) -> CareMean {
    let observed = dimensions.indices.filter { dimensions[$0].n > 0 }
    let means = dimensions.map(\.mean)
    var squares = 0.0
    for second in observed {
      let n = Double(dimensions[second].n)
      squares += dimensions[second].centred / (n * n)
      for first in observed where first < second {
        squares += 2 * pairs[pairPlace(first, second)].products(about: means[first], means[second]) / (Double(dimensions[first].n) * n)
      }
    }
    let count = Double(max(1, observed.count))
    let mean = observed.reduce(0.0) { $0 + means[$1] } / count
    // The variance that gives this standard error: n·SE².
    let variance = n > 1 ? Double(n) * Double(n) / Double(n - 1) * max(0, squares) / (count * count) : nil
    return CareMean(n: n, mean: mean, variance: variance.map { $0 < 1e-20 * max(1e-20, mean * mean) ? 0 : $0 }, level: level)
  }
}

/// Gaps by dimension and overall.
public struct GapMeasure: Sendable, Equatable {
  /// In the order of the instrument.
  public let dimensions: [CareMean]
  /// The mean of the dimensions' gaps.
  public let overall: CareMean

  /// This less another, by dimension and then overall.
  func contrasts(_ other: Self, level: Double) -> [CareContrast] {
    zip(dimensions + [overall], other.dimensions + [other.overall]).map { CareContrast($0, $1, level: level) }
  }
}

/// Differences of gaps by dimension and overall, judged as one family.
public struct GapContrasts: Sendable, Equatable {
  /// In the order of the instrument.
  public let dimensions: [CareContrast]
  /// Of the means of the dimensions' gaps.
  public let overall: CareContrast

  /// Contrasts of several groups, each by dimension and then overall, all of which are one family.
  static func judged(_ groups: [[CareContrast]], level: Double) -> [GapContrasts?] {
    var rest = CareContrast.judged(groups.flatMap { $0 }, level: level)[...]
    return groups.map { group in
      let own = rest.prefix(group.count)
      rest = rest.dropFirst(group.count)
      return own.last.map { GapContrasts(dimensions: Array(own.dropLast()), overall: $0) }
    }
  }
}
