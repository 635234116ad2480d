internal import StatisticalInference
internal import SurveyModel

/// What to fix, in order: a dimension by how much it takes from the overall score.
public struct ActionRow: Sendable {
  /// Its place, from 1.
  public let rank: Int
  /// The dimension.
  public let subject: ScoreRow.Subject
  /// Its weight in the overall score, of 1; nil where respondents weigh items.
  public let weight: Double?
  /// Where the weights are from.
  public let weightSource: WeightSource
  /// Its gap; its perception where no expectations were asked.
  public let value: Double
  /// Weight times gap, the mean over respondents; these add up to the overall score. Nil where no expectations were asked.
  public let contribution: Double?
  /// Its part of all contributions below zero; nil where it is not below zero.
  public let share: Double?
  /// Respondents in the numbers: with weights of their own, those whose weights count.
  public let n: Int
  /// Whether it stands out beyond chance.
  public let evidence: Evidence
  /// Segments worse than the rest in this dimension beyond chance, the worst first.
  public let segments: [Comparison]

  /// Where weights are from.
  public enum WeightSource: String, Sendable {
    /// Every dimension counts alike.
    case equal
    /// Respondents' importance points.
    case points
    /// Respondents' ratings of the items' importance.
    case ratings
    /// The instrument's own weights.
    case instrument
  }

  /// How sure the order is.
  public enum Evidence: String, Sendable {
    /// It takes more from the overall score than the mean of the others beyond chance.
    case firm
    /// It is not told apart from the others.
    case tied
  }
}

extension SatisfactionReport {
  /// What to fix first: dimensions by contribution, the greatest shortfall first; dimensions without a mean are left out.
  public var actions: [ActionRow] {
    let rows = instrument.dimensions.compactMap { total($0.id) }.filter { $0.n > 0 }
    let source = weightSource
    let weights = weights(rows, source)
    let contributions = zip(rows, weights).map { contribution($0, $1, source) }
    let shortfall = contributions.reduce(0.0) { $0 + min(0, $1 ?? 0) }
    let found = rows.indices.compactMap { index -> (order: Double, index: Int)? in
      (contributions[index] ?? rows[index].perception?.mean).map { ($0, index) }
    }
    return found.sorted { $0 < $1 }.enumerated().map { place, entry in
      let (row, contribution) = (rows[entry.index], contributions[entry.index])
      return ActionRow(
        rank: place + 1, subject: row.subject, weight: weights[entry.index], weightSource: source, value: row.gap?.mean ?? entry.order,
        contribution: contribution, share: contribution.flatMap { $0 < 0 && shortfall < 0 ? $0 / shortfall : nil },
        n: isOwn(source) ? row.pointsN ?? row.n : row.n, evidence: evidence(row, source), segments: worse(row.subject.id))
    }
  }

  /// Weights of fewer than 30 respondents do not speak for the others.
  private var weightSource: ActionRow.WeightSource {
    guard let weighted = total("overall_weighted"), instrument.hasGap else { return .equal }
    let isOwn = points != nil || instrument.scales[.importance] != nil && total("overall_unweighted_same_people") != nil
    guard isOwn else { return .instrument }
    return weighted.n < Comparison.fewest ? .equal : points != nil ? .points : .ratings
  }

  private func isOwn(_ source: ActionRow.WeightSource) -> Bool { source == .points || source == .ratings }

  /// The weights of the rows, which add up to 1.
  private func weights(_ rows: [ScoreRow], _ source: ActionRow.WeightSource) -> [Double?] {
    switch source {
    case .equal: return rows.map { _ in 1 / Double(rows.count) }
    case .ratings: return rows.map { _ in nil }
    case .points: return rows.map { ($0.importance ?? 0) / 100 }
    case .instrument:
      let sum = rows.reduce(0.0) { $0 + ($1.importance ?? 0) }
      return rows.map { sum > 0 ? ($0.importance ?? 0) / sum : nil }
    }
  }

  private func contribution(_ row: ScoreRow, _ weight: Double?, _ source: ActionRow.WeightSource) -> Double? {
    isOwn(source) ? row.weightedGap : row.gap.flatMap { gap in weight.map { $0 * gap.mean } }
  }

  private func evidence(_ row: ScoreRow, _ source: ActionRow.WeightSource) -> ActionRow.Evidence {
    let kind = source == .points || source == .instrument ? Comparison.Kind.otherContributions : .otherDimensions
    let verdict = comparisons.first { $0.kind == kind && $0.subject == row.subject }?.verdict
    return verdict == .worse ? .firm : .tied
  }

  private func worse(_ subject: String) -> [Comparison] {
    comparisons.filter { $0.kind == .rest && $0.verdict == .worse && $0.subject.id == subject }
      .sorted { ($0.difference.estimate, $0.segment.value) < ($1.difference.estimate, $1.segment.value) }
  }
}
