internal import SatisfactionScoring
internal import StatisticalInference

/// Seventeen libraries and their mean on two items: minimum, desired and perceived level, and the two gaps.
enum LibraryZones {
  static let source = SelfTestSource(
    authors: "Lehigh University, Universal Library Group comparison", work: "LibQUAL+ spring 2003, items AS-3 and AS-7", year: 2003,
    link: "www.lehigh.edu/~inulg/LibQUAL02-04.htm")

  typealias Row = (library: String, minimum: Double, desired: Double, perceived: Double, adequacy: String, superiority: String)

  static let willing: [Row] = [
    ("J", 5.70, 7.72, 6.92, "1.22", "-0.80"), ("I", 5.88, 7.92, 7.09, "1.21", "-0.83"), ("B", 6.11, 8.03, 7.31, "1.20", "-0.71"),
    ("G", 5.64, 7.60, 6.83, "1.19", "-0.77"), ("C", 6.06, 7.73, 7.22, "1.16", "-0.51"), ("P", 6.58, 7.99, 7.54, "0.96", "-0.45"),
    ("A", 6.11, 8.00, 7.01, "0.90", "-1.00"), ("O", 6.22, 7.92, 7.11, "0.89", "-0.81"), ("N", 6.54, 8.08, 7.38, "0.84", "-0.70"),
    ("Q", 6.32, 7.85, 7.10, "0.78", "-0.75"), ("E", 6.26, 8.08, 6.92, "0.66", "-1.16"), ("M", 6.81, 8.17, 7.42, "0.61", "-0.75"),
    ("L", 6.70, 8.13, 7.19, "0.49", "-0.94"), ("H", 6.04, 7.88, 6.40, "0.37", "-1.48"), ("D", 5.87, 7.89, 6.23, "0.36", "-1.66"),
    ("K", 6.81, 7.90, 6.85, "0.04", "-1.05"), ("F", 6.30, 7.88, 6.27, "-0.02", "-1.60"), ("mean", 6.23, 7.93, 6.99, "0.76", "-0.94"),
  ]

  static let courteous: [Row] = [
    ("P", 6.15, 8.02, 7.61, "1.46", "-0.41"), ("I", 6.37, 8.08, 7.47, "1.10", "-0.60"), ("B", 6.63, 8.17, 7.71, "1.08", "-0.46"),
    ("J", 6.47, 8.00, 7.54, "1.07", "-0.46"), ("G", 6.14, 7.73, 7.20, "1.06", "-0.53"), ("C", 6.70, 7.96, 7.58, "0.89", "-0.37"),
    ("N", 6.71, 8.14, 7.57, "0.86", "-0.57"), ("Q", 6.39, 7.92, 7.24, "0.85", "-0.68"), ("M", 6.77, 8.14, 7.49, "0.72", "-0.65"),
    ("A", 6.79, 8.12, 7.50, "0.71", "-0.62"), ("O", 6.34, 8.01, 7.05, "0.71", "-0.96"), ("L", 6.85, 8.18, 7.39, "0.54", "-0.79"),
    ("E", 6.92, 8.31, 7.46, "0.53", "-0.85"), ("H", 6.68, 8.14, 6.89, "0.21", "-1.25"), ("K", 6.82, 7.91, 6.86, "0.04", "-1.05"),
    ("F", 6.90, 8.26, 6.86, "-0.04", "-1.40"), ("D", 6.51, 8.00, 6.37, "-0.13", "-1.63"), ("mean", 6.60, 8.06, 7.28, "0.69", "-0.78"),
  ]

  static var table: SelfTestTable {
    let rows = willing.map { ("AS-3 \($0.library)", $0) } + courteous.map { ("AS-7 \($0.library)", $0) }
    let adequacy = gaps(rows.map(\.1)) { $0.minimum }
    let superiority = gaps(rows.map(\.1)) { $0.desired }
    // Two printed means, each off by up to 0.005.
    let figures = rows.enumerated().flatMap { place, row in
      [
        SelfTestFigure("\(row.0) adequacy", printed: row.1.adequacy, ours: adequacy[place], inputs: 0.01),
        SelfTestFigure("\(row.0) superiority", printed: row.1.superiority, ours: superiority[place], inputs: 0.01),
      ]
    }
    return SelfTestTable(
      source: source,
      subject: "adequacy (perceived - minimum) and superiority (perceived - desired) from the printed means, themselves rounded to 0.01",
      figures: figures)
  }

  /// The gap of perception to a level, each library's as an item.
  private static func gaps(_ rows: [Row], _ level: (Row) -> Double) -> [Double?] {
    var survey = PrintedSurvey([("libraries", rows.indices.map { "l\($0 + 1)" })], scale: 1...9)
    survey.expectations = rows.map { PrintedSurvey.answers(mean: level($0)) }
    survey.perceptions = rows.map { PrintedSurvey.answers(mean: $0.perceived) }
    let items = survey.report?.items ?? []
    return rows.indices.map { place in items.first { $0.order == place + 1 }?.score.gap?.mean }
  }
}
