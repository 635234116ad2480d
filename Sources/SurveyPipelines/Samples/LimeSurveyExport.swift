internal import SurveyModel

/// LimeSurvey's CSV with headings of text: every cell in quotes but those of questions that were never shown.
struct LimeSurveyExport: SampleExport {
  let file = "limesurvey.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    var rows = responses.map { row($0, id: String($0.id.filter(\.isNumber)), isFinished: true) }
    for (number, response) in responses.prefix(3).enumerated() {
      rows.insert(row(response, id: "\(200_001 + number)", isFinished: false), at: rows.count * (number + 1) / 4)
    }
    let lines = ([header.map(Optional.some)] + rows).map { cells in cells.map(Self.quoted).joined(separator: ";") + "\r\n" }
    return [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
  }

  private var header: [String] {
    let expectations = Self.features.map { "What should excellent banks offer? [\($0)]" }
    let perceptions = Self.features.map { "What did this bank actually deliver? [\($0)]" }
    let points = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    return ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "branch", "channel"] + expectations + perceptions
      + points
      + ["Anything else?"]
  }

  /// One response; nil is a question that was not shown. Who did not finish saw the first page and half the second.
  private func row(_ response: SampleResponse, id: String, isFinished: Bool) -> [String?] {
    let moment = String(response.moment.rfc3339.map { $0 == "T" ? " " : $0 }.filter { $0 != "Z" })
    let answer = { (answer: Int?) -> String? in answer.map(String.init) ?? "" }
    let seen = isFinished ? response.perception.count : 11
    let perceptions = response.perception.enumerated().map { $0.offset < seen ? answer($0.element) : nil }
    let rest = response.points.map(String.init) + [response.comment]
    return [id, isFinished ? moment : nil, isFinished ? "3" : "1", "en", id, response.branch, response.channel]
      + response.expectation.map(answer) + perceptions + rest.map { isFinished ? $0 : nil }
  }

  private static func quoted(_ cell: String?) -> String {
    guard let cell else { return "" }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static let features = [
    "Modern machines", "Pleasant rooms", "Neatly dressed staff", "Clear leaflets", "Promises kept on the day", "Care for my problem",
    "Right the first time", "Done when promised", "Records without errors", "Word of when it will be done", "Quick service",
    "Staff glad to help", "Staff with time for me", "Staff I can trust", "Safe transactions", "Courteous staff", "Answers to my questions",
    "Individual care", "Opening hours that suit me", "Personal advice", "My interests at heart", "Understanding of my needs",
  ]
}
