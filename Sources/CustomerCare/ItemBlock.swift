public import SatisfactionScoring
internal import StatisticalInference

/// Items on one scale that make one score, such as the trust items of loyalty.
public struct ItemBlock: Equatable, Sendable {
  /// The number of items.
  public let items: Int
  /// The points of the scale; answers go from 0 to one less. Reversed items are turned before they come here.
  public let points: Int
  /// How many answers a respondent needs for a score.
  public let rule: MissingRule

  /// A block; at least one item and two points.
  public init(items: Int, points: Int, rule: MissingRule = .half) {
    (self.items, self.points, self.rule) = (max(1, items), max(2, points), rule)
  }

  /// The answers that lie on the scale, by item.
  func answered(_ answers: [Int?]) -> [(item: Int, point: Int)] {
    answers.prefix(items).enumerated().compactMap { item, point in
      point.flatMap { (0..<points).contains($0) ? (item, $0) : nil }
    }
  }

  /// A respondent's part of the maximum possible, from 0 to 1: the mean answered point over the highest. Nil under the missing rule.
  public func score(_ answers: [Int?]) -> ExactScore? {
    let answered = answered(answers)
    guard answered.count >= rule.minimum(of: items) else { return nil }
    return ExactScore(sum: Int64(answered.reduce(0) { $0 + $1.point }), over: Int64(answered.count * (points - 1)))
  }
}

/// Answers of a block of items.
public struct ItemBlockTally: CareTally {
  private struct Answer: Hashable {
    let item: Int
    let point: Int
  }

  /// The block.
  public let shape: ItemBlock
  private var answers = Sparse<Answer, Int64>()
  private(set) var scores = ScoreSums()
  /// Respondents with an answer at all, by whether one of theirs is the lowest.
  private var lowest = Sparse<Bool, Int64>()
  /// Over respondents who answered every item, for alpha.
  private var total = MomentSums.zero
  private var complete: [MomentSums]

  /// No respondents.
  public init(shape: ItemBlock) {
    self.shape = shape
    complete = Array(repeating: .zero, count: shape.items)
  }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    answers.merge(other.answers)
    scores.merge(other.scores)
    lowest.merge(other.lowest)
    total += other.total
    for item in complete.indices { complete[item] += other.complete[item] }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    answers.retract(other.answers)
    scores.retract(other.scores)
    lowest.retract(other.lowest)
    total -= other.total
    for item in complete.indices { complete[item] -= other.complete[item] }
  }

  /// Counts one respondent's answers; points beside the scale are no answers.
  public mutating func count(_ record: [Int?], times: Int64) {
    let known = shape.answered(record)
    guard !known.isEmpty else { return }
    for (item, point) in known { answers.count(Answer(item: item, point: point), times) }
    lowest.count(known.contains { $0.point == 0 }, times)
    if let score = shape.score(record) { scores.count(score, times: times) }
    guard known.count == shape.items else { return }
    total += MomentSums(Int64(known.reduce(0) { $0 + $1.point }), times: times)
    for (item, point) in known { complete[item] += MomentSums(Int64(point), times: times) }
  }

  /// The block at a confidence level such as 0.95.
  public func measure(level: Double) -> ItemBlockMeasure {
    let variances = complete.map(\.centred)
    let alpha = total.n > 1 ? CronbachAlpha.value(itemVariances: variances, totalVariance: total.centred) : nil
    let items = (0..<shape.items).map { item in
      (0..<shape.points).reduce(MomentSums.zero) { $0 + MomentSums(Int64($1), times: answers[Answer(item: item, point: $1)]) }
    }
    let range = Double(shape.points - 1)
    return ItemBlockMeasure(
      index: scores.mean(level: level, factor: 100), items: items.map { $0.percent(of: range, level: level) },
      lowestAnswers: CareShare(count: answers.number { $0.point == 0 }, of: answers.number(), level: level),
      lowestRespondents: CareShare(count: Int(lowest[true]), of: lowest.number(), level: level), alpha: alpha, alphaN: Int(total.n),
      alphaReason: alphaReason(alpha, variances))
  }

  private func alphaReason(_ alpha: Double?, _ variances: [Double]) -> ReasonCode? {
    if shape.items < 2 { return .singleItem }
    if total.n < 2 { return total.n < 1 ? .noData : .tooFew }
    guard let alpha else { return variances.contains { $0 > 0 } ? .negativeCovariance : .zeroVariance }
    return alpha < 0 ? .negativeCovariance : nil
  }
}

extension MomentSums {
  /// The mean in percent of the highest point.
  fileprivate func percent(of range: Double, level: Double) -> CareMean {
    let mean = n > 0 ? 100 * (Double(sum) / Double(n) / range) : 0
    let variance = n > 1 ? centred / Double(n - 1) * (100 / range) * (100 / range) : nil
    return CareMean(n: Int(n), mean: mean, variance: variance, level: level)
  }
}

/// A block of items in percent of the maximum possible.
public struct ItemBlockMeasure: Sendable, Equatable {
  /// The mean of respondents' scores, 0 to 100.
  public let index: CareMean
  /// The mean of each item, 0 to 100.
  public let items: [CareMean]
  /// Answers at the lowest point, of all answers. They depend on each other within a respondent, so the interval is too narrow.
  public let lowestAnswers: CareShare
  /// Respondents with at least one answer at the lowest point, of those who answered any.
  public let lowestRespondents: CareShare
  /// Cronbach's alpha over respondents who answered every item; nil with `alphaReason`.
  public let alpha: Double?
  /// How many they are.
  public let alphaN: Int
  /// Why there is no alpha, or what to check of it.
  public let alphaReason: ReasonCode?
}
