internal import SurveyModel

/// A table with a row for every answer, sorted by question; a question that was left blank has no row.
struct LongExport: SampleExport {
  let file = "long-csv.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let points = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    let questions = (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" } + points
    var rows = [["respondent_id", "submitted_at", "branch", "question", "answer"]]
    for (place, question) in questions.enumerated() {
      for response in responses {
        let answers = response.expectation + response.perception + response.points
        guard let answer = answers[place] else { continue }
        rows.append([response.id, response.moment.rfc3339, response.branch, question, String(answer)])
      }
    }
    return SampleTable.text(rows)
  }
}
