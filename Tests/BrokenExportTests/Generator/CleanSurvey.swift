/// One respondent's answers as they were given, before anything breaks them.
struct SurveyResponse: Sendable {
  var id: String
  var submitted: String
  var site: String
  /// E1 to E22; nil where the respondent left the item blank.
  var expectations: [Int?]
  /// P1 to P22.
  var perceptions: [Int?]
  var comment: String

  /// The answer in a column such as `E5` or `P22`.
  subscript(column: String) -> Int? {
    get { column.hasPrefix("E") ? expectations[Self.slot(of: column)] : perceptions[Self.slot(of: column)] }
    set {
      if column.hasPrefix("E") {
        expectations[Self.slot(of: column)] = newValue
      } else {
        perceptions[Self.slot(of: column)] = newValue
      }
    }
  }

  private static func slot(of column: String) -> Int { (Int(column.dropFirst()) ?? 0) - 1 }
}

/// An invented survey of a reading room: twenty-two items, each answered 1 to 7 as expectation and as perception.
///
/// The survey is the truth of every case: what a broken export must still yield is summed from here, never read back.
struct CleanSurvey: Sendable {
  var responses: [SurveyResponse]

  /// Forty responses, the same on every machine.
  static let standard = CleanSurvey(seed: 0x5EED_0B0E, count: 40)

  static let items = 1...22
  static let columns = ["respondent_id", "submitted_at", "site"] + items.map { "E\($0)" } + items.map { "P\($0)" } + ["comment"]

  init(seed: UInt64, count: Int) {
    var random = SplitMix64(seed: seed)
    responses = (1...count).map { Self.response($0, from: &random) }
  }

  /// The survey with only its first `count` responses.
  func prefix(_ count: Int) -> CleanSurvey {
    var shorter = self
    shorter.responses.removeSubrange(count...)
    return shorter
  }

  /// A response by its record number, from 1.
  subscript(record: Int) -> SurveyResponse {
    get { responses[record - 1] }
    set { responses[record - 1] = newValue }
  }
}

extension CleanSurvey {
  private static let sites = ["Mill Lane", "Quayside", "Upper Gate", "Orchard"]
  private static let comments = [
    "Quick at the desk", "", "Had to ask twice", "Warm room", "The lift was out", "", "Knew my name", "Hard to read the forms",
  ]

  /// A person's mood lifts or lowers all of his answers, as in real surveys, so that no item runs against the rest.
  private static func response(_ record: Int, from random: inout SplitMix64) -> SurveyResponse {
    let mood = random.number(below: 5) - 2
    return SurveyResponse(
      id: "V\(padded(record, to: 4))", submitted: time(of: record), site: sites[record % sites.count],
      expectations: items.map { _ in clamped(3 + random.number(below: 5) + mood) },
      perceptions: items.map { _ in clamped(2 + random.number(below: 5) + mood) },
      comment: comments[record % comments.count])
  }

  private static func clamped(_ answer: Int) -> Int { min(7, max(1, answer)) }

  private static func time(of record: Int) -> String {
    "2026-04-\(padded(1 + record % 28, to: 2))T\(padded(8 + record % 11, to: 2)):\(padded(record * 7 % 60, to: 2)):00Z"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
