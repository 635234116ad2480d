internal import StatisticalInference
internal import SurveyModel

/// The overall score by every convention there is data for.
extension CellMeasurement {
  /// The rows of the cell whose scores are `scores`.
  func conventionRows(_ scores: [ScoreRow]) -> [ConventionRow] {
    let unweighted = instrument.hasGap ? overallRows(scores) + [gapOfMeans] : []
    let weighted = instrument.hasGap ? weightedConventions(scores) + benchmark : []
    return unweighted + weighted + (instrument.hasGap ? [conformity] : []) + performances
  }

  private func row(_ id: String, _ convention: String, n: Int, _ value: Double?, reason: ReasonCode? = nil) -> ConventionRow {
    let subject = ScoreRow.Subject(id: id, label: Labels(["en": convention]), order: 0)
    var score = ScoreRow(subject: subject, segment: segment, responses: responses, n: n)
    score.reason = value == nil ? n == 0 ? .noData : reason ?? .noData : nil
    return ConventionRow(score: score, value: value)
  }

  /// A row that `scores` has already.
  private func row(_ id: String, _ convention: String, of scores: [ScoreRow]) -> [ConventionRow] {
    scores.filter { $0.subject.id == id }.map { row(id, convention, n: $0.n, $0.gap?.mean) }
  }

  private func overallRows(_ scores: [ScoreRow]) -> [ConventionRow] {
    row("overall_dimensions", "Mean of the dimension gaps; the headline.", of: scores)
      + row("overall_items", "Mean of the item gaps over answered pairs.", of: scores)
  }

  private var gapOfMeans: ConventionRow {
    let whole = ScaleMeasure(cell, scale: cell.shape.scales.count - 1, rule: .any)
    let gaps = items { measure in
      measure.meanOfAnswers(.perception).flatMap { perception in measure.meanOfAnswers(.expectation).map { perception - $0 } }
    }
    return row(
      "gap_of_means", "Mean over items of (mean of all perceptions - mean of all expectations), which may be different people.",
      n: min(whole.answered(.expectation), whole.answered(.perception)), gaps.map { $0 / gapUnit })
  }

  /// The mean over items of what a measure gives; nil where it gives nothing for any.
  private func items(_ value: (ItemMeasure) -> Double?) -> Double? {
    let values = (0..<cell.shape.itemCount).compactMap { value(ItemMeasure(cell, item: $0)) }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  // MARK: Weighted

  private func weightedConventions(_ scores: [ScoreRow]) -> [ConventionRow] {
    let plain = row(
      "overall_unweighted_same_people", "The same respondents as overall_weighted, without their weights.", of: scores)
    if hasPoints {
      let points = PointsMeasure(cell, rule: rule)
      return row("overall_weighted", "Mean over respondents of (own points / their sum) x dimension gap.", of: scores) + plain + [
        row(
          "overall_weighted_mean_weights", "Mean points / 100 x mean dimension gap of the same people, summed over dimensions.",
          n: points.n,
          points.meanWeighted.map { $0 / gapUnit }),
        row(
          "weighted_raw_points", "Mean over respondents of points x dimension gap, the points not divided by their sum.", n: points.n,
          points.raw.map { $0 / gapUnit }),
      ]
    }
    guard let ratings else { return fixedConventions(scores) }
    let lowest = Double(instrument.scales[.importance]?.minimum ?? 0)
    return row("overall_weighted", "Mean over respondents of the sum of own importance x gap / sum of own importance.", of: scores) + plain
      + [
        row(
          "overall_weighted_mean_weights", "Sum over items of mean importance x mean gap / sum of mean importance, of the same people.",
          n: ratings.n, ratings.meanWeighted(lowest: lowest).map { $0 / gapUnit })
      ]
  }

  private func fixedConventions(_ scores: [ScoreRow]) -> [ConventionRow] {
    guard fixedWeights != nil, let weights = instrument.weights else { return [] }
    let sum = instrument.dimensions.reduce(0) { $0 + (weights[$1.id] ?? 0) }
    let normalised = row("overall_weighted", "Sum of the instrument's weight / sum of weights x dimension gap.", of: scores)
    return normalised
      + normalised.map {
        row(
          "weighted_raw_points", "Sum of the instrument's weight x dimension gap, the weights not divided by their sum.", n: $0.score.n,
          $0.value.map { $0 * sum })
      }
  }

  private var benchmark: [ConventionRow] {
    guard let benchmark = conventions.benchmark else { return [] }
    let isAlike = Set(benchmark.weights.keys) == Set(instrument.dimensions.map(\.id))
    let gap = isAlike ? shares(benchmark.weights).map(weightedRow) : nil
    return [
      row(
        "benchmark-\(benchmark.id)", "Dimension gaps weighted by \(benchmark.source).",
        n: OverallMeasure(cell: cell, rule: rule).respondents, gap?.gap?.mean, reason: isAlike ? nil : .otherDimensions)
    ]
  }

  // MARK: Perceptions

  private var conformity: ConventionRow {
    let lowest = Int128(instrument.scale.minimum)
    var (pairs, expectation, perception): (Int128, Int128, Int128) = (0, 0, 0)
    for item in 0..<cell.shape.itemCount {
      let measure = ItemMeasure(cell, item: item)
      for pair in measure.pairs {
        pairs += Int128(pair.count)
        expectation += Int128(pair.count) * (Int128(pair.expectation) + lowest)
        perception += Int128(pair.count) * (Int128(pair.perception) + lowest)
      }
    }
    let whole = ScaleMeasure(cell, scale: cell.shape.scales.count - 1, rule: .any)
    return row(
      "conformity_percent", "100 x sum of perceptions / sum of expectations over all answered pairs.",
      n: Moments(whole.scores(.gap)).n, expectation > 0 && lowest >= 0 ? 100 * Double(perception) / Double(expectation) : nil,
      reason: .zeroSum)
  }

  private var performances: [ConventionRow] {
    let whole = ScaleMeasure(cell, scale: cell.shape.scales.count - 1, rule: .any)
    let plain = row(
      "servperf", "Mean over items of the mean of all perceptions.", n: whole.answered(.perception),
      items { $0.meanOfAnswers(.perception) }.map(instrument.scale.value))
    guard let ratings else { return [plain] }
    return [
      plain,
      row(
        "weighted_servperf", "Mean over respondents of the sum of own importance x perception / sum of own importance.", n: ratings.n,
        ratings.performance.map { $0 / gapUnit }),
    ]
  }
}
