import Foundation
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Real exports of the great platforms: each is taken for its platform's, and every row has its place. Skipped where they are absent.
@Suite(.enabled(if: Repository.shared("exports/MANIFEST.tsv") != nil, "the real exports are not on this machine"))
struct RealExportTests {
  /// Real files by platform; the rest of the manifest's platforms have no dialect.
  private static let dialects = [
    "qualtrics": "qualtrics", "surveymonkey": "surveymonkey", "limesurvey": "limesurvey", "redcap": "redcap", "kobo_odk": "kobo-odk",
    "google_forms": "google-forms",
  ]

  struct Export {
    let file: String
    let platform: String
    let kind: String
    let rows: Int

    /// The rows that name columns, as the manifest counts them.
    var headers: Int { kind.hasPrefix("csv-") ? Int(kind.dropFirst(4).prefix(1)) ?? 0 : 0 }
  }

  private static func exports() throws -> [Export] {
    let path = try #require(Repository.shared("exports/MANIFEST.tsv"))
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: "\t").map(String.init)
    return lines.dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let value = { (name: String) in header.firstIndex(of: name).map { cells[$0] } ?? "" }
      return Export(file: value("file"), platform: value("platform"), kind: value("kind"), rows: Int(value("rows")) ?? 0)
    }
  }

  private static func check(_ file: String) throws -> (summary: SourceFacts, dialect: String?) {
    var request = StudyRequest(paths: [try #require(Repository.shared("exports/" + file))])
    request.encoding = file.contains("macroman") ? .init(named: "macintosh") : nil
    request.plan.accountsForUnknownItems = true
    let source = try #require(try Study.run(request).sources.first)
    return (SourceFacts(source.accounting, source.refusal?.kind), source.dialect)
  }

  struct SourceFacts: Equatable {
    let rows: Int
    let headers: Int
    let others: [String: Int]
    let responses: Int
    let quarantined: Int
    let refusal: String?

    init(_ account: RowAccounting, _ refusal: String?) {
      (rows, headers, others) = (account.rows, account.headerRows, account.otherRows)
      (responses, quarantined, self.refusal) = (account.responses, account.quarantined, refusal)
    }
  }

  @Test func everyRowOfEveryTableIsAccountedFor() throws {
    var seen = 0
    for export in try Self.exports() where export.kind.hasPrefix("csv-") && export.kind != "csv-other" {
      guard let dialect = Self.dialects[export.platform] else { continue }
      let (facts, found) = try Self.check(export.file)
      #expect(found == dialect && facts.refusal == nil, "\(export.file)")
      #expect(facts.rows == export.rows, "\(export.file)")
      #expect(facts.headers + (facts.others["title"] ?? 0) == export.headers, "\(export.file)")
      #expect(facts.headers + facts.others.values.reduce(0, +) + facts.responses + facts.quarantined == facts.rows, "\(export.file)")
      #expect(facts.quarantined == 0, "\(export.file)")
      seen += 1
    }
    #expect(seen == 25)
  }

  /// Respondents where rows are not respondents, or are not all real: counted in the files by hand.
  @Test(arguments: [
    ("qualtrics/qt_no_basis_insights.csv", 0, ["test": 15]), ("redcap/redcapr_longitudinal_raw.csv", 3, ["further_row": 15]),
    ("redcap/redcapr_repeating_raw.csv", 2, ["further_row": 4]), ("kobo_odk/briefcase_nested_g1.csv", 1, ["further_row": 2]),
    ("surveymonkey/ospo_2022_numeric_3row.csv", 1_048, ["title": 1]), ("limesurvey/plr_code_headings.csv", 50, [:]),
    ("google_forms/dask_2020_forms_csv.csv", 239, [:]),
  ])
  func respondentsAreCounted(_ file: String, _ responses: Int, _ others: [String: Int]) throws {
    let facts = try Self.check(file).summary
    #expect(facts.responses == responses && facts.others == others)
  }

  /// The same survey in two forms: as many respondents in both.
  @Test(arguments: [
    ("redcap/redcapr_survey_raw.csv", "redcap/redcapr_survey_odm.xml"),
    ("redcap/redcapr_longitudinal_raw.csv", "redcap/redcapr_longitudinal_odm.xml"),
    ("redcap/redcapr_repeating_raw.csv", "redcap/redcapr_repeating_odm.xml"),
    ("limesurvey/dt_results_english_semicolon.csv", "limesurvey/dt_results_german_semicolon.csv"),
    ("kobo_odk/briefcase_choice_lists.csv", "kobo_odk/briefcase_choice_lists_submission.xml"),
    ("kobo_odk/briefcase_nested_main.csv", "kobo_odk/briefcase_nested_submission.xml"),
  ])
  func twinsAgree(_ first: String, _ second: String) throws {
    let (one, other) = (try Self.check(first), try Self.check(second))
    #expect(one.dialect == other.dialect && one.dialect != nil)
    #expect(one.summary.responses == other.summary.responses && one.summary.responses > 0)
    #expect(one.summary.quarantined == 0 && other.summary.quarantined == 0)
  }

  @Test func aStructureIsNoExportOfResponses() throws {
    let (facts, dialect) = try Self.check("limesurvey/dt_survey_222232.lss")
    #expect(dialect == nil && facts.refusal == "no_records" && facts.rows == 0)
  }
}
