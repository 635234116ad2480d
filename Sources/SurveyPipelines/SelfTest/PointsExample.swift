internal import SatisfactionScoring
internal import StatisticalInference

/// Two respondents who weigh what they miss: why each one's own points are not the same as average points.
enum PointsExample {
  static let source = SelfTestSource(
    authors: "Parasuraman, Berry and Zeithaml", work: "Journal of Retailing 67: 420-450", year: 1991,
    link: "the rule; the figure is worked by hand")

  static var table: SelfTestTable {
    var survey = PrintedSurvey([("first", ["f1"]), ("second", ["s1"])], scale: 1...7)
    survey.expectations = [[5, 5], [5, 5]]
    survey.perceptions = [[3, 5], [4, 4]]
    survey.points = [[80, 20], [20, 80]]
    let report = survey.report
    let ours = report?.total("overall_weighted")?.gap?.mean
    let mean = report?.conventionRows.first { $0.score.subject.id == "overall_weighted_mean_weights" }?.value
    return SelfTestTable(
      source: source,
      subject: "weighted gap of two respondents with gaps (-2, -1) and (0, -1), points (80, 20) and (20, 80): (-1.8 - 0.8) / 2; by mean "
        + "points, which lack the covariance of points and gaps, (-1 - 1) / 2",
      figures: [
        SelfTestFigure("by own points", printed: "-1.3", ours: ours), SelfTestFigure("by mean points", printed: "-1.0", ours: mean),
      ])
  }
}
