internal import SurveyModel

/// A clinic with three departments: XML with Chinese names, 22 item pairs, one element per response.
public struct SampleClinic {
  private let rows: Int
  private let seed: UInt64
  private static let departments = ["内科", "外科", "急诊"]

  /// A sample of `rows` responses.
  public init(rows: Int, seed: UInt64) {
    self.rows = rows
    self.seed = seed
  }

  /// The export as UTF-8.
  public var xml: [UInt8] {
    var survey = SampleSurvey(seed: seed, levels: [4_900, 5_200, 4_800, 5_600, 5_000], expectations: [5_700, 6_500, 6_300, 6_500, 6_000])
    let start = Timestamp(year: 2026, month: 5, day: 1, hour: 1) ?? Timestamp(microseconds: 0)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<问卷 机构=\"示例诊所\">\n"
    for index in 0..<rows {
      let department = survey.below(3)
      let answers = survey.response(shift: department == 2 ? -500 : 0, blanksPerMille: 15)
      let moment = survey.moment(index, of: rows, from: start, days: 30)
      text += " <答卷 编号=\"C\(20_000 + index)\" 提交时间=\"\(moment.rfc3339)\">\n  <科室>\(Self.departments[department])</科室>\n"
      text += Self.line("期望", answers.expectation) + Self.line("感知", answers.perception) + " </答卷>\n"
    }
    return Array((text + "</问卷>\n").utf8)
  }

  private static func line(_ name: String, _ answers: [Int?]) -> String {
    "  "
      + answers.enumerated().map { index, answer in "<\(name)\(index + 1)>\(answer.map(String.init) ?? "")</\(name)\(index + 1)>" }.joined()
      + "\n"
  }
}
