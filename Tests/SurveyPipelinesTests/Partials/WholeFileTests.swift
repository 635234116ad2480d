import Foundation
import SatisfactionScoring
import SurveyModel
import SurveyReading
import TestSupport
import Testing

@testable import SurveyPipelines

/// The partial of a whole file says of it what a run over it says, whatever the platform and whatever is wrong with it.
@Suite struct WholeFileTests {
  private func check(_ request: StudyRequest, _ name: String) throws {
    var request = request
    request.needsDigests = true
    let study = try Study.run(request)
    let stored = try TallyFile(TallyFile.tallying(TallyRequest(request)).bytes)
    let measured = try Study(stored, conventions: request.conventions)
    #expect(measured.sources.map(\.refusal) == study.sources.map(\.refusal), "\(name)")
    #expect(measured.sources.map(\.accounting) == study.sources.map(\.accounting), "\(name)")
    #expect(measured.sources.map(\.findings) == study.sources.map(\.findings), "\(name)")
    #expect(measured.tally == study.tally && measured.period == study.period, "\(name)")
    if study.tally != nil { #expect(try measured.everything() == study.everything(), "\(name)") }
  }

  @Test func everySampleExport() throws {
    let folder = Repository.path("SampleData/harbour-bank/exports")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count > 10)
    for name in names { try check(StudyRequest(paths: ["\(folder)/\(name)"]), name) }
    var clinic = StudyRequest(paths: [Repository.path("SampleData/lakeside-clinic/2026-05.xml")])
    (clinic.plan.segments, clinic.period, clinic.conventions.isDetailed) = (["科室"], .weekday, true)
    try check(clinic, "clinic")
  }

  @Test func twoWavesWithASpecialRule() throws {
    var request = StudyRequest(paths: ["1", "2"].map { Repository.path("SampleData/harbour-bank/2026-q\($0).csv") })
    request.plan.segments = ["branch", "channel"]
    request.conventions.missingRule = .minimum(1)
    try check(request, "any, said otherwise")
    request.conventions.missingRule = .minimum(2)
    try check(request, "a rule of its own")
  }

  @Test(.enabled(if: Repository.shared("bad-inputs/manifest.json") != nil, "the given broken files are not beside the repository"))
  func everyBrokenFile() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: try #require(Repository.shared("bad-inputs/manifest.json"))))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for file in try #require(root["files"] as? [[String: Any]]) {
      let name = try #require(file["file"] as? String)
      var request = StudyRequest(paths: [try #require(Repository.shared("bad-inputs/\(name)"))])
      request.encoding = (file["options"] as? [String: String])?["encoding"].flatMap { TextEncoding(named: $0) }
      try check(request, name)
    }
  }

  @Test func aRefusedFileAmongOthersIsTold() throws {
    let broken = try TemporaryFile("a,b\n1,2\n", named: "a-broken.csv")
    let paths = [broken.path, Repository.path("SampleData/harbour-bank/2026-q1.csv")]
    var request = StudyRequest(paths: [paths[1], paths[0]])
    request.needsDigests = true
    let parts = try paths.map { try TallyFile.tallying(TallyRequest(StudyRequest(paths: [$0]))) }
    #expect(parts[0].tally == nil && parts[0].refusedSources.count == 1)
    let joined = try parts[1].joining(parts[0])
    #expect(joined == (try TallyFile.tallying(TallyRequest(request))))
    let measured = try Study(TallyFile(joined.bytes), conventions: MeasurementConventions())
    // In the order of their names, as a shell would give them.
    #expect(measured.sources.map(\.source) == ["a-broken.csv", "2026-q1.csv"].sorted())
    #expect(try measured.everything() == Study.run(request).everything())
  }
}
