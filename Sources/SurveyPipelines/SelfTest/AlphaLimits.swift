internal import SatisfactionScoring

/// What alpha must be where it can be told without computing.
enum AlphaLimits {
  static let source = SelfTestSource(
    authors: "Cronbach", work: "Psychometrika 16: 297-334", year: 1951,
    link: "doi 10.1007/BF02310555; the limits follow from the formula")

  /// The answers of four respondents to each item, and alpha.
  static let cases: [(name: String, items: [[Int]], alpha: String)] = [
    ("three items that say the same", [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]], "1.000"),
    ("two items without correlation", [[1, 1, 2, 2], [1, 2, 1, 2]], "0.000"),
    ("two items with r = 0.6: 2r / (1 + r)", [[1, 2, 3, 4], [2, 1, 4, 3]], "0.750"),
    ("two items with r = -0.6: 2r / (1 + r)", [[1, 2, 3, 4], [3, 4, 1, 2]], "-3.000"),
    ("two opposite items, whose sum does not vary", [[1, 2, 3, 4], [4, 3, 2, 1]], SelfTestFigure.none),
    ("a single item", [[1, 2, 3, 4]], SelfTestFigure.none),
  ]

  static var table: SelfTestTable {
    let figures = cases.map { name, items, alpha in
      var survey = PrintedSurvey([("scale", items.indices.map { "i\($0 + 1)" })], scale: 1...5)
      survey.perceptions = items
      return SelfTestFigure(name, printed: alpha, ours: survey.report?.total("scale")?.reliability?.perception)
    }
    return SelfTestTable(source: source, subject: "Cronbach's alpha of answers for which it is known", figures: figures)
  }
}
