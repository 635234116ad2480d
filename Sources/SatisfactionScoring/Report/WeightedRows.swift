internal import StatisticalInference
internal import SurveyModel

/// Gaps weighted by importance: by respondents' points, else by their ratings of items, else by weights of the instrument.
extension CellMeasurement {
  private static let weighted = Labels("Overall, weighted", hans: "总体（按重要性加权）", hant: "總體（按重要性加權）")
  private static let plain = Labels("Overall, unweighted, same people", hans: "总体（同一批人，不加权）", hant: "總體（同一批人，不加權）")

  /// `overall_weighted`, and `overall_unweighted_same_people` where the weights are respondents' own.
  func weightedRows() -> [ScoreRow] {
    guard instrument.hasGap else { return [] }
    if hasPoints {
      let points = PointsMeasure(cell, rule: rule)
      return ownRows(points.n, points.weighted, points.unweighted)
    }
    if let ratings {
      let (weighted, plain) = (ratings.weighted, ratings.unweighted)
      return ownRows(ratings.n, (weighted.mean, weighted.variance), (plain.mean, plain.variance))
    }
    return fixedWeights.map { [weightedRow($0)] } ?? []
  }

  private func ownRows(
    _ n: Int, _ weighted: (mean: Double, variance: Double?), _ plain: (mean: Double, variance: Double?)
  ) -> [ScoreRow] {
    let subjects = [overall("overall_weighted", Self.weighted, 3), overall("overall_unweighted_same_people", Self.plain, 4)]
    return zip(subjects, [weighted, plain]).map { subject, moments in
      var row = ScoreRow(subject: subject, segment: segment, responses: responses, n: n)
      row.gap = estimate(n: n, mean: moments.mean, variance: moments.variance)
      row.reason = reason(row)
      return row
    }
  }

  /// Fills the weight and the weighted gap of a dimension.
  func weigh(_ row: inout ScoreRow, _ index: Int) {
    if hasPoints {
      let points = PointsMeasure(cell, rule: rule)
      row.pointsN = points.n
      row.importance = points.importance(index)
      row.weightedGap = points.contribution(index).map { $0 / gapUnit }
    } else if let ratings {
      row.pointsN = ratings.n
      row.weightedGap = ratings.contribution(index).map { $0 / gapUnit }
    } else if let weights = fixedWeights {
      row.importance = 100 * weights[index]
      row.weightedGap = row.gap.map { weights[index] * $0.mean }
    }
  }

  /// Fills the mean importance of an item, on the scale of the ratings.
  func rate(_ row: inout ScoreRow, item: Int) {
    guard let scale = instrument.scales[.importance], let ratings else { return }
    let importance = ratings.importance(item)
    row.pointsN = importance?.n ?? 0
    row.importance = importance.map { scale.value(at: $0.mean) }
  }

  /// The instrument's own weights by dimension, adding up to 1, where it brings them and no respondent was asked.
  var fixedWeights: [Double]? { hasPoints || ratings != nil ? nil : instrument.weights.flatMap(shares) }

  /// Weights of the instrument's dimensions, adding up to 1; nil where all are 0.
  func shares(_ weights: [String: Double]) -> [Double]? {
    let listed = instrument.dimensions.map { weights[$0.id] ?? 0 }
    let sum = listed.reduce(0, +)
    return sum > 0 ? listed.map { $0 / sum } : nil
  }

  /// The dimension gaps weighted with the same weights for everybody.
  func weightedRow(_ weights: [Double]) -> ScoreRow {
    let gap = OverallMeasure(cell: cell, rule: rule, weights: weights).estimate(.gap)
    var row = ScoreRow(subject: overall("overall_weighted", Self.weighted, 3), segment: segment, responses: responses, n: gap.n)
    row.gap = estimate(n: gap.n, mean: gap.mean, variance: gap.variance, least: gap.least)
    row.reason = reason(row)
    return row
  }
}
