/// A `response` element in parts, each of them markup.
struct XMLResponse: Sendable {
  var attributes: String
  var expectations: [String]
  var perceptions: [String]
  var comment: String

  init(_ response: SurveyResponse) {
    let (id, site) = (Self.escaped(response.id), Self.escaped(response.site))
    attributes = "id=\"\(id)\" submitted=\"\(response.submitted)\" site=\"\(site)\""
    expectations = Self.elements("e", response.expectations)
    perceptions = Self.elements("p", response.perceptions)
    comment = "<comment>\(Self.escaped(response.comment))</comment>"
  }

  var markup: String {
    """
      <response \(attributes)>
        \(expectations.joined())
        \(perceptions.joined())
        \(comment)
      </response>

    """
  }

  private static func elements(_ name: String, _ answers: [Int?]) -> [String] {
    answers.enumerated().map { "<\(name) i=\"\($0.offset + 1)\">\($0.element.map(String.init) ?? "")</\(name)>" }
  }

  private static func escaped(_ text: String) -> String {
    let references: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return text.map { references[$0] ?? String($0) }.joined()
  }
}

/// An XML export that has not been written yet.
struct XMLDraft: Sendable {
  var declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
  /// Lines between the declaration and the root.
  var prolog: [String] = []
  var root = "surveyExport"
  var rootAttributes = #"xmlns="urn:example:servqual-export:1" instrument="SERVQUAL-22" wave="2026Q2""#
  var responses: [XMLResponse]
  /// What follows the last response; nil where the root's own end tag does.
  var ending: String?

  init(_ survey: CleanSurvey = .standard) { responses = survey.responses.map(XMLResponse.init) }

  /// A response by record number, from 1.
  subscript(record: Int) -> XMLResponse {
    get { responses[record - 1] }
    set { responses[record - 1] = newValue }
  }

  func text() -> String {
    let start = ([declaration] + prolog + ["<\(root) \(rootAttributes)>"]).map { $0 + "\n" }.joined()
    return start + responses.map(\.markup).joined() + (ending ?? "</\(root)>\n")
  }

  func bytes() -> [UInt8] { Array(text().utf8) }
}

extension BrokenExport {
  /// A case that is a draft of the survey with one change.
  static func xml(
    _ name: String, why: String, _ expected: Expectation, of survey: CleanSurvey = .standard,
    change: (inout XMLDraft) -> Void = { _ in }
  ) -> BrokenExport {
    var draft = XMLDraft(survey)
    change(&draft)
    return BrokenExport(name, why: why, bytes: draft.bytes(), expected)
  }
}
