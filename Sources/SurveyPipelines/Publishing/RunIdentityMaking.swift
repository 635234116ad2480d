public import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyDigest
public import SurveyModel

extension Study {
  /// What stands in every row of this run's tables: the same sources and settings give the same id, in any order, on any machine.
  ///
  /// - Parameters:
  ///   - survey: the survey's name; nil takes the first file's name in alphabetical order, without its ending.
  ///   - asOf: the moment the scores are for; nil takes the latest recorded time.
  ///   - minimumCell: the smallest cell shown, which is a setting as well.
  public func identity(survey: String? = nil, wave: String? = nil, asOf: Timestamp? = nil, minimumCell: Int) -> RunIdentity {
    return RunIdentity(
      runID: runID(minimumCell: minimumCell, labels: [survey, wave, asOf?.rfc3339]), survey: survey ?? Self.stem(sources),
      instrument: instrument?.value.id ?? "", wave: wave, period: period,
      scoredAt: asOf ?? period?.upperBound)
  }

  private func runID(minimumCell: Int, labels: [String?]) -> String {
    let digest = SHA256()
    for source in sources.compactMap(\.sha256).sorted() { digest.update("source \(source)\n") }
    if let previous {
      for source in previous.sources.compactMap(\.sha256).sorted() { digest.update("previous \(source)\n") }
      digest.update("previous label \(previous.label)\n")
    }
    if let instrument { digest.update(instrument.value.yaml) }
    if let codebook = request.plan.codebook { digest.update(codebook.yaml(hasEvidence: false)) }
    digest.update("labels \(labels.map { $0 ?? "-" })\n")
    digest.update("rule \(request.conventions.missingRule.rawValue) level \(request.conventions.level) by \(request.plan.segments)\n")
    digest.update("measures \(request.conventions.measures)\n")
    digest.update("compared \(request.conventions.comparisons)\n")
    if let period = request.period {
      let (baseline, chart) = (request.conventions.baseline?.description, request.conventions.chart?.rawValue)
      digest.update("period \(period.rawValue) baseline \(baseline ?? "-") chart \(chart ?? "-")\n")
    }
    digest.update("cell \(minimumCell) schema \(RunIdentity.schemaVersion)\n")
    return "run-" + digest.hexadecimal().prefix(16)
  }
}

extension MeasurementConventions {
  /// What was asked of the measurement beyond the rule and the level, as text that is the same for the same choices.
  fileprivate var measures: String {
    let benchmark = benchmark.map { "\($0.id) \($0.weights.sorted { $0.key < $1.key })" } ?? "-"
    let crosshair = crosshair.map { "\($0.importance),\($0.performance)" } ?? "-"
    return "importance \(importanceSource.rawValue) crosshair \(crosshair) benchmark \(benchmark)"
  }
}
