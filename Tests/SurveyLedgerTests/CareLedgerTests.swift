import CustomerCare
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// The ledger keeps customer-care values with the answers: what is measured of it is what the files give.
@Suite("Customer care in the ledger") struct CareLedgerTests {
  private static func codebook() throws -> Codebook {
    try Codebook.contents(of: Repository.path("SampleData/northern-telecom/codebook.yaml"))
  }

  private static func text() throws -> [String] {
    String(decoding: try bytes("SampleData/northern-telecom/2026-09.csv"), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The `care_*` tables without the columns that say which run they are of.
  private static func tables(_ tables: ReportTables) throws -> [String: [[String: String]]] {
    var made: [String: [[String: String]]] = [:]
    for table in tables.all where table.name.hasPrefix("care_") {
      made[table.name] = try JSONRow.rows(of: table.json, at: []).map { row in
        var cells: [String: String] = [:]
        for column in row.columns where !["run_id", "survey"].contains(column) {
          cells[column] = row.text(column) ?? row.number(column).map { "\($0)" }
        }
        return cells
      }
    }
    return made
  }

  private static func request() throws -> LedgerStudy.Request {
    var request = LedgerStudy.Request(survey: "bank")
    (request.segments, request.care) = (["region"], try codebook().care)
    return request
  }

  private static func ledgerTables(_ bench: LedgerBench) throws -> [String: [[String: String]]] {
    let study = try LedgerStudy(bench.ledger, try request())
    return try tables(ReportTables(study.report, care: study.care, run: study.identity, sources: [], minimumCell: 10))
  }

  private static func fileTables(_ text: String) throws -> [String: [[String: String]]] {
    let file = try TemporaryFile(text, named: "all.csv")
    var request = StudyRequest(paths: [file.path])
    request.plan.codebook = try codebook()
    request.plan.segments = ["region"]
    let study = try Study.run(request)
    let report = try #require(study.report())
    return try tables(ReportTables(report, care: study.care(report), run: study.identity(minimumCell: 10), sources: [], minimumCell: 10))
  }

  private static func bench() throws -> LedgerBench {
    let bench = try LedgerBench()
    bench.request.plan.codebook = try codebook()
    bench.request.plan.segments = ["region"]
    return bench
  }

  @Test("Deliveries come to what one file gives") func deliveries() throws {
    let lines = try Self.text()
    let bench = try Self.bench()
    try bench.bring((lines[0..<500]).joined(separator: "\n") + "\n")
    try bench.bring(([lines[0]] + lines[400...]).joined(separator: "\n") + "\n")
    let expected = try Self.fileTables(lines.joined(separator: "\n") + "\n")
    #expect(expected.count == 14)
    #expect(try Self.ledgerTables(bench) == expected)
    #expect(try bench.ledger.problems().isEmpty)
  }

  @Test("A corrected cell is a correction, and can be taken back") func correction() throws {
    let lines = try Self.text()
    let bench = try Self.bench()
    try bench.bring(lines.joined(separator: "\n") + "\n")
    let before = try Self.ledgerTables(bench)
    var corrected = lines
    corrected[1] = corrected[1].replacing(",no,yes,yes,no,", with: ",yes,yes,yes,no,")
    #expect(corrected[1] != lines[1])
    #expect(try bench.bring(corrected.joined(separator: "\n") + "\n").counts == [0, 1, 1_199, 0])
    #expect(try Self.ledgerTables(bench) == Self.fileTables(corrected.joined(separator: "\n") + "\n"))
    _ = try bench.ledger.retract(2, reason: "wrong", now: Timestamp(microseconds: 9))
    #expect(try Self.ledgerTables(bench) == before)
  }

  @Test("Columns of another meaning are no answers to this one") func otherMeaning() throws {
    let bench = try Self.bench()
    try bench.bring(try Self.text().joined(separator: "\n") + "\n")
    var request = try Self.request()
    let column = try #require(request.care?.columns.firstIndex { $0.role == CareRole("customer_value") })
    let old = try #require(request.care?.columns[column])
    request.care?.columns[column] = CareColumn(old.role, old.reference, .number(decimals: 0, hasDecimalComma: false))
    let figures = try #require(try LedgerStudy(bench.ledger, request).care).tables.flatMap(\.figures)
    #expect(figures.first { $0.statistic == "value_mean" }?.value == nil)
    #expect(figures.first { $0.statistic == "gap" }?.value != nil)
  }
}
