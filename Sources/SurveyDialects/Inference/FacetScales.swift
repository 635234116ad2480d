internal import SurveyModel

extension Codebook {
  /// The same for the texts of each facet, which have to be of one scale.
  mutating func readLabels(in texts: [Facet: Set<String>]) {
    readLabels(in: texts.all)
    guard let expectation = texts[.expectation], let perception = texts[.perception] else { return }
    if FacetScale(expectation, values).differs(from: FacetScale(perception, values)) { remarks.append(Self.differentScales) }
  }
}

/// What the answers to one facet say of their scale.
private struct FacetScale {
  /// The points of the scale whose labels were all seen; nil where that is not certain.
  private let points: Int?
  /// The highest bare number, where there are no labels.
  private let highest: Int?

  init(_ texts: Set<String>, _ rules: ValueRules) {
    var rules = rules
    rules.labels = [:]
    var trial = Codebook(instrument: Setting(.servqual1991, .byDefault), columns: [])
    trial.readLabels(in: texts)
    let isSure = !trial.values.labels.isEmpty && !trial.remarks.contains { $0.severity > .note }
    points = isSure ? trial.instrument.value.scale.points : nil
    let seen = SeenAnswers(texts, rules)
    highest = seen.words.isEmpty ? seen.numbers.max() : nil
  }

  func differs(from other: FacetScale) -> Bool {
    if let points, let others = other.points { return points != others }
    if let points, let highest = other.highest { return highest > points }
    if let highest, let points = other.points { return highest > points }
    return false
  }
}
