import SatisfactionReporting
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// The same customers as a table, as a document and with a row for every answer have the same measures.
@Suite struct CareLayoutTests {
  private static let folder = "SampleData/northern-telecom"

  private static func cells() throws -> (columns: [String], rows: [[String]]) {
    let lines = String(decoding: try bytes("\(folder)/2026-09.csv"), as: UTF8.self).split(separator: "\n").prefix(151)
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return (cells[0], Array(cells.dropFirst()))
  }

  private func tables(_ text: String, named name: String, _ edits: [(String, String)] = []) throws -> [String: [UInt8]] {
    var yaml = String(decoding: try bytes("\(Self.folder)/codebook.yaml"), as: UTF8.self)
    for (old, new) in edits { yaml = yaml.replacing(old, with: new) }
    let file = try TemporaryFile(text, named: name)
    var request = StudyRequest(paths: [file.path])
    request.plan.codebook = try Codebook.decoding(yaml: yaml, source: "codebook.yaml")
    request.plan.segments = ["region"]
    let study = try Study.run(request)
    let report = try #require(study.report())
    #expect(study.responses == 150)
    let run = RunIdentity(runID: "run-0", survey: "s", instrument: "i", wave: nil, period: nil, scoredAt: nil)
    let made = ReportTables(report, care: study.care(report), run: run, sources: [], minimumCell: 5)
    return Dictionary(uniqueKeysWithValues: made.all.filter { $0.name.hasPrefix("care_") }.map { ($0.name, $0.json) })
  }

  @Test func layoutsAgree() throws {
    let (columns, rows) = try Self.cells()
    let table = ([columns] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let records = rows.map { row in
      let elements = zip(columns, row).dropFirst().map { $1.isEmpty ? "" : "<\($0)>\($1)</\($0)>" }.joined()
      return "<response id=\"\(row[0])\">\(elements)</response>"
    }
    let document = "<survey>\(records.joined(separator: "\n"))</survey>"
    let answers = rows.flatMap { row in zip(columns, row).dropFirst().filter { $0.0 != "region" }.map { "\(row[0]),\(row[2]),\($0),\($1)" }
    }
    let long = (["customer_id,region,question,answer"] + answers).joined(separator: "\n") + "\n"
    let expected = try tables(table, named: "wide.csv")
    #expect(expected.count == 14)
    #expect(try tables(document, named: "t.xml", [("respondent: customer_id", "respondent: \"@id\"\nrecord: response")]) == expected)
    let gather = "recorded_at: answered_at\ngather: {by: customer_id, apart: question, answer: answer}"
    #expect(try tables(long, named: "long.csv", [("recorded_at: answered_at", gather)]) == expected)
  }
}
