public import SurveyModel

/// Responses with random answers, blanks and importance points, for property tests; the same for the same seed.
public struct RandomResponses {
  private var state: UInt64

  /// A source of responses.
  public init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32 }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to `bound` - 1.
  public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A batch of `count` responses to `instrument`.
  ///
  /// - Parameters:
  ///   - blanks: how many answers of a hundred are missing, for one reason or another.
  ///   - care: customer-care columns, which get values of their kinds.
  public mutating func batch(
    _ count: Int, _ instrument: Instrument, segmentKeys: [String], hasPoints: Bool, blanks: Int, care: CareCodebook? = nil
  ) -> ResponseBatch {
    let columns = care?.columns ?? []
    var batch = ResponseBatch(
      capacity: count, layout: SlotLayout(instrument), segmentKeys: segmentKeys, hasPoints: hasPoints, careColumns: columns.count)
    let labels = ["North", "South", "", "东"]
    for segment in segmentKeys.indices { batch.segments[segment].labels = labels }
    let points = batch.layout.slots.map { (instrument.scales[$0.facet] ?? instrument.scale).points }
    for row in 0..<count {
      for slot in batch.layout.slots.indices {
        let isBlank = below(100) < blanks
        batch.answers[slot * count + row] = isBlank ? -1 - AnswerCode(below(5)) : AnswerCode(below(points[slot]))
      }
      for segment in segmentKeys.indices { batch.segments[segment].ids[row] = Int32(below(labels.count)) }
      if hasPoints { fillPoints(&batch, row, count) }
      for (column, own) in columns.enumerated() {
        batch.care[column * count + row] = below(100) < blanks ? [CareValue.missing, CareValue.unreadable][below(2)] : value(own.form)
      }
      batch.commit()
    }
    return batch
  }

  private mutating func value(_ form: CareForm) -> Int64 {
    switch form {
    case .flag, .option: Int64(below(2))
    case .number: Int64(below(100_000))
    case .duration: Int64(below(96)) * 3_600_000_000
    case .time: 1_690_000_000_000_000 + Int64(below(1_000)) * 3_600_000_000
    case .answer(let scale, _): Int64(below(scale.points))
    case .customerClass: Int64(below(4))
    }
  }

  private mutating func fillPoints(_ batch: inout ResponseBatch, _ row: Int, _ count: Int) {
    let dimensions = batch.layout.dimensionCount
    let kind = below(6)
    for dimension in 0..<dimensions {
      let share = Int32(10_000 / dimensions)
      batch.points[dimension * count + row] =
        kind == 0 ? -1 : kind == 1 ? Int32(below(9_000)) : share + (dimension == 0 ? Int32(below(1_500)) : 0)
    }
  }
}
