internal import SurveyModel

/// KoBoToolbox's CSV: questions as paths through groups, every cell in quotes, the platform's own columns at the end.
struct KoboExport: SampleExport {
  let file = "kobo-odk.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let items = ["expectations", "perceptions"].flatMap { group in (1...22).map { "\(group)/q\($0)" } }
    let points = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    let own = [
      "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index",
    ]
    let header = ["start", "end", "branch", "channel"] + items + points + ["comment"] + own
    let rows = responses.enumerated().map { row($1, index: $0 + 1) }
    return SampleTable.text([header] + rows, delimiter: ";", quotesAll: true)
  }

  private func row(_ response: SampleResponse, index: Int) -> [String] {
    let moment = String(response.moment.rfc3339.filter { $0 != "Z" })
    let number = String(response.id.filter(\.isNumber))
    let uuid = "5e1f0c2a-9b7d-4c36-8a51-" + String(repeating: "0", count: max(0, 12 - number.count)) + number
    let answers = (response.expectation + response.perception).map { $0.map(String.init) ?? "" }
    let own = [number, uuid, moment, "", "", "submitted_via_web", "", "vT7kQ2", "", "\(index)"]
    return [moment + ".000Z", moment + ".000Z", response.branch, response.channel] + answers + response.points.map(String.init)
      + [response.comment] + own
  }
}
