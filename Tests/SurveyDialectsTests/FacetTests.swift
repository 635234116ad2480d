import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Which columns ask expectation and which perception: by words, by the rows of the other question, by sides; never by less.
@Suite struct FacetTests {
  private static let rows = (1...22).map { "Feature \($0)" }

  /// A Google Forms sheet with grids of 22 rows; every answer of a grid is the same.
  private func forms(_ grids: [(question: String, answer: Int)], edit: (inout [String]) -> Void = { _ in }) throws -> Study {
    var header = ["Timestamp"] + grids.flatMap { grid in Self.rows.map { "\(grid.question) [\($0)]" } }
    edit(&header)
    let row = ["2026/04/01 8:00:00"] + grids.flatMap { grid in Self.rows.map { _ in "\(grid.answer)" } }
    return try study([header, row, row])
  }

  private func study(_ rows: [[String]]) throws -> Study {
    let text = rows.map {
      $0.map { "\"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\"" }.joined(separator: ",")
    }
    let file = try TemporaryFile(Array((text.joined(separator: "\n") + "\n").utf8), named: "facets.csv")
    return try Study.run(StudyRequest(paths: [file.path]))
  }

  private func gap(_ study: Study) -> Double? { study.report()?.total("overall_dimensions")?.gap?.mean }

  @Test(arguments: [
    ("What should an excellent bank offer?", "What did you actually experience?"), ("优秀的银行应该提供什么？", "您实际感受到的服务如何？"),
    ("優秀的銀行應該提供什麼？", "您實際感受到的服務如何？"), ("Was erwarten Sie von einer Bank?", "Was haben Sie tatsächlich erlebt?"),
    ("Qu'attendez-vous d'une banque ?", "Qu'avez-vous réellement vécu ?"), ("¿Qué espera de un banco?", "¿Qué ha recibido en realidad?"),
    ("Qual é a sua expectativa?", "O que recebeu na realidade?"), ("Apa harapan Anda?", "Bagaimana kenyataan yang dirasakan?"),
    ("銀行に期待すること", "実際に経験したこと"), ("은행에 기대하는 것", "실제로 느낀 것"),
  ])
  func wordsTellInAnyOrder(_ expectation: String, _ perception: String) throws {
    #expect(gap(try forms([(expectation, 6), (perception, 4)])) == -2)
    #expect(gap(try forms([(perception, 4), (expectation, 6)])) == -2)
  }

  @Test func theOtherQuestionOfTheSameRowsIsTheOtherFacet() throws {
    #expect(gap(try forms([("What should an excellent bank offer?", 6), ("How about Harbour Bank?", 4)])) == -2)
    // Not the other way round: beside perceptions stand last year's, a competitor's, and much else.
    let other = try forms([("Harbour Bank", 6), ("What did you actually receive?", 4)])
    #expect(other.sources.first?.refusal?.kind == "header_missing_columns")
    // Not where it asks something else, where its rows differ, or where there are two others.
    let importance = try forms([("How important is it?", 6), ("What did you actually receive?", 4)])
    #expect(importance.report()?.total("overall_dimensions")?.gap == nil && importance.responses == 2)
    let otherRows = try forms([("What should an excellent bank offer?", 6), ("How about Harbour Bank?", 4)]) { header in
      header[25] = "How about Harbour Bank? [Something else]"
    }
    #expect(otherRows.sources.first?.refusal?.kind == "header_missing_columns")
    let three = try forms([("What should an excellent bank offer?", 6), ("Harbour Bank", 4), ("River Bank", 5)])
    #expect(three.sources.first?.refusal?.kind == "header_missing_columns")
  }

  @Test func anExpectationQuestionThatCannotBePairedIsNotPassedOver() throws {
    let longer = try forms([("What should an excellent bank offer?", 6), ("What did you actually receive?", 4)]) { header in
      header.insert("What should an excellent bank offer? [An attention check]", at: 1)
    }
    #expect(longer.sources.first?.refusal?.kind == "header_missing_columns" || longer.sources.first?.accounting.quarantined == 2)
  }

  @Test func rowsArePairedByTheirTexts() throws {
    let turned = try forms([("What should an excellent bank offer?", 6), ("What did you actually receive?", 4)]) { header in
      header[23...44].reverse()
    }
    #expect(gap(turned) == -2)
    let plan = try #require(turned.sources.first)
    #expect(plan.accounting.responses == 2)
  }

  @Test func twoScalesOfLabelsAreRefused() throws {
    let five = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    let seven = ["Strongly disagree", "Disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Agree", "Strongly agree"]
    let header =
      ["Timestamp"] + Self.rows.map { "What should a bank offer? [\($0)]" } + Self.rows.map { "What did you actually receive? [\($0)]" }
    let rows = (0..<7).map { id in
      ["2026/04/01 8:00:00"] + Self.rows.indices.map { seven[($0 + id) % 7] } + Self.rows.indices.map { five[($0 + id) % 5] }
    }
    #expect(try study([header] + rows).sources.first?.refusal?.kind == "scale_differs")
  }

  /// A dual scale of LimeSurvey in headings of codes, without any words.
  private func sides(_ first: String, _ second: String, extra: [String] = []) throws -> Study {
    let names = (1...22).flatMap { ["SERV[S\($0)][1]", "SERV[S\($0)][2]"] }
    let header = ["id", "submitdate"] + names + extra
    let row = { (id: Int) in ["\(id)", "2026-04-01 10:00:00"] + (1...22).flatMap { _ in [first, second] } + extra.map { _ in "5" } }
    return try study([header, row(1), row(2)])
  }

  @Test func sidesTellOnlyWhereTheAnswersAgree() throws {
    let told = try sides("6", "4")
    #expect(gap(told) == -2)
    #expect(told.sources.first?.findings.first?.rule == .facetsBySide)
    #expect(try sides("4", "6").sources.first?.refusal?.kind == "header_missing_columns")
    #expect(try sides("5", "5").sources.first?.refusal?.kind == "header_missing_columns")
    #expect(try sides("A6", "A4").sources.first?.refusal?.kind == "header_missing_columns", "codes may run either way")
    let more = (1...22).flatMap { ["MORE[S\($0)][1]", "MORE[S\($0)][2]"] }
    #expect(try sides("6", "4", extra: more).sources.first?.refusal?.kind == "header_missing_columns")
  }
}
