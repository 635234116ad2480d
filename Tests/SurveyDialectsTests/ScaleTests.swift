import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// What an answer means is read off what the survey says of its own codes, question by question, or not at all.
@Suite struct ScaleTests {
  private static let labels = [
    "Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Agree", "Strongly agree",
  ]

  /// An ODM document of one subject per row; every answer of a facet is the code `expectation` or `perception`.
  private func odm(_ codes: (expectation: [String], perception: [String]), _ expectation: String, _ perception: String) throws -> Study {
    let list = { (name: String, labels: [String]) in
      "<CodeList OID=\"\(name)\">"
        + labels.enumerated().map {
          "<CodeListItem CodedValue=\"\($0.offset + 1)\"><Decode><TranslatedText>\($0.element)</TranslatedText></Decode></CodeListItem>"
        }
        .joined() + "</CodeList>"
    }
    let items = (1...22).flatMap { ["e\($0)", "p\($0)"] }
    let definitions = items.map { "<ItemDef OID=\"\($0)\"><CodeListRef CodeListOID=\"\($0.prefix(1))\"/></ItemDef>" }.joined()
    let data = items.map { "<ItemData ItemOID=\"\($0)\" Value=\"\($0.hasPrefix("e") ? expectation : perception)\"/>" }.joined()
    let subjects = ["1", "2"].map {
      "<SubjectData SubjectKey=\"\($0)\"><FormData FormOID=\"f\" FormRepeatKey=\"1\">\(data)</FormData></SubjectData>"
    }
    let text =
      "<ODM xmlns=\"http://www.cdisc.org/ns/odm/v1.3\" ODMVersion=\"1.3.1\" SourceSystem=\"REDCap\"><Study OID=\"s\"><MetaDataVersion OID=\"m\">"
      + definitions + list("e", codes.expectation) + list("p", codes.perception)
      + "</MetaDataVersion></Study><ClinicalData StudyOID=\"s\">\(subjects.joined())</ClinicalData></ODM>\n"
    let file = try TemporaryFile(Array(text.utf8), named: "study.xml")
    return try Study.run(StudyRequest(paths: [file.path]))
  }

  private func gap(_ study: Study) -> Double? { study.report()?.total("overall_dimensions")?.gap?.mean }

  @Test func codesMeanWhatTheirOwnQuestionSays() throws {
    let falling = Array(Self.labels.reversed())
    #expect(gap(try odm((Self.labels, Self.labels), "6", "4")) == -2)
    // Code 2 of a falling list is Agree, which is 6.
    let turned = try odm((falling, Self.labels), "2", "4")
    #expect(gap(turned) == -2)
    #expect(turned.sources.first?.findings.contains { $0.rule == .scaleReversed } == true)
    #expect(gap(try odm((falling, falling), "2", "4")) == -2)
  }

  @Test func twoScalesAreRefusedAndTheDraftReadsNothing() throws {
    let study = try odm((Self.labels, Array(Self.labels.prefix(2)) + [Self.labels[3]] + Array(Self.labels.suffix(2))), "6", "4")
    let refusal = try #require(study.sources.first?.refusal)
    #expect(refusal.kind == "scale_differs")
    #expect(refusal.draft?.contains("labels:") == false)
  }

  @Test func unknownLabelsAreNotCountedThrough() throws {
    let colours = ["Red", "Orange", "Yellow", "Green", "Blue", "Indigo", "Violet"]
    #expect(try odm((colours, colours), "6", "4").sources.first?.refusal?.kind == "scale_unknown")
    let ends = ["Strongly agree", "2", "3", "4", "5", "6", "Strongly disagree"]
    #expect(try odm((ends, ends), "6", "4").sources.first?.refusal?.kind == "scale_unknown")
    let numbers = (1...7).map(String.init)
    #expect(gap(try odm((numbers, numbers), "6", "4")) == -2)
  }

  /// What the first rows show is refuted by a later one: all that was read by it would be wrong.
  @Test func aLabelOfAnotherScaleRefusesTheFile() throws {
    let rows = (1...22).map { "Feature \($0)" }
    let header = ["Timestamp"] + rows.map { "What should a bank offer? [\($0)]" } + rows.map { "What did you actually receive? [\($0)]" }
    let five = [0, 1, 3, 5, 6].map { Self.labels[$0] }
    var lines = [header]
    for row in 0..<80 { lines.append(["2026/04/01 8:00:00"] + (0..<44).map { five[($0 + row) % 5] }) }
    lines.append(["2026/04/01 8:00:00"] + (0..<44).map { _ in "Somewhat agree" })
    let text = lines.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let file = try TemporaryFile(Array(text.utf8), named: "later.csv")
    let study = try Study.run(StudyRequest(paths: [file.path]))
    #expect(study.sources.first?.refusal?.kind == "scale_labels")
    #expect(study.sources.first?.refusal?.line == 82)
  }
}
