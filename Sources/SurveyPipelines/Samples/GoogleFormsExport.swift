internal import SurveyModel

/// A Google Forms sheet: the time of submission, question texts, grid rows in brackets; no ids.
struct GoogleFormsExport: SampleExport {
  let file = "google-forms.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let questions = [SampleWording.expectation, SampleWording.perception]
    let grids = questions.flatMap { question in SampleWording.rows.map { "\(question) [\($0)]" } }
    let points = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    let header = ["Timestamp", "branch", "channel"] + grids + points + ["comment"]
    let rows = responses.map { response in
      let answers = (response.expectation + response.perception).map { $0.map(String.init) ?? "" }
      return [SampleClock(response.moment).spreadsheet, response.branch, response.channel] + answers + response.points.map(String.init)
        + [response.comment]
    }
    return SampleTable.text([header] + rows, lineEnd: "\r\n")
  }
}
