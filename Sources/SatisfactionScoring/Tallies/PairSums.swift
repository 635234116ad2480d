internal import SurveyModel

/// One respondent's answered pairs and the sums of their gaps, in points, by dimension and by item; used again for the next respondent.
///
/// Without expectations a pair is an answer, and its gap the perception.
struct PairSums {
  private let shape: CellShape
  private let minima: [[Int32]]
  /// Answered pairs and their sum, one entry for each dimension.
  private(set) var dimensions: [Score]
  /// The same, one entry for each item.
  private(set) var items: [Score]
  /// Whether every pair is answered.
  private(set) var isFull = false
  /// Which missing rules of the shape give the respondent an overall score: a bit for each.
  private(set) var rules = 0

  /// How many pairs, and the sum of their gaps.
  struct Score {
    var pairs: Int32 = 0
    var sum: Int32 = 0
  }

  init(_ shape: CellShape) {
    self.shape = shape
    let scales = shape.scales.dropLast()
    minima = scales.map { scale in shape.rules.all.map { Int32($0.minimum(of: scale.count)) } }
    dimensions = Array(repeating: Score(), count: scales.count)
    items = Array(repeating: Score(), count: shape.itemCount)
  }

  mutating func load(_ batch: ResponseBatch, _ row: Int) {
    (isFull, rules) = (true, 0)
    for dimension in dimensions.indices {
      var score = Score()
      for item in shape.scales[dimension].items {
        let perception = batch.answers[(shape.perceptionSlot + item) * batch.capacity + row]
        let expectation = shape.hasGap ? batch.answers[(shape.expectationSlot + item) * batch.capacity + row] : 0
        let isPair = perception >= 0 && expectation >= 0
        items[item] = isPair ? Score(pairs: 1, sum: Int32(perception - expectation)) : Score()
        score.pairs += items[item].pairs
        score.sum += items[item].sum
      }
      dimensions[dimension] = score
      isFull = isFull && Int(score.pairs) == shape.scales[dimension].count
      for (rule, least) in minima[dimension].enumerated() where score.pairs >= least { rules |= 1 << rule }
    }
  }
}
