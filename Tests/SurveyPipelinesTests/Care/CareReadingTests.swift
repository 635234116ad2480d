import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Customer-care cells become whole numbers as they are written in real exports; what could be read two ways is not read.
@Suite struct CareReadingTests {
  /// The values that the cells of one column have.
  private func read(_ spec: String, _ cells: [String]) throws -> [Int64?] {
    let export = CareExport(care: spec, columns: ["x"])
    let rows = cells.enumerated().map { export.row($0.offset, 5, ["\"" + $0.element + "\""]) }
    return try export.values(rows).map { $0[0] }
  }

  @Test func flagsAreReadInTheWordsOfPlatforms() throws {
    let cells = ["yes", "No", "TRUE", "0", "1", "ja", "Nein", "是", "没有", "", "n/a", "maybe", "2"]
    #expect(try read("had_problem: x", cells) == [1, 0, 1, 0, 1, 1, 0, 1, 0, nil, nil, -1, -1])
  }

  @Test func flagsMayHaveWordsOfTheirOwn() throws {
    // SPSS writes 1 and 2; a box that was not ticked is empty.
    #expect(try read("had_problem: {column: x, yes: [\"1\"], no: [\"2\"]}", ["1", "2", "", "0"]) == [1, 0, nil, 0])
    #expect(try read("had_problem: {column: x, no: [\"1\"], yes: [\"0\"]}", ["1", "0", "yes"]) == [0, 1, 1])
    #expect(try read("had_problem: {column: x, blank: no}", ["x", "", "n/a"]) == [1, 0, nil])
    #expect(try read("had_problem: {column: x, missing: [\"9\"]}", ["9", "1"]) == [nil, 1])
  }

  @Test func listsOfOptionsHoldOrDoNot() throws {
    let spec = "expectation_sources: {word_of_mouth: {column: x, contains: Word of mouth}}"
    let cells = ["Word of mouth", "Past experience; word of  mouth", "Past experience, Personal needs", "", "N/A", "Word of mouthwash"]
    #expect(try read(spec, cells) == [1, 1, 0, 0, nil, 0])
  }

  @Test func moneyIsReadAsItIsPrinted() throws {
    let cells = ["1200", "1,200.50", "€ 1 200.5", "-12.30", "12.345", "1.200", "1,20", "1.200,50", "", "lots", "0012"]
    #expect(try read("customer_value: x", cells) == [120_000, 120_050, 120_050, -1_230, -1, -1, -1, -1, nil, -1, 1_200])
    let german = ["1.200,50", "1200", "12,5", "1,200.50"]
    #expect(try read("customer_value: {column: x, decimal_comma: true}", german) == [120_050, 120_000, 1_250, -1])
    #expect(try read("customer_value: {column: x, decimals: 0}", ["25000000", "2.0", "2.5"]) == [25_000_000, 2, -1])
  }

  @Test func timesAreReadInTheirUnit() throws {
    let hour: Int64 = 3_600_000_000
    let cells = ["2", "1.5", "0", "", "-1", "two", "36"]
    #expect(try read("wait_actual: {column: x, unit: hours}", cells) == [2 * hour, hour * 3 / 2, 0, nil, -hour, -1, 36 * hour])
    let moments = ["1970-01-01T01:00:00Z", "", "yesterday", "-"]
    #expect(try read("complaint_stages: {receipt: x}", moments) == [hour, nil, -1, nil])
  }

  @Test func classesAndAnswersAreReadByTheirLabels() throws {
    let spec = "customer_class: {column: x, classes: {Platinum: a, Gold: b, \"Rest of them\": d}}"
    #expect(try read(spec, ["gold", "PLATINUM", "rest  of them", "Silver", ""]) == [1, 0, 3, -1, nil])
    #expect(try read("customer_class: x", ["A", "b", "D", "E"]) == [0, 1, 3, -1])
    #expect(try read("satisfaction: {column: x, scale: 1-5}", ["1", "5", "6", "", "3.0"]) == [0, 4, -1, nil, 2])
    #expect(try read("satisfaction: {column: x, scale: 1-5, reversed: true}", ["1", "5"]) == [4, 0])
  }

  @Test func aCellThatCannotBeReadCostsNoResponse() throws {
    let export = CareExport(care: "had_problem: x\ncomplained: y", columns: ["x", "y"])
    let study = try export.study((0..<40).map { export.row($0, 5, [$0 % 4 == 0 ? "perhaps" : "no", "no"]) })
    #expect(study.responses == 40)
    let finding = try #require(study.sources.first?.findings.first { $0.rule == .careUnreadable })
    #expect(
      finding.field == "x" && finding.severity == .warning
        && finding.message.contains("10 of 40 cells could not be read as had_problem, yes or no"))
    #expect(!finding.message.contains("perhaps"))
  }

  @Test func bothReadersAndAnyNumberOfWorkersReadTheSame() throws {
    let path = Repository.path("SampleData/northern-telecom/2026-09.csv")
    var seen: [[UInt8]] = []
    for (isReference, workers) in [(false, 1), (true, 1), (false, 2), (false, 5)] {
      var request = StudyRequest(paths: [path])
      request.plan.codebook = try Codebook.contents(of: Repository.path("SampleData/northern-telecom/codebook.yaml"))
      request.plan.segments = ["region"]
      (request.usesReferenceReader, request.workers, request.parallelBytes, request.needsDigests) = (isReference, workers, 1, true)
      let study = try Study.run(request)
      let report = try #require(study.report())
      seen.append(study.document(report, run: study.identity(minimumCell: 10), minimumCell: 10).json)
    }
    #expect(Set(seen).count == 1)
  }
}
