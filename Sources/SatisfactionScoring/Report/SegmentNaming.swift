public import SurveyModel

extension SegmentIdentity {
  /// Whether a person who writes `column` means the segment column of this value: by its name or its code, whatever the case.
  public func isOf(_ column: String) -> Bool { Invitations.isSame(column, keyLabel) || column == key }

  /// Whether a person who writes `label` means this value of its column: by its label or its code, whatever the case.
  public func isMeant(by label: String) -> Bool { Invitations.isSame(label, self.label) || label == value }

  /// Identities for values of a column that no response has, with codes that none of the column's own values has.
  static func silent(_ labels: [String], beside segments: [SegmentIdentity]) -> [SegmentIdentity] {
    guard let known = segments.first else { return [] }
    // Among the labels that are there already, so that a code in use is told apart.
    let all = identities(key: known.keyLabel, labels: segments.map(\.label) + labels)
    return Array(all.suffix(labels.count))
  }
}

extension Targets {
  /// The target of a subject in a segment, which is found by its column and its label or by their codes; nil where there is none.
  public func value(subject: String, segment: SegmentIdentity) -> Double? {
    guard segment != .all else { return value(subject: subject, segmentKey: nil, segmentLabel: nil) }
    let column = segments.keys.sorted().first { segment.isOf($0) } ?? segment.keyLabel
    let labels = segments[column]?.keys.sorted() ?? []
    let label = labels.first { $0 == segment.label } ?? labels.first { segment.isMeant(by: $0) } ?? segment.label
    return value(subject: subject, segmentKey: column, segmentLabel: label)
  }
}
