import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// The pages of the sample organisations are what the tool writes of their exports; `make samples` writes them again.
@Suite struct SamplePageTests {
  private func document(_ request: StudyRequest) throws -> DashboardDocument {
    var request = request
    request.needsDigests = true
    let study = try Study.run(request)
    return study.document(try #require(study.report()), run: study.identity(minimumCell: 10), minimumCell: 10)
  }

  private func expect(_ page: DashboardPage, _ path: String) throws {
    let stored = try String(contentsOfFile: Repository.path(path), encoding: .utf8)
    let written = String(decoding: page.index, as: UTF8.self)
    let (old, new) = (stored.split(separator: "\n"), written.split(separator: "\n"))
    let place = zip(old, new).firstIndexOfDifference
    #expect(stored == written, "\(path), line \(place + 1): make samples writes it again")
  }

  @Test func theBanksPageIsRebuilt() throws {
    var request = StudyRequest(paths: [Repository.path("SampleData/harbour-bank/2026-q2.csv")])
    request.previous = [Repository.path("SampleData/harbour-bank/2026-q1.csv")]
    request.plan.segments = ["branch"]
    request.period = .week
    try expect(DashboardPage(try document(request)), "SampleData/harbour-bank/report.html")
  }

  @Test func theClinicsPageIsRebuilt() throws {
    var request = StudyRequest(paths: [Repository.path("SampleData/lakeside-clinic/2026-05.xml")])
    request.plan.segments = ["科室"]
    try expect(DashboardPage(try document(request), language: .simplifiedChinese), "SampleData/lakeside-clinic/report.html")
  }
}

extension Zip2Sequence where Element == (Substring, Substring) {
  /// The place of the first two that differ; the length of the shorter where none do.
  fileprivate var firstIndexOfDifference: Int {
    var place = 0
    for (one, other) in self {
      guard one == other else { return place }
      place += 1
    }
    return place
  }
}
