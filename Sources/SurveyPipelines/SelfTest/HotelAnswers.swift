internal import SatisfactionScoring
internal import SurveyModel

/// Hotel guests' answers on five points, with the printed mean and standard deviation of every item whose counts are legible.
enum HotelAnswers {
  static let source = SelfTestSource(
    authors: "Ho, Feng and Yen", work: "Journal of Service Science and Management 7: 235-244", year: 2014,
    link: "doi 10.4236/jssm.2014.73021")

  static let rows: [(item: String, counts: [Int], mean: String, sd: String)] = [
    ("T1", [2, 22, 60, 149, 45], "3.766", "0.841"), ("T2", [6, 16, 115, 120, 21], "3.482", "0.805"),
    ("T3", [5, 19, 96, 106, 52], "3.651", "0.921"), ("T4", [6, 20, 38, 130, 84], "3.957", "0.960"),
    ("T5", [4, 19, 82, 138, 35], "3.651", "0.839"), ("T6", [5, 25, 85, 128, 35], "3.586", "0.886"),
    ("T7", [6, 30, 66, 143, 33], "3.601", "0.909"), ("T8", [6, 12, 64, 156, 40], "3.763", "0.829"),
    ("T9", [7, 26, 78, 131, 36], "3.586", "0.918"), ("T10", [4, 36, 77, 126, 35], "3.547", "0.921"),
    ("T11", [4, 22, 131, 105, 16], "3.385", "0.774"), ("T12", [5, 18, 175, 56, 24], "3.273", "0.782"),
    ("T13", [5, 14, 47, 153, 59], "3.888", "0.857"), ("REL1", [8, 23, 42, 146, 59], "3.809", "0.959"),
    ("REL2", [6, 23, 112, 116, 21], "3.442", "0.834"), ("REL3", [5, 24, 59, 118, 72], "3.820", "0.974"),
    ("REL4", [5, 33, 57, 128, 55], "3.701", "0.977"), ("RES1", [5, 27, 42, 153, 51], "3.784", "0.917"),
    ("RES2", [6, 31, 49, 139, 53], "3.727", "0.967"), ("RES3", [8, 32, 54, 140, 44], "3.647", "0.975"),
    ("RES4", [5, 33, 67, 125, 48], "3.640", "0.961"),
  ]

  static var table: SelfTestTable {
    var survey = PrintedSurvey([("hotel", rows.map(\.item))], scale: 1...5)
    survey.perceptions = rows.map { PrintedSurvey.answers(counts: $0.counts) }
    let items = survey.report?.items ?? []
    let figures = rows.flatMap { row in
      let perception = items.first { $0.item.id == row.item }?.score.perception
      return [
        SelfTestFigure("\(row.item) mean", printed: row.mean, ours: perception?.mean),
        SelfTestFigure("\(row.item) sd", printed: row.sd, ours: perception?.sd),
      ]
    }
    return SelfTestTable(
      source: source, subject: "means and standard deviations of items from the printed counts of each answer", figures: figures)
  }
}
