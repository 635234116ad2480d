import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyPipelines

/// Joining keeps its laws, and refuses what would count twice or mean two things.
@Suite struct JoiningTests {
  @Test(arguments: 1...3, [false, true])
  func joiningKeepsItsLaws(_ seed: Int, isUnique: Bool) throws {
    var random = RandomResponses(seed: UInt64(40 + seed))
    let survey = try SlicedSurvey(SlicedSurvey.Content(files: 1 + seed % 2, rows: 30), &random)
    let slices = try survey.slices(5, isUnique: isUnique, &random)
    let (a, b, c) = (slices[0], slices[1], slices[slices.count - 1])
    var empty = TallyRequest(survey.request)
    (empty.study.paths, empty.isUnique) = ([], isUnique)
    let none = try TallyFile.tallying(empty)
    #expect(try a.joining(none) == a && none.joining(a) == a)
    #expect(try a.joining(b) == b.joining(a))
    #expect(try a.joining(b).joining(c) == a.joining(b.joining(c)))
    #expect(try a.joining(b).joining(c).bytes == TallyFile.joining([c, a, b])?.bytes)
  }

  private func tally(_ path: String, _ change: (inout TallyRequest) -> Void = { _ in }) throws -> TallyFile {
    var request = TallyRequest(StudyRequest(paths: [path]))
    change(&request)
    return try TallyFile.tallying(request)
  }

  private func file(_ name: String = "a.csv", _ count: Int = 20, from first: Int = 0) throws -> TemporaryFile {
    try TemporaryFile(
      Sheet.export((first..<first + count).map { Sheet("r\($0)", "2026-01-01", 4, site: "A") }), named: name)
  }

  @Test func bytesThatAreThereAlreadyAreRefused() throws {
    let (file, copy) = (try file(), try self.file("copy.csv"))
    let whole = try tally(file.path)
    #expect(throws: MergeError.alreadyPresent(source: "a.csv")) { try whole.joining(whole) }
    #expect(throws: MergeError.alreadyPresent(source: "copy.csv")) { try whole.joining(tally(copy.path)) }
    let (first, second) = (try tally(file.path) { $0.range = 0..<300 }, try tally(file.path) { $0.range = 200..<900 })
    #expect(throws: MergeError.overlapping(source: "a.csv", bytes: 200..<300)) { try first.joining(second) }
    #expect(throws: TallyingError.self) { try TallyFile.tallying(TallyRequest(StudyRequest(paths: [file.path, copy.path]))) }
  }

  @Test func otherQuestionsAndSettingsAreRefused() throws {
    let (first, second) = (try file(), try file("b.csv", from: 100))
    let known = try tally(first.path)
    func joins(_ change: (inout TallyRequest) -> Void) throws { _ = try known.joining(tally(second.path, change)) }
    try joins { _ in }
    try joins { $0.study.conventions.missingRule = .any }
    #expect(throws: MergeError.self) {
      try joins { $0.study.plan.instrument = .servqual1991.rescaled(to: ResponseScale(minimum: 1, maximum: 9)!) }
    }
    #expect(throws: MergeError.otherSettings(difference: "--by [] and [\"site\"]")) { try joins { $0.study.plan.segments = ["site"] } }
    #expect(throws: MergeError.otherSettings(difference: "--period none and month")) { try joins { $0.study.period = .month } }
    #expect(throws: MergeError.otherSettings(difference: "--ids-unique in one only")) { try joins { $0.isUnique = true } }
    #expect(throws: MergeError.otherSettings(difference: "--detail in one only")) { try joins { $0.study.conventions.isDetailed = true } }
    #expect(throws: MergeError.self) { try joins { $0.study.conventions.missingRule = .minimum(2) } }
  }

  @Test func slicesOfOneFileAreReadOneWay() throws {
    let file = try file()
    let first = try tally(file.path) { $0.range = 0..<300 }
    #expect(throws: MergeError.readDifferently(source: "b.csv")) {
      try first.joining(
        tally(file.path) {
          $0.range = 300..<600
          $0.name = "b.csv"
        })
    }
  }

  @Test func missingRangesAreNamedAndNotReported() throws {
    let file = try file()
    let parts = try [0..<300, 700..<900].map { range in try tally(file.path) { $0.range = range } }
    let joined = try parts[0].joining(parts[1])
    let size = try #require(joined.missing.last?.size)
    #expect(joined.missing.map(\.bytes) == [300..<700, 900..<size])
    #expect(throws: PartialStudyError.self) { try Study(joined, conventions: MeasurementConventions()) }
    let rest = try [300..<700, 900..<size].map { range in try tally(file.path) { $0.range = range } }
    #expect(try TallyFile.joining(rest + [joined]) == tally(file.path))
  }

  @Test func whatWasNotCountedIsNotMeasured() throws {
    let file = try file()
    let counted = try tally(file.path)
    var conventions = MeasurementConventions()
    conventions.missingRule = .minimum(2)
    #expect(throws: PartialStudyError.self) { try Study(counted, conventions: conventions) }
    conventions = MeasurementConventions()
    conventions.isDetailed = true
    #expect(throws: PartialStudyError.self) { try Study(counted, conventions: conventions) }
    conventions.isDetailed = false
    conventions.missingRule = .complete
    #expect(try Study(counted, conventions: conventions).report()?.responses == 20)
  }
}
