internal import SurveyModel

/// A bank with four branches: CSV, 22 item pairs, importance points, a comment; one branch answers calls slowly.
public struct SampleBank {
  private let rows: Int
  private let seed: UInt64
  private static let branches = ["Harbour", "Old Town", "Riverside", "University"]
  private static let channels = ["branch", "phone", "web", "app"]
  private static let comments = [
    "", "", "", "Fine", "Polite, but slow", "They said \"tomorrow\" twice", "Two\nlines", "服务周到", "",
  ]

  /// A sample of `rows` responses.
  public init(rows: Int, seed: UInt64) {
    self.rows = rows
    self.seed = seed
  }

  /// The export as UTF-8.
  public var csv: [UInt8] {
    var survey = SampleSurvey(seed: seed, levels: [5_550, 5_050, 5_300, 5_650, 5_350], expectations: [5_600, 6_400, 6_200, 6_250, 5_900])
    let start = Timestamp(year: 2026, month: 4, day: 1, hour: 8) ?? Timestamp(microseconds: 0)
    var lines = [Self.header]
    for index in 0..<rows {
      let branch = survey.below(10) < 4 ? 0 : 1 + survey.below(3)
      let isSlow = branch == 2
      let answers = survey.response(
        shift: branch == 3 ? 150 : 0, shifts: isSlow ? [0, -100, -600, 0, -50] : [0, 0, 0, 0, 0], blanksPerMille: 12)
      let points = survey.points(isSloppy: survey.below(20) == 0)
      let moment = survey.moment(index, of: rows, from: start, days: 90)
      var cells = ["B\(100_000 + index)", moment.rfc3339, Self.branches[branch], Self.channels[survey.below(4)]]
      cells += (answers.expectation + answers.perception).map { $0.map(String.init) ?? "" }
      cells += points.map(String.init) + [Self.comments[survey.below(Self.comments.count)]]
      lines.append(cells.map(Self.quoted).joined(separator: ","))
    }
    return Array(lines.joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
  }

  private static var header: String {
    let items = (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }
    let points = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    return (["respondent_id", "submitted_at", "branch", "channel"] + items + points + ["comment"]).joined(separator: ",")
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
