public import SatisfactionScoring

/// Which cells are too small to be shown in files, and which others must be hidden so that subtraction gives nothing.
public struct Suppression: Sendable {
  let minimum: Int
  private let hidden: Set<SegmentIdentity>

  /// Hides segments with fewer than `minimum` responses; where one is hidden, the smallest others of its column follow until at least two
  /// are hidden that together reach the minimum.
  public init(_ report: SatisfactionReport, minimum: Int) {
    self.minimum = minimum
    var hidden = Set<SegmentIdentity>()
    let sizes = Dictionary(report.scores.map { ($0.segment, $0.responses) }, uniquingKeysWith: { first, _ in first })
    for (_, segments) in Dictionary(grouping: sizes.filter { $0.key != .all }, by: \.key.key) {
      let ordered = segments.sorted { ($0.value, $0.key.value) < ($1.value, $1.key.value) }
      guard let smallest = ordered.first, smallest.value < minimum else { continue }
      var total = 0
      for (index, segment) in ordered.enumerated() where segment.value < minimum || index < 2 || total < minimum {
        hidden.insert(segment.key)
        total += segment.value
      }
    }
    self.hidden = hidden
  }

  /// Whether a row's numbers are hidden.
  public func hides(_ row: ScoreRow) -> Bool { hidden.contains(row.segment) || row.n < minimum }
}
