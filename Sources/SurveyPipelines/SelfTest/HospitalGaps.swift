internal import SatisfactionScoring
internal import StatisticalInference

/// Patients of private hospitals: item means of perception and expectation in three factors, and what the table makes of them.
enum HospitalGaps {
  static let source = SelfTestSource(
    authors: "Zarei, Arab, Rahimi Froushani, Rashidian and Ghazi Tabatabaei", work: "BMC Health Services Research 12: 31, table 2",
    year: 2012, link: "doi 10.1186/1472-6963-12-31")

  /// Perception, expectation and gap of each item, as printed.
  static let items: [(dimension: String, perception: Double, expectation: Double, gap: String)] =
    [
      (4.04, 4.94, "-0.89"), (4.08, 4.92, "-0.84"), (4.11, 4.92, "-0.81"), (3.97, 4.93, "-0.96"), (4.02, 4.90, "-0.88"),
      (4.03, 4.91, "-0.87"), (4.08, 4.93, "-0.84"), (4.09, 4.94, "-0.84"), (4.04, 4.95, "-0.91"), (4.04, 4.95, "-0.91"),
    ].map { ("reliability_responsiveness", $0.0, $0.1, $0.2) }
    + [
      (4.39, 4.96, "-0.57"), (3.95, 4.90, "-0.94"), (3.34, 4.87, "-1.52"), (3.97, 4.94, "-0.96"), (3.90, 4.86, "-0.96"),
      (3.83, 4.78, "-0.94"), (3.86, 4.82, "-0.96"),
    ].map { ("empathy", $0.0, $0.1, $0.2) }
    + [(4.36, 4.96, "-0.59"), (4.29, 4.97, "-0.67"), (3.96, 4.95, "-0.99"), (4.12, 4.94, "-0.81")].map { ("tangibles", $0.0, $0.1, $0.2) }

  /// The printed rows of the factors and of everything: the mean of the 21 items, not of the three factors.
  static let rows: [(id: String, perception: String, expectation: String, gap: String)] = [
    ("reliability_responsiveness", "4.05", "4.93", "-0.88"), ("empathy", "3.89", "4.87", "-0.98"), ("tangibles", "4.18", "4.95", "-0.76"),
    ("overall_items", "4.02", "4.91", "-0.89"),
  ]

  /// Printed means are off by up to 0.005, and so is the mean of some of them; a difference of two by up to 0.01.
  private static let (mean, difference) = (0.005, 0.01)

  static var report: SatisfactionReport? {
    let ids = ["reliability_responsiveness", "empathy", "tangibles"]
    var survey = PrintedSurvey(
      ids.map { id in (id, items.indices.filter { items[$0].dimension == id }.map { "z\($0 + 1)" }) }, scale: 1...5)
    survey.expectations = items.map { PrintedSurvey.answers(mean: $0.expectation) }
    survey.perceptions = items.map { PrintedSurvey.answers(mean: $0.perception) }
    return survey.report
  }

  static var table: SelfTestTable {
    let report = report
    let single = items.enumerated().map { place, item in
      let gap = report?.items.first { $0.order == place + 1 }?.score.gap?.mean
      return SelfTestFigure("item \(place + 1) gap", printed: item.gap, ours: gap, inputs: difference)
    }
    let joined = rows.flatMap { row in
      let score = report?.total(row.id)
      return [
        SelfTestFigure("\(row.id) perception", printed: row.perception, ours: score?.perception?.mean, inputs: mean),
        SelfTestFigure("\(row.id) expectation", printed: row.expectation, ours: score?.expectation?.mean, inputs: mean),
        SelfTestFigure("\(row.id) gap", printed: row.gap, ours: score?.gap?.mean, inputs: difference),
      ]
    }
    return SelfTestTable(
      source: source,
      subject: "gaps of items, factors and overall from the printed item means, themselves rounded to 0.01; overall is the mean of items",
      figures: single + joined)
  }
}
