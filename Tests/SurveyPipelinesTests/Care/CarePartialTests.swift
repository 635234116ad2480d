import CustomerCare
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Slices of a survey with customer-care columns come to what one run over the whole does.
@Suite struct CarePartialTests {
  private static let folder = "SampleData/northern-telecom"

  private static func request(_ paths: [String]) throws -> StudyRequest {
    var request = StudyRequest(paths: paths)
    request.plan.codebook = try Codebook.contents(of: Repository.path("\(folder)/codebook.yaml"))
    request.plan.segments = ["region"]
    request.needsDigests = true
    return request
  }

  private static func document(_ study: Study) throws -> [UInt8] {
    let report = try #require(study.report())
    return study.document(report, run: study.identity(minimumCell: 10), minimumCell: 10).json
  }

  @Test(arguments: [1, 2, 7]) func slicesComeToTheWhole(_ count: Int) throws {
    let path = Repository.path("\(Self.folder)/2026-09.csv")
    let request = try Self.request([path])
    let cuts = try FileCuts(path, into: count, request)
    let parts = try cuts.pieces.map { piece in
      var slice = TallyRequest(request)
      (slice.range, slice.startsInsideQuotes, slice.sha256) = (piece.range, piece.startsInsideQuotes, cuts.sha256)
      return try TallyFile(TallyFile.tallying(slice).bytes)
    }
    let joined = try #require(try TallyFile.joining(parts.reversed()))
    let study = try Study(TallyFile(joined.bytes), conventions: request.conventions)
    #expect(try Self.document(study) == Self.document(try Study.run(request)))
  }

  @Test func repeatsAndRespondentsWithoutIdsAreCountedOnce() throws {
    let export = CareExport(care: "had_problem: x\ncustomer_value: y", columns: ["x", "y"])
    let known =
      (0..<30).map { export.row($0, 5, [$0 % 3 == 0 ? "yes" : "no", "\($0)"]) } + [export.row(3, 4, ["no", "70"], at: "2026-04-01")]
    let rounded = (0..<12).map { export.row($0, 3, ["yes", "5"]).replacing("R\($0),", with: "1.23E+11,") }
    let file = try TemporaryFile(export.text(known + rounded), named: "care.csv")
    var request = StudyRequest(paths: [file.path])
    request.plan.codebook = try Codebook.decoding(yaml: export.codebook, source: "codebook.yaml")
    request.needsDigests = true
    let whole = try Study.run(request)
    #expect(whole.responses == 42)
    let part = try TallyFile(TallyFile.tallying(TallyRequest(request)).bytes)
    #expect(part.responses == 43)
    #expect(try Self.document(Study(part, conventions: request.conventions)) == Self.document(whole))
  }

  @Test func idsCannotBePromisedUnique() throws {
    var request = TallyRequest(try Self.request([Repository.path("\(Self.folder)/2026-09.csv")]))
    request.isUnique = true
    #expect(throws: TallyingError.self) { try TallyFile.tallying(request) }
  }
}
