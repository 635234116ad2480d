import Foundation
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

@testable import SurveyDialects

/// LimeSurvey's structure says what columns and codes mean, in both generations of its tables.
@Suite struct LimeSurveyTests {
  private static func table(_ name: String, _ rows: [[(String, String)]]) -> String {
    let body = rows.map { "<row>" + $0.map { "<\($0)><![CDATA[\($1)]]></\($0)>" }.joined() + "</row>" }.joined()
    return "<\(name)><fields/><rows>\(body)</rows></\(name)>"
  }

  private static func document(_ tables: [String], type: String = "Survey") -> String {
    "<?xml version=\"1.0\"?><document><LimeSurveyDocType>\(type)</LimeSurveyDocType><languages><language>de</language></languages>"
      + tables.joined() + "</document>"
  }

  private static let labels = ["Stimme voll zu", "Stimme eher zu", "Teils/teils", "Stimme eher nicht zu", "Stimme gar nicht zu"]

  /// Two arrays of 22 rows; code A1 is the best answer. The newer tables keep texts apart, by language.
  private static func structure(isNew: Bool) -> String {
    let arrays = [("11", "WUNSCH", "Was sollte eine gute Bank bieten?"), ("12", "IST", "Was haben Sie tatsächlich erlebt?")]
    let question = { (id: String, code: String, parent: String, text: String) -> [(String, String)] in
      [("qid", id), ("parent_qid", parent), ("sid", "123456"), ("gid", "4"), ("type", parent == "0" ? "F" : "T"), ("title", code)]
        + (isNew ? [] : [("question", "<b>\(text)</b>"), ("language", "de")])
    }
    var (questions, rows, texts, answers, labels):
      ([[(String, String)]], [[(String, String)]], [[(String, String)]], [[(String, String)]], [[(String, String)]]) =
        ([], [], [], [], [])
    for (id, code, text) in arrays {
      questions.append(question(id, code, "0", text))
      texts.append([("qid", id), ("question", text), ("language", "de")])
      texts.append([("qid", id), ("question", "Not this language"), ("language", "en")])
      for row in 1...22 {
        rows.append(question("\(id)\(row + 100)", "S\(row)", id, "Merkmal \(row)"))
        texts.append([("qid", "\(id)\(row + 100)"), ("question", "Merkmal \(row)"), ("language", "de")])
      }
      for (order, label) in Self.labels.enumerated() {
        let aid = "\(id)\(order)"
        answers.append(
          [("qid", id), ("code", "A\(order + 1)"), ("sortorder", "\(order)"), ("scale_id", "0")]
            + (isNew ? [("aid", aid)] : [("answer", label), ("language", "de")]))
        labels.append([("aid", aid), ("answer", label), ("language", "de")])
      }
    }
    return document(
      [
        table("surveys", [[("sid", "123456"), ("language", "de")]]), table("questions", questions), table("subquestions", rows),
        table("answers", answers),
      ]
        + (isNew ? [table("question_l10ns", texts), table("answer_l10ns", labels)] : []))
  }

  /// Everybody wishes `A1`, the best of five, and found `A3`.
  private static func responses(isNew: Bool) -> String {
    let key = { (question: String, row: Int) in isNew ? "Q\(question)_S\(question)\(row + 100)" : "_123456X4X\(question)S\(row)" }
    let row = { (id: Int) -> [(String, String)] in
      [("id", "\(id)"), ("submitdate", "2026-04-0\(id) 10:00:00"), ("lastpage", "1"), ("startlanguage", "de")]
        + (1...22).map { (key("11", $0), "A1") } + (1...22).map { (key("12", $0), "A3") }
    }
    return document([table("responses", (1...3).map(row))], type: "Responses")
  }

  @Test(arguments: [false, true])
  func theArchiveIsReadByItsStructure(isNew: Bool) throws {
    let zip = try Packing.zip(
      [
        ("survey_123456.lss", Array(Self.structure(isNew: isNew).utf8)),
        ("survey_123456_responses.lsr", Array(Self.responses(isNew: isNew).utf8)),
      ],
      method: "deflate")
    let file = try TemporaryFile(zip, named: "survey.lsa")
    let study = try Study.run(StudyRequest(paths: [file.path]))
    let source = try #require(study.sources.first)
    #expect(source.dialect == "limesurvey" && source.refusal == nil, "\(source.refusal?.message ?? "")")
    #expect(study.responses == 3)
    let total = study.report()?.total("overall_dimensions")
    #expect(total?.expectation?.mean == 5 && total?.perception?.mean == 3)
    #expect(source.findings.contains { $0.rule == .scaleReversed && $0.severity == .warning })
  }

  /// A table of code headings with the structure beside it, found by the survey's number; without it nothing says which array is which.
  @Test func theTableIsReadByTheStructureBesideIt() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-lime-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let header = ["id", "submitdate"] + (1...22).map { "WUNSCH[S\($0)]" } + (1...22).map { "IST[S\($0)]" }
    let row = ["1", "2026-04-01 10:00:00"] + Array(repeating: "A2", count: 22) + Array(repeating: "A5", count: 22)
    let table = [header, row].map { $0.map { "\"\($0)\"" }.joined(separator: ";") }.joined(separator: "\r\n") + "\r\n"
    let path = folder.appendingPathComponent("results-survey123456.csv")
    try Data(table.utf8).write(to: path)
    let alone = try Study.run(StudyRequest(paths: [path.path]))
    #expect(alone.sources.first?.refusal?.kind == "header_missing_columns")
    try Data(Self.structure(isNew: true).utf8).write(to: folder.appendingPathComponent("limesurvey_survey_123456.lss"))
    let study = try Study.run(StudyRequest(paths: [path.path]))
    #expect(study.report()?.total("overall_dimensions")?.gap?.mean == -3, "\(study.sources.first?.refusal?.message ?? "")")
    #expect(study.sources.first?.evidence.contains { $0.contains("123456") } == true)
  }

  @Test func withoutAStructureCodesAreTakenInTheirOrderAloud() throws {
    let names = (1...22).map { "E[SQ\($0)]" } + (1...22).map { "P[SQ\($0)]" }
    let header = ["id", "submitdate"] + names
    let row = ["1", "2026-04-01 10:00:00"] + names.map { $0.hasPrefix("E") ? "A6" : "A4" }
    let table = [header, row].map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let file = try TemporaryFile(Array(table.utf8), named: "codes.csv")
    let study = try Study.run(StudyRequest(paths: [file.path]))
    #expect(study.report()?.total("overall_dimensions")?.gap?.mean == -2)
    #expect(study.sources.first?.findings.contains { $0.rule == .scaleLabels && $0.severity == .warning } == true)
  }

  @Test func aStructureAloneSaysWhatItsColumnsWillBe() throws {
    let file = try TemporaryFile(Array(Self.structure(isNew: false).utf8), named: "survey.lss")
    let inspection = FileInspection(StudyRequest(paths: [file.path]))
    #expect(inspection.problemKind == "no_records")
    #expect(
      inspection.codebook?.contains("q01: {expectation: \"WUNSCH[S1]\", perception: \"IST[S1]\"}") == true, "\(inspection.codebook ?? "")")
  }
}
