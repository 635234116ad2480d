/// Reads zones of tolerance off a cell, in points of the scale; nil where the cell has none.
struct ZoneMeasure {
  /// Means and spreads over one set of triples, or of respondents.
  struct Levels {
    let n: Int
    let minimum: Double
    let desired: Double
    let perceived: Double
    let adequacy: (mean: Double, variance: Double?)
    let superiority: (mean: Double, variance: Double?)
    let classes: ZoneClasses
  }

  private let tally: ZoneTally
  private let shape: CellShape
  private let rule: MissingRule

  init?(_ cell: CellCounts, rule: MissingRule) {
    guard let tally = cell.cell.zone else { return nil }
    self.tally = tally
    self.rule = rule
    shape = cell.shape
  }

  /// Over the triples of an item; nil without one.
  func item(_ item: Int) -> Levels? { levels([(1, tally.items[item])]) }

  /// Over respondents' means of their triples, where there are enough by the missing rule; nil without one.
  func dimension(_ dimension: Int) -> Levels? {
    let count = shape.scales[dimension].count
    return levels((rule.minimum(of: count)...count).map { (Double($0), tally.sums(dimension: dimension, triples: $0)) })
  }

  /// The means of the dimensions' levels; nil without one.
  var overall: Levels? {
    guard let place = shape.rules.place(of: rule) else { return nil }
    let found = shape.scales.indices.dropLast().map(dimension)
    let n = Int(tally.overall[place].n)
    let observed = found.compactMap { $0 }
    guard n > 0, !observed.isEmpty else { return nil }
    let mean = { (level: (Levels) -> Double) in observed.reduce(0.0) { $0 + level($1) } / Double(observed.count) }
    let average = { (side: ZoneTally.Side, level: (Levels) -> Double) in
      let average = DimensionAverage(
        pairs: tally.pairs, lane: side.rawValue, minima: shape.scales.map { rule.minimum(of: $0.count) },
        scores: found.map { $0.map { ($0.n, level($0)) } ?? (0, 0) }, weights: nil, n: n)
      return (mean: average.estimate.mean, variance: average.estimate.variance)
    }
    return Levels(
      n: n, minimum: mean { $0.minimum }, desired: mean { $0.desired }, perceived: mean { $0.perceived },
      adequacy: average(.adequacy) { $0.adequacy.mean }, superiority: average(.superiority) { $0.superiority.mean },
      classes: tally.overall[place])
  }

  private func levels(_ groups: [(unit: Double, sums: ZoneSums)]) -> Levels? {
    let n = groups.reduce(0) { $0 + $1.sums.n }
    guard n > 0 else { return nil }
    let mean = { (sum: (ZoneSums) -> Int64) in groups.reduce(0.0) { $0 + Double(sum($1.sums)) / $1.unit } / Double(n) }
    let adequacy = Moments(groups.map { ($0.unit, $0.sums.n, $0.sums.adequacy, $0.sums.adequacySquares) })
    let superiority = Moments(groups.map { ($0.unit, $0.sums.n, $0.sums.superiority, $0.sums.superioritySquares) })
    return Levels(
      n: Int(n), minimum: mean(\.minimum), desired: mean(\.desired), perceived: mean(\.perceived),
      adequacy: (adequacy.mean, adequacy.variance), superiority: (superiority.mean, superiority.variance),
      classes: groups.reduce(ZoneClasses()) { $0 + $1.sums.classes })
  }
}
