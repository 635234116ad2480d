internal import SatisfactionScoring
internal import StatisticalInference

/// What of loyalty is held against the gaps. Satisfaction is not among them: it is made of the gaps, and would only find itself.
public enum LoyaltyPart: String, Sendable, CaseIterable {
  /// The delight items.
  case delight
  /// The trust items.
  case trust
  /// The customer means to buy again.
  case repurchase
  /// The customer would recommend.
  case recommend
  /// The customer resists rivals' offers.
  case resist
}

/// Loyalty as satisfaction, delight and trust, with what customers mean to do.
public struct LoyaltyTally: CareTally {
  /// The items and weights.
  public struct Shape: Equatable, Sendable {
    /// The satisfaction items.
    public let satisfaction: ItemBlock
    /// The delight items.
    public let delight: ItemBlock
    /// The trust items.
    public let trust: ItemBlock
    /// The points of the scale of repurchase, recommendation and resistance.
    public let conductPoints: Int
    /// The weights of satisfaction, delight and trust in the index, whole numbers from 0 to 1,000. The texts give none: equal.
    public let weights: [Int64]
    /// The number of dimensions.
    public let dimensions: Int

    /// Items, weights and the number of dimensions; equal weights where the three given are not usable.
    public init(
      satisfaction: ItemBlock, delight: ItemBlock, trust: ItemBlock, conductPoints: Int, weights: [Int64] = [1, 1, 1], dimensions: Int
    ) {
      (self.satisfaction, self.delight, self.trust) = (satisfaction, delight, trust)
      let isUsable = weights.count == 3 && weights.allSatisfy { (0...1_000).contains($0) } && weights.reduce(0, +) > 0
      self.weights = isUsable ? weights : [1, 1, 1]
      (self.conductPoints, self.dimensions) = (conductPoints, dimensions)
    }

    var conduct: ItemBlock { ItemBlock(items: 1, points: conductPoints) }
  }

  /// One respondent; answers as points from 0.
  public struct Record: Sendable {
    /// Answers to the satisfaction items.
    public var satisfaction: [Int?] = []
    /// Answers to the delight items.
    public var delight: [Int?] = []
    /// Answers to the trust items.
    public var trust: [Int?] = []
    /// The answer on buying again.
    public var repurchase: Int?
    /// The answer on recommending.
    public var recommend: Int?
    /// The answer on resisting rivals.
    public var resist: Int?
    /// Scores by dimension.
    public var gaps: [ExactScore?] = []

    /// A respondent of whom nothing is known yet.
    public init() {}

    func answers(_ part: LoyaltyPart) -> [Int?] {
      switch part {
      case .delight: delight
      case .trust: trust
      case .repurchase: [repurchase]
      case .recommend: [recommend]
      case .resist: [resist]
      }
    }
  }

  /// The items and weights.
  public let shape: Shape
  private var satisfaction: ItemBlockTally
  private var parts: [ItemBlockTally]
  private var index = ScoreSums()
  /// By part, then by dimension.
  private var pairs: [PairSums]

  /// No respondents.
  public init(shape: Shape) {
    self.shape = shape
    satisfaction = ItemBlockTally(shape: shape.satisfaction)
    parts = LoyaltyPart.allCases.map { ItemBlockTally(shape: shape.block($0)) }
    pairs = Array(repeating: PairSums(), count: parts.count * shape.dimensions)
  }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    satisfaction.merge(other.satisfaction)
    index.merge(other.index)
    for part in parts.indices { parts[part].merge(other.parts[part]) }
    for place in pairs.indices { pairs[place].merge(other.pairs[place]) }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    satisfaction.retract(other.satisfaction)
    index.retract(other.index)
    for part in parts.indices { parts[part].retract(other.parts[part]) }
    for place in pairs.indices { pairs[place].retract(other.pairs[place]) }
  }

  /// Counts one respondent. The index needs every part that has a weight.
  public mutating func count(_ record: Record, times: Int64) {
    satisfaction.count(record.satisfaction, times: times)
    if let score = shape.index(record) { index.count(score, times: times) }
    for (place, part) in LoyaltyPart.allCases.enumerated() {
      let answers = record.answers(part)
      parts[place].count(answers, times: times)
      guard let score = shape.block(part).score(answers) else { continue }
      for (dimension, gap) in record.gaps.prefix(shape.dimensions).enumerated() {
        if let gap { pairs[place * shape.dimensions + dimension].count(gap, score, times: times) }
      }
    }
  }

  /// Loyalty at a confidence level such as 0.95.
  public func measure(level: Double) -> LoyaltyMeasure {
    let measures = zip(LoyaltyPart.allCases, parts).map { ($0, $1.measure(level: level)) }
    let correlations = pairs.map { $0.association() }
    let adjusted = Holm.adjusted(correlations.map(\.p))
    let associations = correlations.indices.map { place in
      LoyaltyAssociation(
        part: LoyaltyPart.allCases[place / shape.dimensions], dimension: place % shape.dimensions, correlation: correlations[place],
        adjustedP: adjusted[place])
    }
    return LoyaltyMeasure(
      index: index.mean(level: level, factor: 100), satisfaction: satisfaction.measure(level: level),
      parts: Dictionary(uniqueKeysWithValues: measures), associations: associations)
  }
}

extension LoyaltyTally.Shape {
  func block(_ part: LoyaltyPart) -> ItemBlock {
    switch part {
    case .delight: delight
    case .trust: trust
    default: conduct
    }
  }

  /// The weighted mean of a respondent's three scores, reduced; nil where a part that has a weight is missing.
  func index(_ record: LoyaltyTally.Record) -> ExactScore? {
    let scores = [satisfaction.score(record.satisfaction), delight.score(record.delight), trust.score(record.trust)]
    var (sum, unit): (Int128, Int128) = (0, 1)
    for (score, weight) in zip(scores, weights) where weight > 0 {
      guard let score else { return nil }
      sum = sum * Int128(score.unit) + Int128(weight) * Int128(score.sum) * unit
      unit *= Int128(score.unit)
      let divisor = ExactScore.commonDivisor(sum, unit)
      (sum, unit) = (sum / divisor, unit / divisor)
    }
    unit *= Int128(weights.reduce(0, +))
    let divisor = ExactScore.commonDivisor(sum, unit)
    guard let total = Int64(exactly: sum / divisor), let over = Int64(exactly: unit / divisor) else { return nil }
    return ExactScore(sum: total, over: over)
  }
}

/// Loyalty in percent of the maximum possible.
public struct LoyaltyMeasure: Sendable, Equatable {
  /// The weighted mean of satisfaction, delight and trust, 0 to 100.
  public let index: CareMean
  /// The satisfaction items.
  public let satisfaction: ItemBlockMeasure
  /// Delight, trust and what customers mean to do. Of trust see `lowestRespondents` too: what ninety-nine build, one undoes.
  public let parts: [LoyaltyPart: ItemBlockMeasure]
  /// How each dimension's gap goes with each part, the parts in their order.
  public let associations: [LoyaltyAssociation]
}

/// A dimension's gap and a part of loyalty.
public struct LoyaltyAssociation: Sendable, Equatable {
  /// The part.
  public let part: LoyaltyPart
  /// The place of the dimension in the instrument.
  public let dimension: Int
  /// Pearson's correlation of the gap with the part's score.
  public let correlation: CareAssociation
  /// Holm's adjustment over all parts and dimensions.
  public let adjustedP: Double?
}
