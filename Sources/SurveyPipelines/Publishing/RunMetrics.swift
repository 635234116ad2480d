internal import SatisfactionReporting
internal import SurveyDialects
internal import SurveyModel

/// `metrics.prom` of a run: what a monitor may chart, without the clock and so the same whenever it is written.
///
/// Its names differ from those of the night's metrics, so that a collector can read both.
struct RunMetrics {
  let document: DashboardDocument

  var text: String {
    var page = MetricsPage()
    let run = document.run
    page.add("servqual_score_responses", "Responses that count.", number(run["responses"]))
    page.add("servqual_score_quarantined_records", "Records set aside.", number(run["quarantined"]))
    page.add("servqual_score_newest_response_timestamp_seconds", "When the newest response was recorded.", newest)
    page.add("servqual_score_gap", "Perception minus expectation.", samples("gap_mean"))
    page.add("servqual_score_gap_lower", "Lower end of the interval of the gap.", samples("gap_ci_low"))
    page.add("servqual_score_gap_upper", "Upper end of the interval of the gap.", samples("gap_ci_high"))
    page.add("servqual_score_perception", "Mean perception.", samples("perception_mean"))
    page.add("servqual_score_respondents", "Respondents behind the gap and the perception.", samples("n"))
    return page.text
  }

  private var survey: [(String, String)] {
    let wave = document.run["wave"]?.text
    return [("survey", document.run["survey"]?.text ?? "")] + (wave.map { [("wave", $0)] } ?? [])
  }

  private func number(_ value: JSONValue?) -> [MetricsPage.Sample] { value?.integer.map { [(survey, "\($0)")] } ?? [] }

  private var newest: [MetricsPage.Sample] {
    guard let moment = document.run["newest_response_at"]?.text.flatMap({ Timestamp(text: $0) }) else { return [] }
    return [(survey, Self.text(Double(moment.microseconds) / 1_000_000))]
  }

  /// Every score of everybody and the overall score of each segment, over the whole span; what is hidden is not there.
  private func samples(_ column: String) -> [MetricsPage.Sample] {
    let rows = document["scores"]?.rows ?? []
    return rows.filter(Self.isMeant).compactMap { row in row[column]?.number.map { (survey + labels(row), Self.text($0)) } }
  }

  private static func isMeant(_ row: JSONValue) -> Bool {
    guard row["period"] == .null, row["suppressed"] == .bool(false) else { return false }
    return row["segment_key"]?.text == "all" || row["dimension"]?.text == "overall_dimensions"
  }

  private func labels(_ row: JSONValue) -> [(String, String)] {
    let text = { (column: String) in row[column]?.text ?? "" }
    return [
      ("segment_key", text("segment_key")), ("segment_value", text("segment_value")),
      ("segment_label", DisplayText.cut(text("segment_label"), to: 60)), ("dimension", text("dimension")),
    ]
  }

  /// A number of 12 digits that reads back; whole ones without a point.
  private static func text(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(NumberFormat.rounded(value))"
  }
}
