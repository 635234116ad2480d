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
    var inputs = sources.compactMap(\.sha256).sorted().map { "source \($0)" }
    if let previous {
      inputs += previous.sources.compactMap(\.sha256).sorted().map { "previous \($0)" } + ["previous label \(previous.label)"]
    }
    if let instrument { inputs.append(instrument.value.yaml) }
    if let codebook = request.plan.codebook { inputs.append(codebook.yaml(hasEvidence: false)) }
    inputs.append("labels \([survey, wave, asOf?.rfc3339].map { $0 ?? "-" })")
    let settings = RunSettings(conventions: request.conventions, segments: request.plan.segments, period: request.period)
    return RunIdentity(
      runID: settings.runID(inputs, minimumCell: minimumCell), survey: survey ?? Self.stem(sources),
      instrument: instrument?.value.id ?? "", wave: wave, period: period, scoredAt: asOf ?? period?.upperBound)
  }
}

/// The choices that numbers depend on beside what was answered.
struct RunSettings {
  let conventions: MeasurementConventions
  let segments: [String]
  let period: PeriodUnit?

  /// `run-` and 16 hex digits over the inputs, a line each, and the settings.
  func runID(_ inputs: [String], minimumCell: Int) -> String {
    let digest = SHA256()
    for input in inputs { digest.update(input + "\n") }
    digest.update("rule \(conventions.missingRule.rawValue) level \(conventions.level) by \(segments)\n")
    digest.update("measures \(conventions.measures)\ncompared \(conventions.comparisons)\n")
    if let period {
      let (baseline, chart) = (conventions.baseline?.description, conventions.chart?.rawValue)
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
