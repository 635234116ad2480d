import SatisfactionScoring
import SurveyModel
import Testing

/// Figures that others printed, recomputed from what they printed beside them.
@Suite struct PublishedTableTests {
  /// Ho, Feng and Yen, Journal of Service Science and Management 7 (2014) 235-244 (CC BY): five-point answer counts of hotel guests with the
  /// printed mean and standard deviation.
  static let hotel: [(item: String, counts: [Int], mean: Double, sd: Double)] = [
    ("T1", [2, 22, 60, 149, 45], 3.766, 0.841), ("T2", [6, 16, 115, 120, 21], 3.482, 0.805), ("T3", [5, 19, 96, 106, 52], 3.651, 0.921),
    ("T4", [6, 20, 38, 130, 84], 3.957, 0.960), ("T5", [4, 19, 82, 138, 35], 3.651, 0.839), ("T6", [5, 25, 85, 128, 35], 3.586, 0.886),
    ("T7", [6, 30, 66, 143, 33], 3.601, 0.909), ("T8", [6, 12, 64, 156, 40], 3.763, 0.829), ("T9", [7, 26, 78, 131, 36], 3.586, 0.918),
    ("T10", [4, 36, 77, 126, 35], 3.547, 0.921), ("T11", [4, 22, 131, 105, 16], 3.385, 0.774), ("T12", [5, 18, 175, 56, 24], 3.273, 0.782),
    ("T13", [5, 14, 47, 153, 59], 3.888, 0.857), ("REL1", [8, 23, 42, 146, 59], 3.809, 0.959),
    ("REL2", [6, 23, 112, 116, 21], 3.442, 0.834),
    ("REL3", [5, 24, 59, 118, 72], 3.820, 0.974), ("REL4", [5, 33, 57, 128, 55], 3.701, 0.977),
    ("RES1", [5, 27, 42, 153, 51], 3.784, 0.917),
    ("RES2", [6, 31, 49, 139, 53], 3.727, 0.967), ("RES3", [8, 32, 54, 140, 44], 3.647, 0.975),
    ("RES4", [5, 33, 67, 125, 48], 3.640, 0.961),
  ]

  @Test(arguments: hotel)
  func hotelMeansAndDeviationsFollowFromTheCounts(_ row: (item: String, counts: [Int], mean: Double, sd: Double)) throws {
    var survey = try HandWritten(items: 1, top: 5)
    for (point, count) in row.counts.enumerated() { survey.rows += Array(repeating: ([5], [point + 1]), count: count) }
    let item = try #require(survey.report.items.first)
    #expect(item.score.n == row.counts.reduce(0, +))
    let perception = try #require(item.score.perception)
    #expect(abs(perception.mean - row.mean) < 0.0005 + 1e-12)
    #expect(abs((perception.sd ?? 0) - row.sd) < 0.0005 + 1e-12)
  }

  /// Zarei et al., BMC Health Services Research 12:31 (2012), Table 2: item means of perception and expectation in three factors.
  static let hospital: [(dimension: String, perception: Double, expectation: Double)] =
    [
      (4.04, 4.94), (4.08, 4.92), (4.11, 4.92), (3.97, 4.93), (4.02, 4.90), (4.03, 4.91), (4.08, 4.93), (4.09, 4.94), (4.04, 4.95),
      (4.04, 4.95),
    ]
    .map { ("reliability_responsiveness", $0.0, $0.1) }
    + [(4.39, 4.96), (3.95, 4.90), (3.34, 4.87), (3.97, 4.94), (3.90, 4.86), (3.83, 4.78), (3.86, 4.82)].map { ("empathy", $0.0, $0.1) }
    + [(4.36, 4.96), (4.29, 4.97), (3.96, 4.95), (4.12, 4.94)].map { ("tangibles", $0.0, $0.1) }

  /// A survey whose item means are exactly the printed ones: 100 respondents, each item 4s and 5s (or 3s and 4s) in the right mixture.
  private func surveyWithPrintedMeans() throws -> SatisfactionReport {
    var dimensions: [Dimension] = []
    var number = 0
    for id in ["reliability_responsiveness", "empathy", "tangibles"] {
      let items = Self.hospital.filter { $0.dimension == id }.map { _ in
        number += 1
        return Item(id: "z\(number)", number: number, label: "Item")
      }
      dimensions.append(Dimension(id: id, label: "Factor", items: items))
    }
    let scale = try #require(ResponseScale(minimum: 1, maximum: 5))
    let instrument = try Instrument(
      id: "zarei", label: "Zarei", source: "", dimensions: dimensions, scales: [.expectation: scale, .perception: scale])
    var batch = ResponseBatch(capacity: 100, layout: SlotLayout(instrument), segmentKeys: [], hasPoints: false)
    for row in 0..<100 {
      for (item, printed) in Self.hospital.enumerated() {
        batch.answers[item * 100 + row] = Self.answer(printed.expectation, row)
        batch.answers[(Self.hospital.count + item) * 100 + row] = Self.answer(printed.perception, row)
      }
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument))
    tally.add(batch)
    return tally.report()
  }

  private static func answer(_ mean: Double, _ row: Int) -> AnswerCode {
    let hundredths = Int((mean * 100).rounded())
    return AnswerCode(hundredths / 100 - 1 + (row < hundredths % 100 ? 1 : 0))
  }

  @Test(arguments: [("reliability_responsiveness", 4.05, 4.93, -0.88), ("empathy", 3.89, 4.87, -0.98), ("tangibles", 4.18, 4.95, -0.76)])
  func hospitalDimensionRowsFollowFromItemRows(_ id: String, _ perception: Double, _ expectation: Double, _ gap: Double) throws {
    let row = try #require(try surveyWithPrintedMeans().total(id))
    // Printed with two decimals from unrounded items, so the sum of printed items may be off by one in the last place.
    #expect(abs((row.perception?.mean ?? 0) - perception) < 0.01)
    #expect(abs((row.expectation?.mean ?? 0) - expectation) < 0.01)
    #expect(abs((row.gap?.mean ?? 0) - gap) < 0.0125)
  }

  @Test func hospitalOverallIsTheMeanOfItemsNotOfDimensions() throws {
    let report = try surveyWithPrintedMeans()
    let items = try #require(report.total("overall_items")?.gap?.mean)
    let dimensions = try #require(report.total("overall_dimensions")?.gap?.mean)
    // The mean of the 21 printed gaps; printed perceptions less printed expectations are off by up to one in the last place.
    #expect(abs(items - -0.8886) < 0.01)
    #expect(abs(dimensions - -0.87) < 0.01)
    #expect(items < dimensions)
  }
}
