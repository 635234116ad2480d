import SatisfactionScoring
import SurveyModel

/// Responses written by hand, for tests: `nil` is a blank.
struct HandWritten {
  let instrument: Instrument
  var rows: [(expectation: [Int?], perception: [Int?])] = []

  /// One dimension of `items` items on a scale from 1 to `top`.
  init(items: Int, top: Int) throws {
    let scale = ResponseScale(minimum: 1, maximum: top)
    let dimension = Dimension(id: "only", label: "Only", items: (1...items).map { Item(id: "i\($0)", number: $0, label: "Item") })
    instrument = try Instrument(
      id: "own", label: "Own", source: "", dimensions: [dimension],
      scales: [.expectation: scale ?? .sevenPoint, .perception: scale ?? .sevenPoint])
  }

  var batch: ResponseBatch {
    var batch = ResponseBatch(capacity: max(1, rows.count), layout: SlotLayout(instrument), segmentKeys: [], hasPoints: false)
    for (row, answers) in rows.enumerated() {
      for item in instrument.items.indices {
        batch.answers[item * batch.capacity + row] = answers.expectation[item].map { AnswerCode($0 - 1) } ?? -1
        batch.answers[(instrument.items.count + item) * batch.capacity + row] = answers.perception[item].map { AnswerCode($0 - 1) } ?? -1
      }
      batch.commit()
    }
    return batch
  }

  var tally: SatisfactionTally { tally(holding: .half) }

  func tally(holding rule: MissingRule) -> SatisfactionTally {
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, missingRule: rule))
    tally.add(batch)
    return tally
  }

  var report: SatisfactionReport { tally.report() }
}
