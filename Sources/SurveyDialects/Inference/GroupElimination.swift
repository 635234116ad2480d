internal import SurveyModel
internal import SurveyReading

extension GroupInference {
  /// The other of two questions with the same rows, where the words of one ask what should be and those of the other say nothing.
  ///
  /// The second half of the form often just states what the firm does; its rows are what shows that it belongs to the first. The other way
  /// round nothing is told: beside perceptions stand last year's, a competitor's, and much else.
  func byElimination(_ found: [Match], _ instrument: Instrument) -> Match? {
    guard let known = found.first, found.count == 1, instrument.hasGap, known.facet == .expectation else { return nil }
    let candidates = groups.filter { $0.columns.count == instrument.items.count }
    guard candidates.count == 2 else { return nil }
    let taken = Set(known.columns.values.map(\.column))
    guard let other = candidates.first(where: { group in group.columns.allSatisfy { !taken.contains($0.column) } }) else { return nil }
    guard other.columns.allSatisfy({ FacetEvidence.isSilent("\($0.group) \($0.text)") }) else { return nil }
    guard let items = Self.items(other.columns, instrument) else { return nil }
    let sentence = Self.eliminated
    let match = Match(facet: .perception, columns: items, evidence: sentence)
    return Self.agree([known, match]) ? match : nil
  }

  static let eliminated = "the rows of the question that asks expectation, in the only other question that has them"

  /// The two sides of the only dual scale or side-by-side question that has a row for every item, the first as expectation, as the form
  /// prints them; nothing unless the answers agree with it, since expectations are the higher ones.
  ///
  /// - Parameter values: what the first rows hold in a column.
  func bySide(_ instrument: Instrument, values: (Int) -> [String]) -> [Match] {
    guard instrument.hasGap else { return [] }
    let sides = groups.filter { $0.columns.count == instrument.items.count }
    guard sides.count == 2, Self.stem(sides[0].name, "1") != nil, Self.stem(sides[0].name, "1") == Self.stem(sides[1].name, "2") else {
      return []
    }
    guard sides.allSatisfy({ side in side.columns.allSatisfy { FacetEvidence.isSilent("\($0.group) \($0.text)") } }) else { return [] }
    let means = sides.map { side in Self.mean(side.columns.flatMap { values($0.column) }) }
    guard let first = means[0], let second = means[1], first > second else { return [] }
    let facets: [Facet] = [.expectation, .perception]
    let matches = zip(sides, facets).enumerated().compactMap { place, side -> Match? in
      let sentence =
        "side \(place + 1) of the only question of two sides, by its place and by its \(place == 0 ? "higher" : "lower") answers"
      return Self.items(side.0.columns, instrument).map { Match(facet: side.1, columns: $0, evidence: sentence) }
    }
    return matches.count == 2 && Self.agree(matches) ? matches : []
  }

  /// A side's name without the number at its end: `SERV/1`, `Q7#1`, `Q6: 1`.
  private static func stem(_ name: String, _ number: Character) -> Substring? {
    guard name.last == number, let mark = name.dropLast().last, "/# ".contains(mark) else { return nil }
    return name.dropLast()
  }

  private static func mean(_ texts: [String]) -> Double? {
    let numbers = texts.compactMap { text -> Double? in
      guard case .value(let value, _) = NumberText.scaled(text, decimals: 0) else { return nil }
      return Double(value)
    }
    return numbers.isEmpty || numbers.count * 2 < texts.count ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }
}
