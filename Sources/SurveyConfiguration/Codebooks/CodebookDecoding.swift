public import SurveyModel

extension Codebook {
  /// The codebook in the YAML file at `path`; an instrument file it names is looked for beside it.
  ///
  /// - Throws: `ConfigurationError` with every problem of the file.
  public static func contents(of path: String) throws(ConfigurationError) -> Codebook {
    try decoding(yaml: ConfigurationFile.read(path), source: path)
  }

  /// The codebook that `yaml` describes; `source` names the file in errors.
  public static func decoding(yaml: String, source: String) throws(ConfigurationError) -> Codebook {
    try ConfigurationNode.decoding(yaml, source: source) { CodebookDecoder(root: $0, source: source).decode() }
  }
}

/// Reads a codebook from YAML. The keys are documented in the article "Codebooks".
struct CodebookDecoder {
  let root: ConfigurationNode
  let source: String

  func decode() -> Codebook? {
    root.refuseKeys(otherThan: [
      "instrument", "scale", "header_rows", "record", "respondent", "recorded_at", "times", "missing", "unreadable", "labels", "answers",
      "rows", "numbers_in_labels", "blank", "gather",
      "importance_points", "care",
    ])
    guard let named = instrument() else { return nil }
    let columns = columns(named)
    let instrument = asked(of: named, columns)
    var codebook = Codebook(instrument: Setting(instrument, .declared, evidence: source), columns: columns)
    codebook.headerRows = root.child("header_rows").flatMap(\.integer) ?? 1
    codebook.recordElement = root.child("record")?.text ?? ""
    codebook.values = values(instrument.scale)
    codebook.times = times()
    codebook.rowRules = rowRules()
    codebook.gathering = gathering()
    if let node = root.child("care") {
      codebook.care = CareDecoder(node, scale: instrument.scale, missing: missing).decode()
    }
    return codebook
  }

  private func instrument() -> Instrument? {
    guard let node = root.required("instrument") else { return nil }
    guard let name = node.text else {
      return InstrumentDecoder(node).decode().map { inline in scale().map(inline.rescaled) ?? inline }
    }
    do throws(ConfigurationError) {
      let place = Instrument.preset(name) == nil ? ConfigurationFile.sibling(name, of: source) : name
      let instrument = try Instrument.named(place)
      return scale().map { instrument.rescaled(to: $0) } ?? instrument
    } catch {
      node.report(error.description)
      return nil
    }
  }

  /// The instrument with the facets that have columns: each for every item, or for none.
  private func asked(of instrument: Instrument, _ columns: [ColumnRule]) -> Instrument {
    var items: [Facet: Set<String>] = [:]
    for rule in columns {
      if case .answer(let item, let facet) = rule.role { items[facet, default: []].insert(item) }
    }
    for (facet, found) in items.sorted(by: { $0.key < $1.key }) {
      let lacking = instrument.items.map(\.id).filter { !found.contains($0) }
      if !lacking.isEmpty { root.child("answers")?.report("no \(facet.rawValue) column for \(lacking.joined(separator: ", "))") }
      if instrument.scales[facet] == nil { root.child("answers")?.report("\(instrument.id) does not ask \(facet.rawValue)") }
    }
    if items[.perception] == nil { root.child("answers")?.report("no perception columns: without them nothing can be scored") }
    let facets = instrument.facets.filter { items[$0] != nil }
    return facets == instrument.facets || facets.isEmpty ? instrument : instrument.asking(facets)
  }

  private func scale() -> ResponseScale? {
    guard let node = root.child("scale") else { return nil }
    let scale = node.text.flatMap { ResponseScale(text: $0) }
    if scale == nil { node.report("a scale is written 1-7, 0-10 or, with one decimal, 0.0-10.0") }
    return scale
  }

  private func columns(_ instrument: Instrument) -> [ColumnRule] {
    var rules: [ColumnRule] = []
    if let node = root.child("respondent") { rules += (node.elements ?? [node]).compactMap { rule($0, .respondent) } }
    if let node = root.child("recorded_at"), let rule = rule(node, .recordedAt) { rules.append(rule) }
    rules += answers(instrument)
    for (dimension, node) in root.child("importance_points")?.entries ?? [] {
      guard instrument.dimensions.contains(where: { $0.id == dimension }) else {
        node.report("`\(dimension)` is no dimension of \(instrument.id)")
        continue
      }
      if let rule = rule(node, .points(dimension: dimension)) { rules.append(rule) }
    }
    return rules
  }

  private func answers(_ instrument: Instrument) -> [ColumnRule] {
    guard let entries = root.required("answers")?.entries else { return [] }
    let known = Set(instrument.items.map(\.id))
    var rules: [ColumnRule] = []
    for (item, facets) in entries {
      guard known.contains(item) else {
        facets.report("`\(item)` is no item of \(instrument.id)")
        continue
      }
      for (name, node) in facets.entries ?? [] {
        if let facet = Facet(rawValue: name), let rule = rule(node, .answer(item: item, facet: facet)) {
          rules.append(rule)
        } else {
          node.report("`\(name)` is no facet: expectation, perception, minimum or importance")
        }
      }
    }
    return rules
  }

  /// A column is written as its name, as `#4` for the fourth, or as `{column: name, missing: {...}}`.
  private func rule(_ node: ConfigurationNode, _ role: ColumnRole) -> ColumnRule? {
    if let text = node.text { return ColumnRule(ColumnReference(codebookText: text), role, evidence: source) }
    node.refuseKeys(otherThan: ["column", "missing", "labels"])
    guard let column = node.required("column")?.text else { return nil }
    var rule = ColumnRule(ColumnReference(codebookText: column), role, evidence: source, missing: node.child("missing").map(missing) ?? [:])
    for (label, value) in node.child("labels")?.entries ?? [] { rule.labels[label.lowercased()] = value.integer }
    return rule
  }

  private func gathering() -> RowGathering? {
    guard let node = root.child("gather") else { return nil }
    node.refuseKeys(otherThan: ["by", "apart", "answer"])
    let columns = { (key: String) in
      (node.child(key).map { $0.elements ?? [$0] } ?? []).compactMap(\.text).map(ColumnReference.init(codebookText:))
    }
    guard !columns("by").isEmpty else {
      node.report("`gather` needs `by`: the column that says whose response a row belongs to")
      return nil
    }
    return RowGathering(by: columns("by"), apart: columns("apart"), answer: columns("answer").first)
  }

  private func rowRules() -> [RowRule] {
    (root.child("rows")?.elements ?? []).compactMap { node in
      node.refuseKeys(otherThan: ["column", "values", "kind"])
      guard let column = node.required("column")?.text, let kind = node.required("kind")?.text else { return nil }
      guard let values = node.required("values")?.elements?.compactMap(\.text) else { return nil }
      return RowRule(ColumnReference(codebookText: column), holds: Set(values), kind: kind)
    }
  }
}

extension ColumnReference {
  /// A reference as a codebook writes it: a name, `#4` for the fourth column, or `#4|#5` for one of several.
  init(codebookText text: String) {
    let options = text.split(separator: "|").compactMap { $0.hasPrefix("#") ? Int($0.dropFirst()) : nil }
    if options.count > 1, options.count == text.count(where: { $0 == "|" }) + 1 {
      self = .oneOf(options)
    } else {
      self = text.hasPrefix("#") ? Int(text.dropFirst()).map(ColumnReference.position) ?? .name(text) : .name(text)
    }
  }
}
