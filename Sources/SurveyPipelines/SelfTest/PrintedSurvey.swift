internal import SatisfactionScoring
internal import SurveyModel

/// A survey made so that its answers have the distribution or the mean that a publication prints.
struct PrintedSurvey {
  /// The items of each dimension.
  let dimensions: [(id: String, items: [String])]
  /// The scale of every facet, from its first to its last point.
  let scale: ClosedRange<Int>
  /// Weights of the dimensions, where the source has them.
  var weights: [String: Double]?
  /// The answers to each item, one for each respondent; empty where expectations were not asked.
  var expectations: [[Int]] = []
  /// The answers to each item, one for each respondent.
  var perceptions: [[Int]] = []
  /// Each respondent's points by dimension.
  var points: [[Int]] = []

  init(_ dimensions: [(id: String, items: [String])], scale: ClosedRange<Int>) {
    self.dimensions = dimensions
    self.scale = scale
  }

  /// The measurement; nil where the survey is none.
  var report: SatisfactionReport? {
    guard let instrument else { return nil }
    let rows = perceptions.map(\.count).max() ?? 0
    var batch = ResponseBatch(capacity: max(1, rows), layout: SlotLayout(instrument), segmentKeys: [], hasPoints: !points.isEmpty)
    for row in 0..<rows {
      for (slot, column) in (expectations + perceptions).enumerated() where row < column.count {
        batch.answers[slot * batch.capacity + row] = AnswerCode(column[row] - scale.lowerBound)
      }
      for dimension in dimensions.indices where !points.isEmpty {
        batch.points[dimension * batch.capacity + row] = Int32(100 * points[row][dimension])
      }
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, hasPoints: !points.isEmpty))
    tally.add(batch)
    return tally.report()
  }

  private var instrument: Instrument? {
    var number = 0
    let listed = dimensions.map { dimension in
      let items = dimension.items.map { id in
        number += 1
        return Item(id: id, number: number, label: Labels(["en": id]))
      }
      return Dimension(id: dimension.id, label: Labels(["en": dimension.id]), items: items)
    }
    let points = ResponseScale(minimum: scale.lowerBound, maximum: scale.upperBound)
    let facets: [Facet] = expectations.isEmpty ? [.perception] : [.expectation, .perception]
    let scales = Dictionary(facets.map { ($0, points ?? .sevenPoint) }, uniquingKeysWith: { first, _ in first })
    return try? Instrument(id: "printed", label: "Printed", source: "", dimensions: listed, scales: scales, weights: weights)
  }

  /// Answers of 100 respondents whose mean is exactly `mean`, a number with two decimals: two neighbouring answers in the right mixture.
  static func answers(mean: Double) -> [Int] {
    let hundredths = Int((100 * mean).rounded())
    return (0..<100).map { hundredths / 100 + ($0 < hundredths % 100 ? 1 : 0) }
  }

  /// The answers behind counts of each answer, from the first point of the scale.
  static func answers(counts: [Int]) -> [Int] { counts.enumerated().flatMap { Array(repeating: $0.offset + 1, count: $0.element) } }
}
