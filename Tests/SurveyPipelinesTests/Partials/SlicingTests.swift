import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyPipelines

/// However a survey is cut into slices, and however their partials are joined, the outcome is that of one run.
@Suite struct SlicingTests {
  @Test(arguments: 1...6)
  func anyCutJoinedInAnyWayIsOneRun(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed))
    let content = SlicedSurvey.Content(files: 1 + seed % 3, rows: 20 + random.below(40), hasIDs: seed % 4 != 0, hasMark: seed % 5 == 1)
    let survey = try SlicedSurvey(content, &random)
    let whole = try survey.whole()
    let study = try Study.run(survey.request)
    let expected = try study.everything()
    #expect(study.sources.contains { $0.accounting.reasons[.duplicateConflict] != nil } == content.hasIDs)
    for pieces in [2, 3 + random.below(20), seed % 3 == 0 ? 64 : 7] {
      let slices = try survey.slices(pieces, &random)
      let joined = try SlicedSurvey.joined(slices, &random)
      #expect(joined.missing.isEmpty)
      #expect(joined.bytes == whole.bytes, "\(pieces) pieces")
      let measured = try Study(joined, conventions: MeasurementConventions())
      #expect(try measured.everything() == expected, "\(pieces) pieces")
      #expect(measured.sources.map(\.findings) == study.sources.map(\.findings), "\(pieces) pieces")
      #expect(measured.hasIDs == study.hasIDs && measured.instrument == study.instrument)
    }
  }

  @Test(arguments: 1...3)
  func idsThatAreUniqueNeedNoRows(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(100 + seed))
    let content = SlicedSurvey.Content(files: 1 + seed % 2, rows: 40, hasIDs: seed != 3, hasDuplicates: false)
    let survey = try SlicedSurvey(content, &random)
    let whole = try survey.whole(isUnique: true)
    for pieces in [2, 9] {
      let joined = try SlicedSurvey.joined(survey.slices(pieces, isUnique: true, &random), &random)
      #expect(joined.bytes == whole.bytes)
      #expect(try Study(joined, conventions: MeasurementConventions()).everything() == Study.run(survey.request).everything())
    }
    #expect(whole.sources.allSatisfy { $0.rows == 0 })
  }

  @Test func repeatedRespondentsOfOneSliceAreFoundAlthoughIDsArePromised() throws {
    var random = RandomResponses(seed: 7)
    let survey = try SlicedSurvey(SlicedSurvey.Content(files: 2), &random)
    let measured = try Study(survey.whole(isUnique: true), conventions: MeasurementConventions())
    #expect(try measured.everything() == Study.run(survey.request).everything())
  }

  @Test func whereARangeBeginsCanBeTold() throws {
    let answers = Array(repeating: "5", count: 44).joined(separator: ",")
    let header = "respondent_id,comment," + ((1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }).joined(separator: ",")
    let file = try TemporaryFile("\(header)\nr1,\"x\ny\",\(answers)\nr2,,\(answers)\nr3,,\(answers)\n", named: "t.csv")
    let inside = header.utf8.count + 1 + "r1,\"x".utf8.count
    var request = TallyRequest(StudyRequest(paths: [file.path]))
    request.range = inside..<(inside + 150)
    let counted = try TallyFile.tallying(request)
    request.startsInsideQuotes = true
    #expect(try TallyFile.tallying(request) == counted)
    #expect(counted.responses == 1)
    // Told wrongly, it begins at the line end of the comment.
    request.startsInsideQuotes = false
    #expect(throws: TallyingError.self) { try TallyFile.tallying(request) }
  }

  @Test func theLaterArrivalStaysWhereItIsSaid() throws {
    let files = try [4, 2].enumerated().map { place, perception in
      try TemporaryFile(
        Sheet.export([Sheet("r1", "2026-01-01", perception)]), named: "file\(place).csv")
    }
    for arrivals in [[0, 0], [0, 1], [1, 0]] {
      let slices = try zip(files, arrivals).map { file, arrival in
        var request = TallyRequest(StudyRequest(paths: [file.path]))
        request.arrival = arrival
        return try TallyFile.tallying(request)
      }
      let study = try Study(slices[0].joining(slices[1]), conventions: MeasurementConventions())
      #expect(study.responses == 1)
      #expect(study.report()?.total("overall_dimensions")?.perception?.mean == (arrivals == [1, 0] ? 4 : 2))
    }
  }

  @Test func aStrayQuoteMakesRangesImpossible() throws {
    let lines = Sheet.export((0..<20).map { Sheet("r\($0)", "2026-01-01", 4, site: $0 == 9 ? "5\"" : "A") })
    let file = try TemporaryFile(lines, named: "t.csv")
    var request = TallyRequest(StudyRequest(paths: [file.path]))
    let whole = try TallyFile.tallying(request)
    #expect(whole.responses == 19)
    let cut = lines.utf8.count / 2
    let refused = [0..<cut, cut..<lines.utf8.count].filter { range in
      request.range = range
      return (try? TallyFile.tallying(request)) == nil
    }
    #expect(!refused.isEmpty)
  }

  @Test(arguments: ["SampleData/lakeside-clinic/2026-05.xml", "SampleData/harbour-bank/exports/long-csv.csv"])
  func whatIsNoTableOfRecordsIsCountedWhole(_ path: String) throws {
    var request = TallyRequest(StudyRequest(paths: [Repository.path(path)]))
    request.range = 0..<1_000
    #expect(throws: TallyingError.self) { try TallyFile.tallying(request) }
  }
}
