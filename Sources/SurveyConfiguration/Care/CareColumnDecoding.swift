internal import SurveyModel

/// Reads how one customer-care column is named and written.
struct CareColumnDecoder {
  /// The scale of answers where none is named.
  let scale: ResponseScale
  let missing: (ConfigurationNode) -> [String: MissingReason]

  /// A column is written as its name, or as `{column: name, ...}`; nothing where it cannot be understood.
  ///
  /// - Parameters:
  ///   - also: keys that the caller reads.
  ///   - unit: where the unit of times is named, if not here.
  func column(
    _ node: ConfigurationNode, _ role: CareRole, _ kind: CareKind, also: [String] = [], unit: ConfigurationNode? = nil
  ) -> [CareColumn] {
    guard role.path.allSatisfy(Self.isCode) else {
      node.report("codes are written with a-z, 0-9, - and _, and begin with a letter")
      return []
    }
    let name: String
    if let text = node.text {
      name = text
    } else {
      node.refuseKeys(otherThan: ["column", "missing", "label"] + kind.keys + also)
      guard let text = node.required("column")?.word else { return [] }
      name = text
    }
    guard let form = form(node, kind, unit ?? node.child("unit")) else { return [] }
    return [CareColumn(role, ColumnReference(codebookText: name), form, missing: node.child("missing").map(missing) ?? [:])]
  }

  /// A code with its label.
  func named(_ id: String, _ node: ConfigurationNode) -> CareChoices.Named {
    CareChoices.Named(id: id, labels: node.child("label").flatMap(InstrumentDecoder.labels))
  }

  /// A length of time in microseconds.
  func time(_ node: ConfigurationNode) -> Int64? { node.duration.map { Int64($0 * 1_000_000) } }

  static func scale(_ node: ConfigurationNode) -> ResponseScale? {
    let scale = node.text.flatMap { ResponseScale(text: $0) }
    if scale == nil { node.report("a scale is written 1-7, 0-10 or, with one decimal, 0.0-10.0") }
    return scale
  }

  /// Letters, digits and underscores: what files carry as codes.
  private static func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" }
  }

  private func form(_ node: ConfigurationNode, _ kind: CareKind, _ unit: ConfigurationNode?) -> CareForm? {
    switch kind {
    case .flag: flag(node)
    case .money, .count, .people: number(node, kind)
    case .duration: duration(node, unit)
    case .time: .time
    case .answer:
      .answer(node.child("scale").flatMap(Self.scale) ?? scale, isReversed: node.child("reversed").flatMap(\.flag) ?? false)
    case .customerClass: customerClass(node)
    }
  }

  private func flag(_ node: ConfigurationNode) -> CareForm {
    if let option = node.child("contains")?.word { return .option(AnswerText.folded(option)) }
    let words = { (key: String) in
      Set((node.child(key).map { $0.elements ?? [$0] } ?? []).compactMap(\.text).map(AnswerText.folded))
    }
    let blank: Bool? =
      switch node.child("blank")?.text?.lowercased() {
      case "yes", "true": true
      case "no", "false": false
      default: nil
      }
    if let given = node.child("blank"), blank == nil { given.report("`blank` says whether an empty cell is yes or no") }
    return .flag(yes: words("yes"), no: words("no"), blank: blank)
  }

  private func number(_ node: ConfigurationNode, _ kind: CareKind) -> CareForm? {
    let decimals = node.child("decimals").map { $0.integer ?? -1 } ?? kind.decimals
    guard (0...4).contains(decimals) else {
      node.report("`decimals` is 0 to 4")
      return nil
    }
    return .number(decimals: decimals, hasDecimalComma: node.child("decimal_comma").flatMap(\.flag) ?? false)
  }

  private func duration(_ node: ConfigurationNode, _ unit: ConfigurationNode?) -> CareForm? {
    guard let length = CareKind.units.first(where: { $0.name == unit?.text })?.length else {
      (unit ?? node).report("a column of times needs its `unit`: \(CareKind.units.map(\.name).joined(separator: ", "))")
      return nil
    }
    return .duration(unit: length)
  }

  private func customerClass(_ node: ConfigurationNode) -> CareForm? {
    guard let classes = node.child("classes") else { return .customerClass(CareKind.classes) }
    for (_, value) in classes.entries ?? [] where Self.classPlace(value) == nil { value.report("a class is a, b, c or d") }
    let names = classNames(classes).map { (AnswerText.folded($0.name), $0.place) }
    return .customerClass(Dictionary(names, uniquingKeysWith: { first, _ in first }))
  }

  /// What a column calls the classes, in the order they are named in.
  func classNames(_ node: ConfigurationNode) -> [CareChoices.ClassName] {
    (node.entries ?? []).compactMap { name, value in Self.classPlace(value).map { CareChoices.ClassName(name: name, place: $0) } }
  }

  private static func classPlace(_ node: ConfigurationNode) -> Int? { node.text.flatMap { CareKind.classes[$0.lowercased()] } }
}
