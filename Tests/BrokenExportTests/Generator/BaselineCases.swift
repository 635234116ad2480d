/// Exports with nothing wrong: if these fail, nothing else counts.
enum BaselineCases {
  static let all = [plain, worldComments, xmlPlain, xmlReferences, xmlComments]

  static let plain = BrokenExport.csv("csv_ok_crlf", why: "RFC 4180 as written", .allRead())

  /// Comments in many scripts, with line feeds as line ends.
  static let worldComments: BrokenExport = {
    var survey = CleanSurvey.standard
    let comments = ["座位不够，灯光很好", "静かで助かりました", "자리가 넉넉해요", "👩🏽‍🦽🙂", "Mañana, señor Žižek", "e\u{301}te\u{301}"]
    for (index, comment) in comments.enumerated() { survey.responses[index].comment = comment }
    return .csv("csv_ok_lf_cjk_comments", why: "line feeds and non-Latin text are normal input", .allRead(survey), of: survey) {
      $0.lineEnd = "\n"
    }
  }()

  static let xmlPlain = BrokenExport.xml("xml_ok", why: "a plain document", .allRead())

  static let xmlReferences: BrokenExport = {
    var survey = CleanSurvey.standard
    let texts = [
      ("x < y & y > z", "x <![CDATA[< y & y]]> &gt; z"), ("she said \"it's here\"", "she said &quot;it&apos;s here&quot;"),
      ("a ]]> b", "<![CDATA[a ]]]]><![CDATA[> b]]>"), ("ü€🙂", "&#252;&#x20AC;&#128578;"),
    ]
    for (index, text) in texts.enumerated() { survey.responses[index].comment = text.0 }
    return .xml("xml_ok_cdata_and_references", why: "text comes in pieces and must be joined", .allRead(survey), of: survey) {
      for (index, text) in texts.enumerated() { $0.responses[index].comment = "<comment>\(text.1)</comment>" }
    }
  }()

  static let xmlComments = BrokenExport.xml(
    "xml_ok_comments_pi_schema", why: "nothing may be fetched, and an XML comment is no part of a value", .allRead()
  ) {
    $0.prolog = [#"<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/view.xsl"?>"#]
    $0.rootAttributes += #" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#
    $0.rootAttributes += #" xsi:schemaLocation="urn:example:servqual-export:1 http://127.0.0.1:9/view.xsd""#
    for index in stride(from: 3, to: 40, by: 9) { annotate(&$0.responses[index]) }
  }

  private static func annotate(_ response: inout XMLResponse) {
    let (start, end) = ("<e i=\"2\">", "</e>")
    let answer = response.expectations[1].dropFirst(start.count).dropLast(end.count)
    response.expectations[1] = "\(start)<!-- checked -->\(answer)<!-- twice -->\(end)"
    response.comment = response.comment.replacing("</", with: "<!-- moderated --></")
  }
}
