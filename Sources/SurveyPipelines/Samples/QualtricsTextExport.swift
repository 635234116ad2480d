internal import SurveyModel

/// Qualtrics' tab-separated download in UTF-16 with choice texts, times in a zone of its own, and renamed tags.
struct QualtricsTextExport: SampleExport {
  let file = "qualtrics-text.tsv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let zone = "{\"ImportId\":\"recordedDate\",\"timeZone\":\"Asia/Shanghai\"}"
    let items = ["Q7#1", "Q7#2"].flatMap { side in (1...22).map { "\(side)_\($0)" } }
    let texts = [SampleWording.expectation, SampleWording.perception].flatMap { side in
      SampleWording.rows.map { "Your bank - \(side) - \($0)" }
    }
    let embedded = ["branch", "channel"] + Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    let header = [
      ["Status", "Finished", "RecordedDate", "ResponseId"] + items + embedded,
      ["Response Type", "Finished", "Recorded Date", "Response ID"] + texts + embedded,
      ["{\"ImportId\":\"status\"}", "{\"ImportId\":\"finished\"}", zone, "{\"ImportId\":\"_recordId\"}"]
        + items.map { "{\"ImportId\":\"QID\($0.dropFirst())\"}" } + embedded.map { "{\"ImportId\":\"\($0)\"}" },
    ]
    let text = SampleTable.text(header + responses.map(row), delimiter: "\t", lineEnd: "\r\n")
    return [0xFF, 0xFE] + String(decoding: text, as: UTF8.self).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  private func row(_ response: SampleResponse) -> [String] {
    let local = Timestamp(microseconds: response.moment.microseconds + 8 * 3_600_000_000)
    let time = String(local.rfc3339.map { $0 == "T" ? " " : $0 }.prefix(19))
    let answers = (response.expectation + response.perception).map { $0.map { SampleWording.agreement[$0 - 1] } ?? "" }
    return ["IP Address", "True", time, "R_\(response.id)"] + answers + [response.branch, response.channel]
      + response.points.map(String.init)
  }
}
