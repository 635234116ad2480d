internal import SatisfactionScoring
internal import StatisticalInference

/// Five dimension gaps and the two overall scores made of them.
enum GapsExample {
  static let source = SelfTestSource(
    authors: "Jaap de Jonge", work: "12manage, forum on SERVQUAL: weighted and unweighted average scores", year: nil,
    link: "www.12manage.com/forum.asp?TB=zeithaml_servqual&S=54")

  static let dimensions: [(id: String, gap: Double, weight: Double)] = [
    ("tangibles", -0.65, 11), ("reliability", -1.10, 32), ("responsiveness", -0.83, 22), ("assurance", -0.70, 19), ("empathy", -1.01, 16),
  ]

  static var table: SelfTestTable {
    var survey = PrintedSurvey(dimensions.map { ($0.id, [$0.id + "_item"]) }, scale: 1...7)
    survey.weights = Dictionary(dimensions.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
    survey.expectations = dimensions.map { _ in PrintedSurvey.answers(mean: 6) }
    survey.perceptions = dimensions.map { PrintedSurvey.answers(mean: 6 + $0.gap) }
    let report = survey.report
    let plain = report?.total("overall_dimensions")?.gap?.mean
    let weighted = report?.total("overall_weighted")?.gap?.mean
    return SelfTestTable(
      source: source, subject: "overall gap from the gaps of five dimensions, unweighted and weighted",
      figures: [
        SelfTestFigure("unweighted", printed: "-0.86", ours: plain),
        SelfTestFigure("unweighted, as -4.29 / 5", printed: "-0.858", ours: plain),
        SelfTestFigure("weighted, where -90.07 points are divided by 100", printed: "-0.9007", ours: weighted),
      ])
  }
}
