import Foundation
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// Ways in which respondents could be lost, doubled or misread without a word, each found by attack and closed.
@Suite struct NothingLostTests {
  private static let names = (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }
  private static let header = "respondent_id,\(names.joined(separator: ",")),comment"

  private func row(_ id: String, _ answer: Int = 5, comment: String = "") -> String {
    "\(id),\(Array(repeating: "6", count: 22).joined(separator: ",")),\(Array(repeating: "\(answer)", count: 22).joined(separator: ",")),\(comment)"
  }

  private func source(_ text: String, named name: String = "t.csv", _ edit: (inout StudyRequest) throws -> Void = { _ in }) throws -> (
    SourceSummary, Study
  ) {
    try source(Array(text.utf8), named: name, edit)
  }

  private func source(_ bytes: [UInt8], named name: String, _ edit: (inout StudyRequest) throws -> Void = { _ in }) throws -> (
    SourceSummary, Study
  ) {
    let file = try TemporaryFile(bytes, named: name)
    var request = StudyRequest(paths: [file.path])
    try edit(&request)
    let study = try Study.run(request)
    return (try #require(study.sources.first), study)
  }

  private func xml(_ records: [String]) -> String { "<responses>\n\(records.joined(separator: "\n"))\n</responses>\n" }

  private func record(_ id: String, name: String = "response") -> String {
    "<\(name) id=\"\(id)\">\(Self.names.map { "<\($0)>5</\($0)>" }.joined())</\(name)>"
  }

  @Test(arguments: ["<wave2>\n#\n</wave2>", "#"])
  func responsesInAnotherPlaceOrUnderAnotherNameRefuseTheDocument(_ wrapping: String) throws {
    let other = (3...4).map { record("r\($0)", name: wrapping == "#" ? "respondent" : "response") }.joined(separator: "\n")
    let wrapped = wrapping == "#" ? other : "<wave2>\n\(other)\n</wave2>"
    let (summary, study) = try source(xml([record("r1"), record("r2"), wrapped]), named: "t.xml")
    #expect(summary.refusal?.kind == "xml_unknown_schema")
    #expect(study.responses == 0)
  }

  @Test(arguments: [true, false])
  func aStrayQuoteSwallowsNoRecords(_ isReference: Bool) throws {
    let rows = (1...30).map { row("r\($0)", comment: $0 == 5 ? "\"oops" : $0 == 20 ? "\"fine\"" : "") }
    let (summary, _) = try source(([Self.header] + rows).joined(separator: "\n") + "\n") { $0.usesReferenceReader = isReference }
    #expect(summary.refusal == nil)
    #expect(summary.accounting.responses == 29)
    #expect(summary.accounting.reasons == [.badQuote: 1])
    #expect(summary.findings.first { $0.severity == .error }?.position.line == 6)
  }

  @Test func linesOfTextInsideQuotesStayText() throws {
    let (summary, _) = try source("\(Self.header)\n\(row("r1", comment: "\"one, two,\nthree, four\n\n\""))\n\(row("r2"))\n")
    #expect(summary.accounting.responses == 2 && summary.accounting.quarantined == 0)
  }

  @Test func exportsJoinedWithOtherColumnsAreRefused() throws {
    let swapped = "respondent_id,\((Self.names.suffix(22) + Self.names.prefix(22)).joined(separator: ",")),comment"
    let (summary, _) = try source([Self.header, row("r1"), row("r2"), swapped, row("r3")].joined(separator: "\n") + "\n")
    #expect(summary.refusal?.kind == "header_ambiguous")
    #expect(summary.refusal?.line == 4)
  }

  @Test func recordsAboveTheHeaderAreNoTitles() throws {
    let damaged = Self.header.replacingOccurrences(of: "P22", with: "last")
    let (summary, _) = try source([damaged, row("r1"), row("r2"), Self.header, row("r3")].joined(separator: "\n") + "\n")
    #expect(summary.refusal?.kind == "header_missing_columns")
  }

  @Test func aLoneSurrogateCostsItsRecordOnly() throws {
    let text = ([Self.header] + (1...25).map { row("r\($0)", comment: $0 == 7 ? "x#y" : "") }).joined(separator: "\n") + "\n"
    let units = Array(text.utf16).map { $0 == 0x23 ? 0xD800 : $0 }
    let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let (summary, _) = try source(bytes, named: "t.csv")
    #expect(summary.accounting.responses == 24)
    #expect(summary.accounting.reasons == [.invalidEncoding: 1])
  }

  @Test func idsThatDifferInBlanksOnlyAreOne() throws {
    let rows = [row("r1"), row("r1\u{A0}"), row("\u{3000}r1"), row(" r1 ")]
    let (summary, study) = try source(([Self.header] + rows).joined(separator: "\n") + "\n")
    #expect(study.responses == 1)
    #expect(summary.accounting.reasons == [.duplicateIdentical: 3])
  }

  @Test func aCodeForNoAnswerIsOneHoweverItIsWritten() throws {
    let answers = Self.names.indices.map { $0 < 22 ? "  \("q" + ($0 < 9 ? "0" : "") + "\($0 + 1)"): {perception: P\($0 + 1)}" : "" }.filter
    { !$0.isEmpty }
    let book = "instrument: servperf-1992\nscale: 0-10\nmissing: [9]\nanswers:\n\(answers.joined(separator: "\n"))\n"
    let cells = ["9", "9.0", "９", " 9 "].map { code in (1...22).map { $0 == 1 ? code : "4" }.joined(separator: ",") }
    let header = (1...22).map { "P\($0)" }.joined(separator: ",")
    let (summary, study) = try source(([header] + cells).joined(separator: "\n") + "\n") { request in
      request.plan.codebook = try Codebook.decoding(yaml: book, source: "book.yaml")
    }
    #expect(summary.accounting.responses == 4)
    #expect(study.report()?.items.first?.score.n == 0)
  }

  @Test func malformedDocumentsAreReportedWithoutTheirText() throws {
    for fault in ["<E1>depressed &suicidal;</E1>", "<E1 terrible>5</E1>", "<E1>5</HIV>"] {
      let (summary, _) = try source("<responses><response>\(fault)</response></responses>", named: "t.xml")
      let refusal = try #require(summary.refusal)
      for word in ["depressed", "suicidal", "terrible", "HIV"] { #expect(!refusal.message.contains(word)) }
    }
  }

  @Test func equalAnswersHaveNoTestHoweverManyPeopleGaveThem() throws {
    let answers = [6, 5, 7, 4, 6, 5, 7, 3, 6, 5, 7, 4, 6, 5, 2, 4, 6, 5, 7, 4, 6, 5]
    let line = { (id: Int) in
      "r\(id),\(answers.map { "\(8 - $0)" }.joined(separator: ",")),\(answers.map { "\($0)" }.joined(separator: ",")),"
    }
    let (_, study) = try source(([Self.header] + (1...12).map(line)).joined(separator: "\n") + "\n")
    for row in try #require(study.report()).scores {
      #expect(row.gap?.t == nil && row.gap?.p == nil, "\(row.subject.id)")
      #expect(row.reason == .zeroVariance || row.reliability?.reason == .zeroVariance, "\(row.subject.id)")
    }
  }
}
