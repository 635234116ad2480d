internal import SurveyModel

extension CodebookDecoder {
  func values(_ scale: ResponseScale) -> ValueRules {
    var rules = ValueRules()
    if let node = root.child("missing") { rules.missing.merge(missing(node)) { _, declared in declared } }
    for (label, node) in root.child("labels")?.entries ?? [] {
      guard let value = node.integer else { continue }
      if abs(value) > 1_000_000 {
        node.report("a number of the scale is needed here")
      } else {
        rules.labels[label.lowercased()] = value * scale.unit
      }
    }
    if let node = root.child("numbers_in_labels") {
      if node.text == "true" || node.text == "false" {
        rules.readsNumberInLabel = node.text == "true"
      } else {
        node.report("true or false is needed here")
      }
    }
    if let node = root.child("blank") {
      if let reason = node.text.flatMap({ MissingReason(code: $0) }) {
        rules.absentReason = reason
      } else {
        node.report("`blank` is a reason: \(MissingReason.allCases.map(\.code).joined(separator: ", "))")
      }
    }
    if let node = root.child("unreadable") {
      switch node.text {
      case "missing": rules.unreadableIsMissing = true
      case "quarantine": break
      default: node.report("`unreadable` is quarantine or missing")
      }
    }
    return rules
  }

  /// Codes as a list, all skipped, or as a mapping from code to reason.
  func missing(_ node: ConfigurationNode) -> [String: MissingReason] {
    if let elements = node.elements {
      return Dictionary(elements.compactMap { $0.text.map { ($0.lowercased(), .skipped) } }, uniquingKeysWith: { first, _ in first })
    }
    var codes: [String: MissingReason] = [:]
    for (code, value) in node.entries ?? [] {
      if let reason = value.text.flatMap({ MissingReason(code: $0) }) {
        codes[code.lowercased()] = reason
      } else {
        value.report("a reason is one of \(MissingReason.allCases.map(\.code).joined(separator: ", "))")
      }
    }
    return codes
  }
}
