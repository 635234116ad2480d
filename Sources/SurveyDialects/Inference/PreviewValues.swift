internal import SurveyModel
internal import SurveyReading

extension TimeInference {
  /// The rules that read most of `values`; nil where there is no value, or most cannot be read with certainty.
  ///
  /// - Parameters:
  ///   - usual: the order the platform writes, for values that could be read both ways.
  ///   - zone: the zone of times without offset, as the file's header says it; nil is UTC.
  static func settled(for values: [String], usual: TimeRules.Order? = nil, zone: ZoneRules? = nil) -> TimeRules? {
    let values = values.map(PlainHeader.trimmed).filter { !$0.isEmpty }
    guard !values.isEmpty else { return nil }
    var candidates = [rules(for: values, zone: zone)]
    if let usual {
      var rules = candidates[0]
      rules.order = usual
      candidates.append(rules)
    }
    return candidates.first { rules in
      let reader = TimestampReader(rules: rules)
      return values.count { reader.read(Array($0.utf8).span) != nil } * 2 > values.count
    }
  }
}

extension DelimitedPreview {
  /// What the answer columns of `codebook` hold in the rows from `index` on; `names` are the columns as the codebook calls them.
  func answerTexts(of codebook: Codebook, names: [String], after index: Int) -> [Facet: Set<String>] {
    var texts: [Facet: Set<String>] = [:]
    for rule in codebook.columns {
      guard case .answer(_, let facet) = rule.role else { continue }
      texts[facet, default: []].formUnion(rule.reference.places(in: names).flatMap { values(of: $0, after: index) })
    }
    return texts
  }
}

extension [Facet: Set<String>] {
  /// The texts of all facets.
  var all: Set<String> { values.reduce(into: []) { $0.formUnion($1) } }
}
