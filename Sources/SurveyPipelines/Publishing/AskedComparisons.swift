internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

extension MeasurementConventions {
  /// What the measurement is compared with, as text that is the same for the same choices.
  var comparisons: String {
    "population \(population.map { "\($0)" } ?? "-") equivalence \(equivalenceMargin.map { "\($0)" } ?? "-")"
      + " zeros \(zeroRule.rawValue) continuity \(hasContinuity) detail \(isDetailed)"
      + " targets \(targets.map(Self.text) ?? "-") invited \(invitations.map(Self.text) ?? "-")"
  }

  private static func text(_ targets: Targets) -> String {
    let list = { (bySubject: Targets.BySubject) in "\(bySubject.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })" }
    let segments = targets.segments.sorted { $0.key < $1.key }.flatMap { column, values in
      values.sorted { $0.key < $1.key }.map { [column, $0.key, list($0.value)] }
    }
    return "\(list(targets.general)) \(segments) \(targets.appliesToSegments)"
  }

  private static func text(_ invitations: Invitations) -> String {
    let columns = invitations.columns.map { column in [column.name] + column.values.map { "\($0.label) \($0.invited)" } }
    return "\(invitations.everybody.map { "\($0)" } ?? "-") \(columns)"
  }
}
