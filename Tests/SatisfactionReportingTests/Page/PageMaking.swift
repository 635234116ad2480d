import SatisfactionScoring
import SurveyModel
import SurveyTesting

@testable import SatisfactionReporting

/// Documents to write pages of.
enum PageMaking {
  static let run = RunIdentity(
    runID: "run-0123456789abcdef", survey: "test", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)

  /// A survey of random answers, split by a column with these values.
  static func document(
    _ instrument: Instrument = .servqual1991, rows: Int = 400, labels: [String]? = nil, minimumCell: Int = 10
  ) -> DashboardDocument {
    var random = RandomResponses(seed: 11)
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, segmentKeys: ["region"]))
    var batch = random.batch(rows, instrument, segmentKeys: ["region"], hasPoints: false, blanks: 2)
    if let labels {
      batch.segments[0].labels = labels
      for row in 0..<rows { batch.segments[0].ids[row] = Int32(row % labels.count) }
    }
    tally.add(batch)
    let report = tally.report()
    return DashboardDocument(
      RunDescription(report, run: run, sources: [], minimumCell: minimumCell),
      tables: ReportTables(report, run: run, sources: [], minimumCell: minimumCell))
  }

  /// A page as text.
  static func page(_ document: DashboardDocument, language: PageLanguage = .english) -> String {
    String(decoding: DashboardPage(document, language: language).index, as: UTF8.self)
  }
}
