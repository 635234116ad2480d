internal import SurveyModel

/// REDCap's longitudinal table: expectations at one event, perceptions at the next, and a row of another form for some records.
struct REDCapExport: SampleExport {
  let file = "redcap.csv"
  static let expectations = (1...22).map { "exp_\($0)" }
  static let perceptions = (1...22).map { "perc_\($0)" }
  static let points = Instrument.servqual1991.dimensions.map { "w_\($0.id)" }

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let before = ["branch", "channel"] + Self.expectations + ["before_visit_complete"]
    let after = ["after_visit_timestamp"] + Self.perceptions + Self.points + ["comment", "after_visit_complete"]
    let header = ["record_id", "redcap_event_name", "redcap_survey_identifier"] + before + after
    var rows: [[String]] = []
    for (number, response) in responses.enumerated() { rows += Self.rows(response, id: "\(number + 1)", isFinished: true) }
    // Two came only once.
    for (number, response) in responses.prefix(2).enumerated() {
      rows += Self.rows(response, id: "\(responses.count + number + 1)", isFinished: false)
    }
    return SampleTable.text([header] + rows)
  }

  private static func rows(_ response: SampleResponse, id: String, isFinished: Bool) -> [[String]] {
    let text = { (answers: [Int?]) in answers.map { $0.map(String.init) ?? "" } }
    let blank = { (count: Int) in Array(repeating: "", count: count) }
    let before = [id, "before_visit_arm_1", "", response.branch, response.channel] + text(response.expectation) + ["2"] + blank(30)
    let time = String(response.moment.rfc3339.map { $0 == "T" ? " " : $0 }.prefix(19))
    let given = [time] + text(response.perception) + response.points.map(String.init) + [response.comment, "2"]
    let after = [id, "after_visit_arm_1", ""] + blank(25) + (isFinished ? given : ["[not completed]"] + blank(28) + ["0"])
    return [before, after]
  }
}

/// The same project as a CDISC ODM document, with its questions and the labels of their codes.
struct REDCapDocument: SampleExport {
  let file = "redcap-odm.xml"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8" ?>"#,
      #"<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:redcap="https://projectredcap.org" ODMVersion="1.3.1" FileType="Snapshot""#
        + #" SourceSystem="REDCap" SourceSystemVersion="14.0.0">"#,
      #"<Study OID="Project.Bank"><GlobalVariables><StudyName>Bank</StudyName></GlobalVariables>"#,
      #"<MetaDataVersion OID="Metadata.Bank" Name="Bank" redcap:RecordIdField="record_id">"#,
    ]
    lines += Self.questions + Self.labels + ["</MetaDataVersion>", "</Study>", #"<ClinicalData StudyOID="Project.Bank">"#]
    for (number, response) in responses.enumerated() { lines += Self.subject(response, id: "\(number + 1)") }
    return Array((lines + ["</ClinicalData>", "</ODM>", ""]).joined(separator: "\n").utf8)
  }

  private static var questions: [String] {
    let asked = zip(REDCapExport.expectations, SampleWording.rows).map { ($0, "\(SampleWording.expectation) \($1)") }
    let given = zip(REDCapExport.perceptions, SampleWording.rows).map { ($0, "\(SampleWording.perception) \($1)") }
    return (asked + given).map { id, text in
      "<ItemDef OID=\"\(id)\" Name=\"\(id)\" DataType=\"text\"><Question><TranslatedText>\(text)</TranslatedText></Question>"
        + "<CodeListRef CodeListOID=\"agreement\"/></ItemDef>"
    }
  }

  private static var labels: [String] {
    ["<CodeList OID=\"agreement\" Name=\"agreement\" DataType=\"text\">"]
      + SampleWording.agreement.enumerated().map { point, label in
        "<CodeListItem CodedValue=\"\(point + 1)\"><Decode><TranslatedText>\(label)</TranslatedText></Decode></CodeListItem>"
      } + ["</CodeList>"]
  }

  private static func subject(_ response: SampleResponse, id: String) -> [String] {
    let text = { (answers: [Int?]) in answers.map { $0.map(String.init) ?? "" } }
    let time = String(response.moment.rfc3339.map { $0 == "T" ? " " : $0 }.prefix(19))
    let before = [("branch", response.branch), ("channel", response.channel)] + zip(REDCapExport.expectations, text(response.expectation))
    let after =
      [("after_visit_timestamp", time)] + zip(REDCapExport.perceptions, text(response.perception))
      + zip(REDCapExport.points, response.points.map(String.init)) + [("comment", response.comment)]
    return ["<SubjectData SubjectKey=\"\(id)\" redcap:RecordIdField=\"record_id\">"]
      + event("before_visit", [("record_id", id)] + before + [("before_visit_complete", "2")])
      + event("after_visit", after + [("after_visit_complete", "2")]) + ["</SubjectData>"]
  }

  private static func event(_ name: String, _ items: [(String, String)]) -> [String] {
    let data = items.filter { !$0.1.isEmpty }.map { "<ItemData ItemOID=\"\($0)\" Value=\"\(SampleMarkup.attribute($1))\"/>" }
    return [
      "<StudyEventData StudyEventOID=\"Event.\(name)_arm_1\" StudyEventRepeatKey=\"1\" redcap:UniqueEventName=\"\(name)_arm_1\">",
      "<FormData FormOID=\"Form.\(name)\" FormRepeatKey=\"1\"><ItemGroupData ItemGroupOID=\"\(name)\" ItemGroupRepeatKey=\"1\">",
    ] + data + ["</ItemGroupData></FormData></StudyEventData>"]
  }
}

/// Text in XML.
enum SampleMarkup {
  /// The value of an attribute in double quotes.
  static func attribute(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case "\"": "&quot;"
      case "\n": "&#10;"
      default: String(scalar)
      }
    }.joined()
  }
}
