import SatisfactionScoring
import SurveyModel
import Testing

/// LibQUAL+ as libraries printed it: adequacy is perceived minus minimum, superiority perceived minus desired.
@Suite struct LibraryTableTests {
  typealias Row = (
    item: String, institution: String, minimum: Double, desired: Double, perceived: Double, adequacy: Double, superiority: Double
  )

  /// Lehigh University, comparison of libraries, LibQUAL+ spring 2003: two items (affect of service) in seventeen libraries, 1-9, with the
  /// printed mean.
  static let libraries: [Row] = [
    ("AS-3", "J", 5.70, 7.72, 6.92, 1.22, -0.80), ("AS-3", "I", 5.88, 7.92, 7.09, 1.21, -0.83),
    ("AS-3", "B", 6.11, 8.03, 7.31, 1.20, -0.71), ("AS-3", "G", 5.64, 7.60, 6.83, 1.19, -0.77),
    ("AS-3", "C", 6.06, 7.73, 7.22, 1.16, -0.51), ("AS-3", "P", 6.58, 7.99, 7.54, 0.96, -0.45),
    ("AS-3", "A", 6.11, 8.00, 7.01, 0.90, -1.00), ("AS-3", "O", 6.22, 7.92, 7.11, 0.89, -0.81),
    ("AS-3", "N", 6.54, 8.08, 7.38, 0.84, -0.70), ("AS-3", "Q", 6.32, 7.85, 7.10, 0.78, -0.75),
    ("AS-3", "E", 6.26, 8.08, 6.92, 0.66, -1.16), ("AS-3", "M", 6.81, 8.17, 7.42, 0.61, -0.75),
    ("AS-3", "L", 6.70, 8.13, 7.19, 0.49, -0.94), ("AS-3", "H", 6.04, 7.88, 6.40, 0.37, -1.48),
    ("AS-3", "D", 5.87, 7.89, 6.23, 0.36, -1.66), ("AS-3", "K", 6.81, 7.90, 6.85, 0.04, -1.05),
    ("AS-3", "F", 6.30, 7.88, 6.27, -0.02, -1.60), ("AS-3", "MEAN", 6.23, 7.93, 6.99, 0.76, -0.94),
    ("AS-7", "P", 6.15, 8.02, 7.61, 1.46, -0.41), ("AS-7", "I", 6.37, 8.08, 7.47, 1.10, -0.60),
    ("AS-7", "B", 6.63, 8.17, 7.71, 1.08, -0.46), ("AS-7", "J", 6.47, 8.00, 7.54, 1.07, -0.46),
    ("AS-7", "G", 6.14, 7.73, 7.20, 1.06, -0.53), ("AS-7", "C", 6.70, 7.96, 7.58, 0.89, -0.37),
    ("AS-7", "N", 6.71, 8.14, 7.57, 0.86, -0.57), ("AS-7", "Q", 6.39, 7.92, 7.24, 0.85, -0.68),
    ("AS-7", "M", 6.77, 8.14, 7.49, 0.72, -0.65), ("AS-7", "A", 6.79, 8.12, 7.50, 0.71, -0.62),
    ("AS-7", "O", 6.34, 8.01, 7.05, 0.71, -0.96), ("AS-7", "L", 6.85, 8.18, 7.39, 0.54, -0.79),
    ("AS-7", "E", 6.92, 8.31, 7.46, 0.53, -0.85), ("AS-7", "H", 6.68, 8.14, 6.89, 0.21, -1.25),
    ("AS-7", "K", 6.82, 7.91, 6.86, 0.04, -1.05), ("AS-7", "F", 6.90, 8.26, 6.86, -0.04, -1.40),
    ("AS-7", "D", 6.51, 8.00, 6.37, -0.13, -1.63), ("AS-7", "MEAN", 6.60, 8.06, 7.28, 0.69, -0.78),
  ]

  @Test(arguments: libraries)
  func gapsFollowFromThePrintedLevels(_ row: Row) throws {
    let nine = try #require(ResponseScale(minimum: 1, maximum: 9))
    var survey = try Facets([1], [.minimum: nine, .expectation: nine, .perception: nine])
    // A hundred readers whose means are exactly the printed ones.
    for reader in 0..<100 {
      survey.add([
        .minimum: Self.answer(row.minimum, reader), .expectation: Self.answer(row.desired, reader),
        .perception: Self.answer(row.perceived, reader),
      ])
    }
    let zone = try #require(survey.report().items.first?.score.zone)
    #expect(zone.n == 100)
    // Printed with two decimals from unrounded levels, so the difference of printed levels may be off by one in the last place.
    #expect(abs(zone.adequacy.mean - row.adequacy) < 0.01 + 1e-9)
    #expect(abs(zone.superiority.mean - row.superiority) < 0.01 + 1e-9)
    #expect(abs(zone.width - (row.desired - row.minimum)) < 1e-9)
  }

  private static func answer(_ mean: Double, _ reader: Int) -> String {
    let hundredths = Int((mean * 100).rounded())
    return "\(hundredths / 100 + (reader < hundredths % 100 ? 1 : 0))"
  }
}
