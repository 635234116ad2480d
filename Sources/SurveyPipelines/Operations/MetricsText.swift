extension NightMetrics {
  /// The night in Prometheus' text format; every metric is a gauge of the last run.
  ///
  /// - Parameter old: the text of the run before, of which the time of the last success is kept where this run is none; unreadable text is
  ///   as good as no text.
  public func text(keeping old: String? = nil) -> String {
    let success = exitStatus == 0 ? seconds(finished) : old.flatMap(Self.lastSuccess)
    var page = MetricsPage()
    page.add("servqual_last_run_timestamp_seconds", "When the last run ended.", [([], seconds(finished))])
    page.add(Self.success, "When a run last ended with status 0.", success.map { [([], $0)] } ?? [])
    page.add("servqual_run_duration_seconds", "How long the last run took.", [([], number(duration))])
    page.add("servqual_run_exit_status", "What the last run exited with.", [([], String(exitStatus))])
    addSurveys(to: &page)
    return page.text
  }

  private func addSurveys(to page: inout MetricsPage) {
    let surveys = surveys.sorted { $0.survey < $1.survey }
    let each = { (samples: (SurveyMetrics) -> [MetricsPage.Sample]) in
      surveys.flatMap { survey in samples(survey).map { ([("survey", survey.survey)] + $0.labels, $0.value) } }
    }
    page.add("servqual_responses", "Responses that count.", each { [([], String($0.responses))] })
    page.add("servqual_run_records", "Records of the last run by what became of them.", each(\.recordSamples))
    page.add("servqual_files", "Files of the last run by what became of them.", each(\.fileSamples))
    page.add(
      "servqual_newest_response_timestamp_seconds", "The newest time a response was recorded at.",
      each { $0.newestResponse.map { [([], seconds($0))] } ?? [] })
    page.add("servqual_gate_failed", "Whether a gate failed with this severity.", each(\.gateSamples))
    page.add(
      "servqual_overall_gap", "Perception minus expectation: the mean of the dimensions' gaps.",
      each { $0.overallGap.flatMap { $0.isFinite ? [([], number($0))] : nil } ?? [] })
  }

  private static let success = "servqual_last_success_timestamp_seconds"

  private static func lastSuccess(in old: String) -> String? {
    let value = old.split(separator: "\n").lazy.map { $0.split(separator: " ") }.first { $0.first == success[...] && $0.count == 2 }?.last
    return value.flatMap { Double($0) }.flatMap { $0.isFinite && $0 > 0 ? number($0) : nil }
  }
}

/// Seconds since 1970 with as many decimals as there are.
private func seconds(_ microseconds: Int64) -> String { number(Double(microseconds) / 1_000_000) }

/// A number that reads back; whole ones without a point.
private func number(_ value: Double) -> String { Int(exactly: value).map { String($0) } ?? "\(value)" }

extension SurveyMetrics {
  /// Every outcome each night, so that no series comes and goes.
  fileprivate var recordSamples: [MetricsPage.Sample] {
    let usual = ["added", "corrected", "unchanged", "outdated", "quarantined"]
    let other = records.keys.filter { !usual.contains($0) }.sorted()
    return (usual + other).map { ([("outcome", $0)], String(records[$0] ?? 0)) }
  }

  fileprivate var fileSamples: [MetricsPage.Sample] { files.sorted { $0.key < $1.key }.map { ([("outcome", $0.key)], String($0.value)) } }

  fileprivate var gateSamples: [MetricsPage.Sample] {
    gates.flatMap { gate in
      GateSeverity.allCases.map { ([("gate", gate.gate), ("severity", $0.rawValue)], gate.severity == $0 ? "1" : "0") }
    }
  }
}
