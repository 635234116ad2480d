internal import SatisfactionScoring
internal import SurveyModel

/// One response's customer-care columns and gaps, as the tallies take them.
struct CareRow {
  private let plan: CarePlan
  private let values: [Int64]
  /// The gap of each dimension in scale units; nil under the missing rule. Empty where no expectations are asked.
  let gaps: [ExactScore?]
  /// The gap over all answered items.
  let gap: ExactScore?

  init(_ plan: CarePlan, _ reading: GapReading, _ batch: ResponseBatch, _ row: Int) {
    self.plan = plan
    values = (0..<batch.careColumns).map { batch.care[$0 * batch.capacity + row] }
    (gaps, gap) = reading.gaps(batch, row)
  }

  /// A column's value; nil where nothing was answered, or nothing that could be read.
  subscript(place: Int?) -> Int64? {
    guard let place, values.indices.contains(place) else { return nil }
    return values[place] <= CareValue.unreadable ? nil : values[place]
  }

  func flag(_ place: Int?) -> Bool? { self[place].map { $0 != 0 } }

  func point(_ place: Int?) -> Int? { self[place].map { Int($0) } }

  var outcome: SatisfactionOutcome? { SatisfactionOutcome(gaps: gaps) }

  /// Whether the customer is kept, by the column that says so.
  var isKept: Bool? { plan.keeping.flatMap { keeping in flag(keeping.place).map { $0 == keeping.isKept } } }

  /// An answer in the unit of its scale.
  func score(_ place: Int?) -> ExactScore? {
    guard let place, let point = self[place], case .answer(let scale, _) = plan.care.columns[place].form else { return nil }
    return ExactScore(sum: Int64(scale.minimum) + point, over: Int64(scale.unit))
  }
}

/// Reads respondents' gaps off a batch: sums of perception less expectation over answered pairs.
struct GapReading {
  private struct Dimension {
    let pairs: [(expectation: Int, perception: Int)]
    let least: Int
  }

  private let dimensions: [Dimension]
  private let unit: Int64

  init(_ plan: CarePlan) {
    let layout = SlotLayout(plan.instrument)
    unit = Int64(plan.instrument.scale.unit)
    guard plan.instrument.hasGap else {
      dimensions = []
      return
    }
    var item = 0
    dimensions = plan.instrument.dimensions.map { dimension in
      defer { item += dimension.items.count }
      let pairs = (item..<item + dimension.items.count).compactMap { place -> (Int, Int)? in
        guard let expectation = layout.slot(item: place, facet: .expectation),
          let perception = layout.slot(item: place, facet: .perception)
        else { return nil }
        return (expectation, perception)
      }
      return Dimension(pairs: pairs, least: plan.rule.minimum(of: dimension.items.count))
    }
  }

  /// By dimension, and over all answered pairs.
  func gaps(_ batch: ResponseBatch, _ row: Int) -> (dimensions: [ExactScore?], all: ExactScore?) {
    var (all, answeredOfAll): (Int64, Int64) = (0, 0)
    let scores = dimensions.map { dimension -> ExactScore? in
      var (sum, answered): (Int64, Int64) = (0, 0)
      for pair in dimension.pairs {
        let expectation = batch.answers[pair.expectation * batch.capacity + row]
        let perception = batch.answers[pair.perception * batch.capacity + row]
        guard expectation >= 0, perception >= 0 else { continue }
        sum += Int64(perception) - Int64(expectation)
        answered += 1
      }
      (all, answeredOfAll) = (all + sum, answeredOfAll + answered)
      return answered >= Int64(dimension.least) ? ExactScore(sum: sum, over: answered * unit) : nil
    }
    return (scores, ExactScore(sum: all, over: answeredOfAll * unit))
  }
}
