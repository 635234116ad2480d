public import SurveyModel

extension Instrument {
  /// The preset called `name`, or the instrument in the YAML file of that name.
  ///
  /// - Throws: `ConfigurationError` with every problem of the file, or the known presets where there is neither.
  public static func named(_ name: String) throws(ConfigurationError) -> Instrument {
    if let preset = preset(name) { return preset }
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      let hint = EditDistance.nearest(to: name, among: presets.map(\.id)).map { "did you mean \($0)?" }
      let known = presets.map(\.id).joined(separator: ", ")
      throw ConfigurationError(source: name, message: "is no instrument; \(hint ?? "known: \(known), or a YAML file")")
    }
    return try decoding(yaml: ConfigurationFile.read(name), source: name)
  }

  /// The instrument that `yaml` describes; `source` names the file in errors.
  public static func decoding(yaml: String, source: String) throws(ConfigurationError) -> Instrument {
    try ConfigurationNode.decoding(yaml, source: source) { InstrumentDecoder($0).decode() }
  }
}

/// Reads an instrument from YAML. The keys are documented in the article "Instruments".
struct InstrumentDecoder {
  private let root: ConfigurationNode

  init(_ root: ConfigurationNode) { self.root = root }

  func decode() -> Instrument? {
    root.refuseKeys(otherThan: ["instrument", "label", "source", "scale", "facets", "dimensions", "weights"])
    guard let id = root.required("instrument")?.text, let dimensionNodes = root.required("dimensions")?.elements else { return nil }
    var numbering = 0
    let dimensions = dimensionNodes.compactMap { dimension($0, &numbering) }
    do throws(InstrumentError) {
      return try Instrument(
        id: id, label: labels(root.child("label")) ?? Labels(["en": id]), source: root.child("source")?.text ?? "",
        dimensions: dimensions, scales: scales(), weights: weights())
    } catch {
      root.report(error.description)
      return nil
    }
  }

  private func dimension(_ node: ConfigurationNode, _ numbering: inout Int) -> Dimension? {
    node.refuseKeys(otherThan: ["id", "label", "items"])
    guard let id = node.required("id")?.text, let itemNodes = node.required("items")?.elements else { return nil }
    var items: [Item] = []
    for itemNode in itemNodes {
      numbering += 1
      if let item = item(itemNode, ordinal: numbering) { items.append(item) }
    }
    return Dimension(id: id, label: labels(node.child("label")) ?? Labels(["en": id]), items: items)
  }

  /// An item is written in full, or as its number alone.
  private func item(_ node: ConfigurationNode, ordinal: Int) -> Item? {
    if node.text != nil {
      return node.integer.map { Item(id: Self.defaultID($0), number: $0, label: Labels(["en": "Item \($0)"])) }
    }
    node.refuseKeys(otherThan: ["id", "number", "label", "reversed"])
    let number = node.child("number").flatMap(\.integer) ?? ordinal
    return Item(
      id: node.child("id")?.text ?? Self.defaultID(number), number: number,
      label: labels(node.child("label")) ?? Labels(["en": "Item \(number)"]),
      isReversed: node.child("reversed").flatMap(\.flag) ?? false)
  }

  static func defaultID(_ number: Int) -> String { number < 10 ? "q0\(number)" : "q\(number)" }

  private func labels(_ node: ConfigurationNode?) -> Labels? { node.flatMap(Self.labels) }

  /// A label: one text, or one by language.
  static func labels(_ node: ConfigurationNode) -> Labels? {
    if let text = node.text { return Labels(["en": text]) }
    return node.entries.map { entries in
      Labels(Dictionary(entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func scales() -> [Facet: ResponseScale] {
    let facets = root.child("facets")?.elements?.compactMap(facet) ?? [.expectation, .perception]
    guard let node = root.child("scale") else {
      return Dictionary(facets.map { ($0, .sevenPoint) }, uniquingKeysWith: { first, _ in first })
    }
    var scales: [Facet: ResponseScale] = [:]
    for (key, value) in node.entries ?? [] {
      guard let facet = Facet(rawValue: key) else {
        value.report("unknown facet `\(key)`: expectation, perception, minimum or importance")
        continue
      }
      scales[facet] = scale(value)
    }
    if node.entries == nil, let scale = scale(node) {
      for facet in facets { scales[facet] = scale }
    }
    return scales
  }

  private func facet(_ node: ConfigurationNode) -> Facet? {
    guard let facet = node.text.flatMap({ Facet(rawValue: $0) }) else {
      node.report("unknown facet: expectation, perception, minimum or importance")
      return nil
    }
    return facet
  }

  private func scale(_ node: ConfigurationNode) -> ResponseScale? {
    guard let scale = node.text.flatMap({ ResponseScale(text: $0) }) else {
      node.report("a scale is written 1-7, 0-10 or, with one decimal, 0.0-10.0")
      return nil
    }
    return scale
  }

  private func weights() -> [String: Double]? {
    root.child("weights")?.entries.map { entries in
      Dictionary(entries.compactMap { entry in entry.value.number.map { (entry.key, $0) } }, uniquingKeysWith: { first, _ in first })
    }
  }
}
