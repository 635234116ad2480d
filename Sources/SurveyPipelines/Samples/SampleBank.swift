internal import SurveyModel

/// One response of a sample, before a platform lays it out.
struct SampleResponse {
  let id: String
  let moment: Timestamp
  let branch: String
  let channel: String
  /// Answers from 1 to 7; nil is a blank.
  let expectation: [Int?]
  let perception: [Int?]
  /// Importance points, in the order of the dimensions.
  let points: [Int]
  let comment: String
}

/// A bank with four branches: 22 item pairs, importance points, a comment; one branch answers calls slowly.
public struct SampleBank {
  private let rows: Int
  let seed: UInt64
  static let branches = ["Harbour", "Old Town", "Riverside", "University"]
  static let channels = ["branch", "phone", "web", "app"]
  private static let comments = [
    "", "", "", "Fine", "Polite, but slow", "They said \"tomorrow\" twice", "Two\nlines", "服务周到", "",
  ]

  /// A sample of `rows` responses.
  public init(rows: Int, seed: UInt64) {
    self.rows = rows
    self.seed = seed
  }

  var responses: [SampleResponse] {
    var survey = SampleSurvey(seed: seed, levels: [5_550, 5_050, 5_300, 5_650, 5_350], expectations: [5_600, 6_400, 6_200, 6_250, 5_900])
    let start = Timestamp(year: 2026, month: 4, day: 1, hour: 8) ?? Timestamp(microseconds: 0)
    return (0..<rows).map { index in
      let branch = survey.below(10) < 4 ? 0 : 1 + survey.below(3)
      let shifts = branch == 2 ? [0, -100, -600, 0, -50] : [0, 0, 0, 0, 0]
      let answers = survey.response(shift: branch == 3 ? 150 : 0, shifts: shifts, blanksPerMille: 12)
      let points = survey.points(isSloppy: survey.below(20) == 0)
      let channel = Self.channels[survey.below(4)]
      return SampleResponse(
        id: "B\(100_000 + index)", moment: survey.moment(index, of: rows, from: start, days: 90), branch: Self.branches[branch],
        channel: channel,
        expectation: answers.expectation, perception: answers.perception, points: points,
        comment: Self.comments[survey.below(Self.comments.count)])
    }
  }

  /// The plain export as UTF-8.
  public var csv: [UInt8] { PlainExport().render(responses) }
}
