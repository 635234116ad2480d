internal import SurveyModel

/// SurveyMonkey's two header rows: questions above the first of their rows, row texts and `Response` below; dates with AM and PM.
///
/// Two responses were left unfinished, and a spreadsheet left empty rows at the end.
struct SurveyMonkeyExport: SampleExport {
  let file = "surveymonkey.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    var rows = responses.enumerated().map { Self.row($1, number: $0, isFinished: true) }
    for (place, response) in [(rows.count / 2, responses.first), (min(1, rows.count), responses.last)] {
      guard let response else { continue }
      rows.insert(Self.row(response, number: rows.count, isFinished: false), at: place)
    }
    let header = [Self.questions, Self.rowTexts]
    let padding = Array(repeating: Array(repeating: "", count: Self.questions.count), count: 30)
    return SampleTable.text(header + rows + padding, lineEnd: "\r\n")
  }

  private static let meta = [
    "Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1",
  ]
  private static let dimensions = Instrument.servqual1991.dimensions.map(\.id)

  private static var questions: [String] {
    let blanks = Array(repeating: "", count: SampleWording.rows.count - 1)
    return meta + ["branch", "channel", SampleWording.expectation] + blanks + [SampleWording.perception] + blanks
      + dimensions.map { "W_\($0)" } + ["comment"]
  }

  private static var rowTexts: [String] {
    meta.map { _ in "" } + ["Response", "Response"] + SampleWording.rows + SampleWording.rows + dimensions.map { _ in "Response" }
      + ["Open-Ended Response"]
  }

  /// An unfinished response has no end and stops after the expectations.
  private static func row(_ response: SampleResponse, number: Int, isFinished: Bool) -> [String] {
    let id = String(114_000_000_000 + number * 37)
    let start = SampleClock(Timestamp(microseconds: response.moment.microseconds - 420_000_000)).american
    let meta = [id, "428110077", start, isFinished ? SampleClock(response.moment).american : "", "", "", "", "", ""]
    let perception = isFinished ? response.perception : response.perception.map { _ in nil }
    let answers = (response.expectation + perception).map { $0.map(String.init) ?? "" }
    let points = response.points.map { isFinished ? String($0) : "" }
    return meta + [response.branch, response.channel] + answers + points + [isFinished ? response.comment : ""]
  }
}

/// The questions of the bank's survey in words, for platforms that export words.
enum SampleWording {
  static let expectation = "Excellent banks should offer the following. How far do you agree?"
  static let perception = "This bank actually delivered the following. How far do you agree?"
  /// Seven degrees of agreement, from the lowest.
  static let agreement = [
    "Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Agree", "Strongly agree",
  ]
  /// One row for every item, in the order of the items.
  static let rows = [
    "Modern counters and machines", "Pleasant rooms", "Well-dressed staff", "Clear leaflets", "Work done by the day named",
    "Sincere help with problems", "Right the first time", "Service at the hour agreed", "Statements without errors",
    "Telling when it will be done", "Quick service", "Readiness to help", "Time for questions", "Staff one can trust",
    "Safe transactions", "Courteous staff", "Staff who know the answer", "Attention to each customer", "Convenient hours",
    "Someone who looks after me", "My interest comes first", "Understanding my needs",
  ]
}

/// The parts of a moment in UTC, as platforms write them.
struct SampleClock {
  private let date: [Substring]
  private let time: [Substring]
  private let hour: Int

  init(_ moment: Timestamp) {
    let text = moment.rfc3339
    date = text.prefix(10).split(separator: "-")
    time = text.dropFirst(11).prefix(8).split(separator: ":")
    hour = time.first.flatMap { Int($0) } ?? 0
  }

  /// `04/01/2026 08:00:00 AM`.
  var american: String {
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    let padded = twelve < 10 ? "0\(twelve)" : "\(twelve)"
    let day = (date.dropFirst() + date.prefix(1)).joined(separator: "/")
    return "\(day) \(([Substring(padded)] + time.dropFirst()).joined(separator: ":")) \(hour < 12 ? "AM" : "PM")"
  }

  /// `2026/04/01 8:00:00`.
  var spreadsheet: String { "\(date.joined(separator: "/")) \(([Substring(String(hour))] + time.dropFirst()).joined(separator: ":"))" }
}
