public import SurveyModel

/// The wave before, to compare with.
public struct PreviousWave: Sendable {
  /// What was counted in it.
  public let tally: SatisfactionTally
  /// What it is called.
  public let label: String
  /// The respondents who answered both times; nil where nobody is known to.
  public let matches: WaveMatchTally?

  /// A wave before this one; its tally has the shape of this one's.
  public init(_ tally: SatisfactionTally, label: String, matches: WaveMatchTally?) {
    self.tally = tally
    self.label = label
    self.matches = matches
  }
}

/// The respondents of two waves in one cell, as the covariance of two means needs them.
struct MatchedCell {
  let instrument: Instrument
  let rule: MissingRule
  private let shape: CellShape
  private let sums: [WaveMatchTally.Key: WaveMatchTally.Sums]

  /// One cell; nil where nobody of it answered both times.
  init?(_ tally: WaveMatchTally?, column: Int, label: String, rule: MissingRule) {
    guard let tally, let sums = tally.cells[.init(column: column, label: label)] else { return nil }
    (instrument, shape, self.rule, self.sums) = (tally.shape.instrument, tally.shape.cell, rule, sums)
  }

  /// The respondents who count in both means, and the covariance of the two means, on the answers' scale.
  ///
  /// cov(mean, mean) = n_c/(n_1 n_2) times the sample covariance over the n_c respondents of both; of two means of dimension means the
  /// sum of these over all pairs of dimensions, divided by the numbers of dimensions.
  func covariance(_ place: CellValues.Place, _ now: (Int) -> Int, _ before: (Int) -> Int) -> (n: Int, covariance: Double) {
    let dimensions = shape.scales.count - 1
    switch place {
    case .item(let item): return single(dimensions + item, now(item), before(item))
    case .dimension(let index): return single(index, now(index), before(index))
    case .overall:
      let (later, earlier) = ((0..<dimensions).filter { now($0) > 0 }, (0..<dimensions).filter { before($0) > 0 })
      var (people, total) = (0, 0.0)
      for first in later {
        for second in earlier {
          let (n, covariance) = pair(first, second)
          people = max(people, n)
          total += covariance * Double(n) / (Double(now(first)) * Double(before(second)))
        }
      }
      return (people, total / Double(max(1, later.count * earlier.count)))
    }
  }

  private func single(_ place: Int, _ now: Int, _ before: Int) -> (n: Int, covariance: Double) {
    let (n, covariance) = pair(place, place)
    return now > 0 && before > 0 ? (n, covariance * Double(n) / (Double(now) * Double(before))) : (0, 0)
  }

  /// The respondents scored on both places and the sample covariance of their scores.
  private func pair(_ first: Int, _ second: Int) -> (n: Int, covariance: Double) {
    let (least, other) = (minimum(first), minimum(second))
    let keys = sums.keys.filter { $0.now == first && $0.before == second && $0.nowPairs >= least && $0.beforePairs >= other }
    var (n, x, y, xy) = (Int64(0), 0.0, 0.0, 0.0)
    for key in keys.sorted(by: { ($0.nowPairs, $0.beforePairs) < ($1.nowPairs, $1.beforePairs) }) {
      guard let values = sums[key]?.values else { continue }
      let (a, b) = (Double(key.nowPairs), Double(key.beforePairs))
      n += values[0]
      x += Double(values[1]) / a
      y += Double(values[2]) / b
      xy += Double(values[3]) / (a * b)
    }
    guard n > 1 else { return (Int(n), 0) }
    let unit = Double(instrument.scale.unit)
    return (Int(n), (xy - x * y / Double(n)) / Double(n - 1) / (unit * unit))
  }

  private func minimum(_ place: Int) -> Int32 {
    place < shape.scales.count - 1 ? Int32(rule.minimum(of: shape.scales[place].count)) : 1
  }
}
