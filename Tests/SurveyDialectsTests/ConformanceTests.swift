import Foundation
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyDialects
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Every dialect keeps the laws of dialects on the bank's survey as its platform writes it, and all of them give the same numbers.
@Suite struct ConformanceTests {
  static let files = SampleBank.files

  private static func path(_ file: String) -> String { Repository.path("SampleData/harbour-bank/exports/\(file)") }

  /// The dialect whose name a file's begins with; the longest, as `plain-csv` and `plain-xml` share words.
  private static func dialect(of file: String) -> String {
    Dialects.all.map(\.name).filter(file.hasPrefix).max { $0.count < $1.count } ?? ""
  }

  @Test(arguments: Dialects.all.map(\.name))
  func dialectConforms(_ name: String) throws {
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let clinic = Repository.path("SampleData/lakeside-clinic/2026-05.xml")
    let own = name == "plain-xml" ? [clinic] : Self.files.filter { Self.dialect(of: $0) == name }.map(Self.path)
    let others = Self.files.filter { Self.dialect(of: $0) != name }.map(Self.path) + (name == "plain-xml" ? [] : [clinic])
    #expect(!own.isEmpty)
    let violations = try DialectConformance(dialect).violations(own: own, others: others)
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test(arguments: files)
  func samplesAreWhatTheirSeedMakes(_ name: String) throws {
    #expect(try bytes("SampleData/harbour-bank/exports/\(name)") == SampleBank(rows: 90, seed: 1).export(as: name))
  }

  /// The headline of the table of formats: the same survey, the same rows of scores, period and all, whatever the platform.
  @Test(arguments: files)
  func scoresAreTheSameFromEveryPlatform(_ name: String) throws {
    let (plain, platform) = (try scores("plain-csv.csv"), try scores(name))
    #expect(platform.count == 45)
    #expect(platform == plain, "\(name)")
  }

  /// Rows that are no finished responses count by kind, and only when asked for as responses.
  @Test(arguments: [
    ("qualtrics.csv", ["partial": 2, "preview": 2]), ("limesurvey.csv", ["partial": 3]), ("surveymonkey.csv", ["blank": 30, "partial": 2]),
    ("redcap.csv", ["further_row": 92, "partial": 2]), ("redcap-odm.xml", ["further_row": 90]),
  ])
  func otherRowsAreCountedByKind(_ name: String, _ kinds: [String: Int]) throws {
    var request = StudyRequest(paths: [Self.path(name)])
    let source = try #require(try Study.run(request).sources.first)
    #expect(source.accounting.otherRows == kinds)
    request.plan.includedKinds = ["partial"]
    let included = try Study.run(request)
    #expect(included.responses == 90 + (kinds["partial"] ?? 0))
    #expect(included.sources.first?.accounting.quarantined == 0)
  }

  /// A codebook written from a file and given back reads the file the same way.
  @Test(arguments: files)
  func theFilesOwnCodebookReadsItAlike(_ name: String) throws {
    var request = StudyRequest(paths: [Self.path(name)])
    let plain = try Study.run(request)
    let yaml = try #require(FileInspection(request).codebook)
    request.plan.codebook = try Codebook.decoding(yaml: yaml, source: "codebook.yaml")
    let given = try Study.run(request)
    #expect(
      given.sources.first?.accounting == plain.sources.first?.accounting, "\(name): \(given.sources.first?.refusal.debugDescription ?? "")")
    #expect(given.tally?.report().scores.map { $0.gap?.mean } == plain.tally?.report().scores.map { $0.gap?.mean })
  }

  private func scores(_ dialect: String) throws -> [[String]] {
    var request = StudyRequest(paths: [Self.path(dialect)])
    request.plan.segments = ["branch"]
    let study = try Study.run(request)
    let source = try #require(study.sources.first)
    #expect(source.refusal == nil, "\(dialect): \(source.refusal.debugDescription)")
    #expect(source.dialect == Self.dialect(of: dialect))
    #expect(source.accounting.responses == 90)
    let report = try #require(study.report())
    let run = study.identity(survey: "bank", minimumCell: 0)
    let rows = try JSONRow.rows(of: try #require(ReportTables(report, run: run, sources: [], minimumCell: 0)["scores"]).json, at: [])
    return rows.map { row in
      row.columns.filter { $0 != "run_id" }.map { "\($0)=\(row.text($0) ?? row.number($0).map { "\($0)" } ?? "null")" }
    }
  }
}
