internal import StatisticalInference
internal import SurveyModel

/// What to fix, in order: a dimension by how much it takes from the overall score.
public struct ActionRow: Sendable {
  /// Its place, from 1.
  public let rank: Int
  /// The dimension.
  public let subject: ScoreRow.Subject
  /// Its weight in the overall score, of 1.
  public let weight: Double
  /// Where the weights are from.
  public let weightSource: WeightSource
  /// Its gap; its perception where no expectations were asked.
  public let value: Double
  /// Weight times gap, the mean over respondents; these add up to the overall score. Nil where no expectations were asked.
  public let contribution: Double?
  /// Its part of all contributions below zero; nil where it is not below zero.
  public let share: Double?
  /// Respondents in the numbers.
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
    let rows = instrument.dimensions.compactMap { total($0.id) }
    let source = weightSource
    let contributions = rows.map { contribution($0, source, rows.count) }
    let shortfall = contributions.reduce(0.0) { $0 + min(0, $1 ?? 0) }
    let found = zip(rows, contributions).compactMap { row, contribution -> (order: Double, row: ScoreRow, contribution: Double?)? in
      (contribution ?? row.perception?.mean).map { ($0, row, contribution) }
    }
    return found.sorted { ($0.order, $0.row.subject.order) < ($1.order, $1.row.subject.order) }.enumerated().map { place, entry in
      let share = entry.contribution.flatMap { $0 < 0 && shortfall < 0 ? $0 / shortfall : nil }
      return ActionRow(
        rank: place + 1, subject: entry.row.subject, weight: weight(entry.row, source, rows.count), weightSource: source,
        value: entry.row.gap?.mean ?? entry.order, contribution: entry.contribution, share: share, n: entry.row.n,
        evidence: evidence(entry.row, source), segments: worse(entry.row.subject.id))
    }
  }

  private var weightSource: ActionRow.WeightSource {
    guard total("overall_weighted") != nil, instrument.hasGap else { return .equal }
    return points.map { $0.used > 0 } == true ? .points : instrument.weights == nil ? .equal : .instrument
  }

  private func contribution(_ row: ScoreRow, _ source: ActionRow.WeightSource, _ dimensions: Int) -> Double? {
    source == .equal ? row.gap.map { $0.mean / Double(dimensions) } : row.weightedGap
  }

  private func weight(_ row: ScoreRow, _ source: ActionRow.WeightSource, _ dimensions: Int) -> Double {
    source == .equal ? 1 / Double(dimensions) : (row.importance ?? 0) / 100
  }

  private func evidence(_ row: ScoreRow, _ source: ActionRow.WeightSource) -> ActionRow.Evidence {
    let kind = source == .points ? Comparison.Kind.otherContributions : .otherDimensions
    let verdict = comparisons.first { $0.kind == kind && $0.subject == row.subject }?.verdict
    return verdict == .worse ? .firm : .tied
  }

  private func worse(_ subject: String) -> [Comparison] {
    comparisons.filter { $0.kind == .rest && $0.verdict == .worse && $0.subject.id == subject }
      .sorted { ($0.difference.estimate, $0.segment.value) < ($1.difference.estimate, $1.segment.value) }
  }
}
