import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// The sample organisations give the numbers that an independent program computed from the same files (numpy and scipy; the script and the
/// versions stand in each file of expected results).
@Suite struct SampleDataTests {
  static let organisations = [
    (export: "SampleData/harbour-bank/2026-q2.csv", expected: "SampleData/harbour-bank/expected-scores.json", by: "branch"),
    (export: "SampleData/lakeside-clinic/2026-05.xml", expected: "SampleData/lakeside-clinic/expected-scores.json", by: "科室"),
  ]

  @Test(arguments: organisations)
  func scoresAreTheOracles(_ sample: (export: String, expected: String, by: String)) throws {
    var request = StudyRequest(paths: [Repository.path(sample.export)])
    request.plan.segments = [sample.by]
    request.needsDigests = true
    let study = try Study.run(request)
    let report = try #require(study.report())
    let run = study.identity(minimumCell: 0)
    let tables = ReportTables(report, run: run, sources: study.sources, minimumCell: 0)
    try compare(
      try #require(tables["scores"]), with: JSONRow.rows(ofFile: Repository.path(sample.expected), at: ["scores"]), key: "dimension")
    try compare(try #require(tables["items"]), with: JSONRow.rows(ofFile: Repository.path(sample.expected), at: ["items"]), key: "item")
  }

  private func compare(_ table: ReportTable, with expected: [JSONRow], key: String) throws {
    let ours = try JSONRow.rows(of: table.json, at: [])
    #expect(expected.count >= 28)
    #expect(ours.count == expected.count)
    for row in expected {
      let match = ours.first { candidate in
        let isSegment = (candidate.text("segment_key") == "all") == (row.text("segment_key") == "all")
        let isLabel = row.text("segment_key") == "all" || candidate.text("segment_label") == row.text("segment_label")
        let isSubject = key == "item" ? candidate.number("item_order") == row.number("item") : candidate.text(key) == row.text(key)
        return isSegment && isLabel && isSubject
      }
      let found = try #require(match, "\(row.text("segment_label") ?? "") \(row.text(key) ?? "")")
      for column in row.columns where !["segment_key", "segment_label", "item", "dimension"].contains(column) {
        #expect(
          agree(found.number(column), row.number(column)), "\(found.text("segment_value") ?? "") \(found.text("dimension") ?? "") \(column)"
        )
      }
    }
  }

  @Test func samplesAreWhatTheirSeedMakes() throws {
    #expect(try bytes("SampleData/harbour-bank/2026-q2.csv") == SampleBank(rows: 600, seed: 1).csv)
    #expect(try bytes("SampleData/harbour-bank/2026-q1.csv") == SampleBank(rows: 600, seed: 1).quarterBefore(rows: 480))
    #expect(try bytes("SampleData/lakeside-clinic/2026-05.xml") == SampleClinic(rows: 240, seed: 2).xml)
    #expect(try bytes("SampleData/northern-telecom/2026-09.csv") == SampleTelecom(rows: 1_200, seed: 3).csv)
  }
}
