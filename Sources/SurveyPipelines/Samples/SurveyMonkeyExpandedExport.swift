internal import SurveyModel

/// SurveyMonkey's expanded download: every option of every row has a column, which holds the option's text where it was chosen.
struct SurveyMonkeyExpandedExport: SampleExport {
  let file = "surveymonkey-expanded.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let dimensions = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    let options = SampleWording.rows.flatMap { row in SampleWording.agreement.map { "\(row) - \($0)" } }
    let blanks = Array(repeating: "", count: options.count - 1)
    let meta = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    let questions = meta + ["branch", "channel", SampleWording.expectation] + blanks + [SampleWording.perception] + blanks + dimensions
    let members = meta.map { _ in "" } + ["Response", "Response"] + options + options + dimensions.map { _ in "Response" }
    return SampleTable.text([questions, members] + responses.enumerated().map { row($1, number: $0) })
  }

  private func row(_ response: SampleResponse, number: Int) -> [String] {
    let answers = (response.expectation + response.perception).flatMap { answer in
      SampleWording.agreement.enumerated().map { $0.offset + 1 == answer ? $0.element : "" }
    }
    let time = SampleClock(response.moment).american
    return ["\(118_000_000_000 + number)", "428110077", time, time, response.branch, response.channel] + answers
      + response.points.map(String.init)
  }
}
