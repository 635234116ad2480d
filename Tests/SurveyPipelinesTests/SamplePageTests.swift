import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
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

  private func telecom() throws -> DashboardDocument {
    var request = StudyRequest(paths: [Repository.path("SampleData/northern-telecom/2026-09.csv")])
    request.plan.segments = ["region"]
    let codebook = Repository.path("SampleData/northern-telecom/codebook.yaml")
    request.plan.codebook = try Codebook.decoding(yaml: String(contentsOfFile: codebook, encoding: .utf8), source: "codebook.yaml")
    return try document(request)
  }

  @Test func theProvidersPageIsRebuilt() throws { try expect(DashboardPage(try telecom()), "SampleData/northern-telecom/report.html") }

  /// What the made-up provider was made to say, on everybody's page and on a region's.
  @Test func theProvidersPagesSayWhoIsLost() throws {
    let files = DashboardPage(try telecom()).files
    let page = { (path: String) in files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } }
    let index = try #require(page("index.html"))
    let head = try #require(index.components(separatedBy: "<nav").first)
    #expect(head.contains("Customers of class B (Gold) are being lost over Responsiveness: those who left fell 0.94 points further short"))
    #expect(head.contains("59% of them stayed (95% interval 52% to 65%)."))
    #expect(index.contains("379,680 EUR, 26% of that of all who answered"))
    let region = try #require(page("segments/region--coast.html"))
    #expect(region.contains("Customers of class B (Gold) are being lost over Responsiveness") && !region.contains("Published figures"))
    #expect(files.filter { $0.path.hasPrefix("figures/care-") }.count == 5)
  }

  @Test(arguments: [PageLanguage.simplifiedChinese, .traditionalChinese])
  func theProvidersPageIsChineseButForItsOwnNames(_ language: PageLanguage) throws {
    let document = try telecom()
    let page = String(decoding: DashboardPage(document, language: language).index, as: UTF8.self)
    let own: Set = [
      "A (Platinum)", "B (Gold)", "C (Silver)", "D (Basic)", "A call to the hotline", "Greeted by name", "Heard out", "Next step confirmed",
      "Called back within 4 hours",
    ]
    let labels = document.tables.filter { $0.name.hasPrefix("care_") }.flatMap(\.rows).compactMap { $0["group_label"]?.text }
    #expect(own.isSubset(of: labels))
    for label in Set(labels) {
      let isShown = page.contains("\(label)<") || page.contains("\(label)（")
      #expect(isShown == own.contains(label), "\(label)")
    }
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
