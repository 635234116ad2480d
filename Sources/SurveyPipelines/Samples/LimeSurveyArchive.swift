internal import SurveyModel

/// LimeSurvey's archive: the survey's structure and its responses, with one array of two scales whose first code is the best answer.
struct LimeSurveyArchive: SampleExport {
  let file = "limesurvey.lsa"
  private static let survey = "417352"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    var archive = SampleArchive()
    archive.add("survey_\(Self.survey).lss", Array(structure.utf8))
    archive.add("survey_\(Self.survey)_responses.lsr", Array(Self.responses(responses).utf8))
    return archive.archive
  }

  private typealias Row = [(name: String, value: String)]

  private static func table(_ name: String, _ rows: [Row]) -> String {
    let fields = rows.first?.map { "   <fieldname>\($0.name)</fieldname>\n" }.joined() ?? ""
    let body = rows.map { row in
      "   <row>\n" + row.map { "    <\($0.name)><![CDATA[\($0.value)]]></\($0.name)>\n" }.joined() + "   </row>\n"
    }.joined()
    return " <\(name)>\n  <fields>\n\(fields)  </fields>\n  <rows>\n\(body)  </rows>\n </\(name)>\n"
  }

  private static func document(_ type: String, _ tables: [String]) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document>\n <LimeSurveyDocType>\(type)</LimeSurveyDocType>\n <DBVersion>640</DBVersion>\n"
      + " <languages>\n  <language>en</language>\n </languages>\n" + tables.joined() + "</document>\n"
  }

  /// Questions outside the array, with their numbers.
  private static let singles = ["branch", "channel"] + Instrument.servqual1991.dimensions.map { "W_\($0.id)" }

  private var structure: String {
    let array: Row = Self.question(20, "SERV", "1", "Tell us about banks.")
    let rows = SampleWording.rows.enumerated().map { number, text in
      Self.question(100 + number, "SQ\(number < 9 ? "00" : "0")\(number + 1)", "T", text, parent: 20)
    }
    let texts = Self.singles.enumerated().map { Self.question(30 + $0.offset, String($0.element.filter(\.isLetter)), "S", $0.element) }
    let answers = ["0", "1"].flatMap { scale in
      SampleWording.agreement.reversed().enumerated().map { order, label -> Row in
        [
          ("qid", "20"), ("code", "A\(order + 1)"), ("answer", label), ("sortorder", "\(order + 1)"), ("assessment_value", "0"),
          ("language", "en"), ("scale_id", scale),
        ]
      }
    }
    let headers = [("dualscale_headerA", SampleWording.expectation), ("dualscale_headerB", SampleWording.perception)].map {
      name, text -> Row in
      [("qid", "20"), ("attribute", name), ("value", text), ("language", "en")]
    }
    return Self.document(
      "Survey",
      [
        Self.table("answers", answers), Self.table("questions", [array] + texts), Self.table("subquestions", rows),
        Self.table("question_attributes", headers), Self.table("surveys", [[("sid", Self.survey), ("language", "en")]]),
      ])
  }

  private static func question(_ id: Int, _ code: String, _ type: String, _ text: String, parent: Int = 0) -> Row {
    [
      ("qid", "\(id)"), ("parent_qid", "\(parent)"), ("sid", survey), ("gid", "7"), ("type", type), ("title", code),
      ("question", "<p>\(text)</p>"), ("question_order", "\(id)"), ("language", "en"), ("scale_id", "0"),
    ]
  }

  private static func responses(_ responses: [SampleResponse]) -> String {
    table(responses.enumerated().map { row($1, id: $0 + 1) })
  }

  private static func table(_ rows: [Row]) -> String { document("Responses", [table("responses", rows)]) }

  /// A blank answer was seen and not given: its element is empty.
  private static func row(_ response: SampleResponse, id: Int) -> Row {
    let key = "_\(survey)X7X"
    let meta: Row = [
      ("id", "\(id)"), ("submitdate", String(response.moment.rfc3339.map { $0 == "T" ? " " : $0 }.prefix(19))), ("lastpage", "2"),
      ("startlanguage", "en"), ("seed", "\(id)"),
    ]
    let scales: [[Int?]] = [response.expectation, response.perception]
    let answers = response.expectation.indices.flatMap { item -> Row in
      scales.enumerated().map { scale, answers in
        let code = answers[item].map { "A\(8 - $0)" } ?? ""
        return ("\(key)20SQ\(item < 9 ? "00" : "0")\(item + 1)-\(scale)", code)
      }
    }
    let values = [response.branch, response.channel] + response.points.map(String.init)
    let rest: Row = values.enumerated().map { ("\(key)\(30 + $0.offset)", $0.element) }
    return meta + answers + rest
  }
}
