public import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyModel

extension SatisfactionReport {
  /// What targets and invitations name that the responses do not have, a sentence each: columns they are not split by, and values nobody
  /// has; and where the invitations of everybody were taken from, if that can be doubted.
  public var comparisonNotes: [String] {
    // Without responses nothing is split, and everything would be unknown.
    guard responses > 0 else { return [] }
    let targeted = (conventions.targets?.segments ?? [:]).sorted { $0.key < $1.key }
    let targets = targeted.flatMap { unknown("targets", $0.key, $0.value.keys.sorted()) }
    let invitations = (conventions.invitations?.columns ?? []).flatMap { unknown("invitations", $0.name, $0.values.map(\.label)) }
    return targets + invitations + sums
  }

  private func unknown(_ what: String, _ column: String, _ labels: [String]) -> [String] {
    let values = segments.filter { $0 != .all && $0.isOf(column) }
    guard !values.isEmpty else { return ["there are \(what) by \(column), which the responses are not split by: add --by \(column)"] }
    return labels.filter { label in !values.contains { $0.isMeant(by: label) } }.map { label in
      let nearest = EditDistance.nearest(to: label, among: values.map(\.label)).map { "; did you mean \($0)?" } ?? ""
      return "there are \(what) for \(column) \(label), and no response of it\(nearest)"
    }
  }

  /// What makes the number of everybody doubtful, where it is the sum over a column.
  private var sums: [String] {
    guard let invitations = conventions.invitations, invitations.everybody == nil else { return [] }
    let taken = invitations.total(preferring: segments.filter { $0 != .all }.map(\.keyLabel))
    guard let taken, let column = taken.column else { return [] }
    // Who has no value was invited under one, so that the sum holds.
    let missing = (responseRates ?? []).filter { $0.invited == nil && $0.segment.isOf(column) && $0.segment.value != "not_stated" }
    let gaps = missing.map {
      "everybody is the sum by \(column), which says nothing of \($0.segment.label): the rate counts its \($0.responses) responses all the same"
    }
    return gaps
      + invitations.columns.filter { $0.sum != taken.invited }.map {
        "the invitations by \($0.name) add up to \($0.sum), those by \(column) to \(taken.invited): everybody is the sum by \(column)"
      }
  }
}
