import SatisfactionScoring
import SurveyModel
import Testing

/// Medians of items, by hand.
@Suite struct ItemMedianTests {
  private func item(_ survey: HandWritten, _ place: Int = 0) throws -> ItemRow { try #require(survey.report.items.dropFirst(place).first) }

  @Test func anEvenNumberHasTheMeanOfTheTwoInTheMiddle() throws {
    var survey = try HandWritten(items: 1, top: 7)
    survey.rows = [([7], [1]), ([5], [4]), ([6], [6]), ([4], [5])]
    let medians = try item(survey).medians
    #expect(medians.expectation == 5.5 && medians.perception == 4.5)
    // -6, -1, 0, 1: not the difference of the medians.
    #expect(medians.gap == -0.5)
  }

  @Test func mediansAreOverPairsOnly() throws {
    var survey = try HandWritten(items: 1, top: 7)
    survey.rows = [([7], [2]), ([7], [nil]), ([5], [5]), ([nil], [7]), ([6], [5])]
    let row = try item(survey)
    #expect(row.medians.expectation == 6 && row.medians.perception == 5 && row.medians.gap == -1)
    #expect(try item(HandWritten(items: 1, top: 7)).medians == item(HandWritten(items: 2, top: 7), 1).medians)
    #expect(try item(HandWritten(items: 1, top: 7)).medians.gap == nil)
  }

  /// Tenths: 10 and 7.5, 7.5 and 7.5, no answer and 0.4.
  @Test func mediansAreOnTheAnswersOwnScale() throws {
    let scale = try #require(ResponseScale(minimum: 0, maximum: 100, decimals: 1))
    let dimension = Dimension(id: "only", label: "Only", items: [Item(id: "i1", number: 1, label: "Item")])
    for facets in [[Facet.expectation, .perception], [.perception]] {
      let instrument = try Instrument(
        id: "own", label: "Own", source: "", dimensions: [dimension],
        scales: Dictionary(facets.map { ($0, scale) }, uniquingKeysWith: { first, _ in first }))
      var batch = ResponseBatch(capacity: 3, layout: SlotLayout(instrument), segmentKeys: [], hasPoints: false)
      for (row, answers) in [(100, 75), (75, 75), (-1, 4)].enumerated() {
        batch.answers[(facets.count - 1) * 3 + row] = AnswerCode(answers.1)
        if facets.count == 2 { batch.answers[row] = AnswerCode(answers.0) }
        batch.commit()
      }
      var tally = SatisfactionTally(shape: TallyShape(instrument: instrument))
      tally.add(batch)
      let medians = try #require(tally.report().items.first).medians
      #expect(medians.perception == 7.5)
      #expect(medians.expectation == (facets.count == 2 ? 8.75 : nil) && medians.gap == (facets.count == 2 ? -1.25 : nil))
    }
  }
}
