internal import SurveyModel

extension Instrument {
  /// What the instrument of the wave before, `other`, asks differently, in words; the first three differences.
  func difference(from other: Instrument) -> String {
    let found = facetDifferences(other) + memberDifferences(other)
    guard !found.isEmpty else {
      return id == other.id ? "the descriptions of \(id) differ" : "this wave asks \(id), the one before \(other.id)"
    }
    return found.prefix(3).joined(separator: "; ") + (found.count > 3 ? "; and \(found.count - 3) more" : "")
  }

  private func facetDifferences(_ other: Instrument) -> [String] {
    Facet.allCases.compactMap { facet in
      switch (scales[facet], other.scales[facet]) {
      case (nil, nil): nil
      case (_, nil): "\(facet.rawValue) is asked in this wave only"
      case (nil, _): "\(facet.rawValue) was asked in the wave before only"
      case (let now?, let then?): now == then ? nil : "\(facet.rawValue) is on \(now.text), before on \(then.text)"
      }
    }
  }

  private func memberDifferences(_ other: Instrument) -> [String] {
    let (now, then) = (members, other.members)
    let (ids, otherIDs) = (Set(now.map(\.item.id)), Set(then.map(\.item.id)))
    var found = now.filter { !otherIDs.contains($0.item.id) }.map { "item \($0.item.id) is asked in this wave only" }
    found += then.filter { !ids.contains($0.item.id) }.map { "item \($0.item.id) was asked in the wave before only" }
    let earlier = Dictionary(then.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (item, dimension) in now {
      guard let before = earlier[item.id] else { continue }
      if before.dimension != dimension { found.append("item \(item.id) belongs to \(dimension), before to \(before.dimension)") }
      if before.item.isReversed != item.isReversed { found.append("item \(item.id) is reversed in one wave only") }
      if before.item.label != item.label || before.item.number != item.number {
        found.append("item \(item.id) is \(item.number), \(item.label.text()), before \(before.item.number), \(before.item.label.text())")
      }
    }
    return found
  }

  private var members: [(item: Item, dimension: String)] { dimensions.flatMap { dimension in dimension.items.map { ($0, dimension.id) } } }
}
