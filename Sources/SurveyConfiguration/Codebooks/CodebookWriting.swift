public import SurveyModel

extension Codebook {
  /// The codebook as YAML that `--codebook` reads back, with the evidence for each line as a comment.
  ///
  /// - Parameter notes: lines put at the top, such as what could not be decided.
  public func yaml(notes: [String] = []) -> String {
    var lines = notes.map { "# \($0)" }
    lines.append("instrument: \(YAMLScalar.quoted(instrument.value.id))\(comment(instrument.evidence))")
    lines.append("scale: \(YAMLScalar.quoted(instrument.value.scale.text))")
    if headerRows != 1 { lines.append("header_rows: \(headerRows)") }
    if !recordElement.isEmpty { lines.append("record: \(YAMLScalar.quoted(recordElement))") }
    for (key, role) in [("respondent", ColumnRole.respondent), ("recorded_at", .recordedAt)] {
      if let rule = column(role) { lines.append("\(key): \(scalar(rule))\(comment(rule.evidence))") }
    }
    lines += times == TimeRules() ? [] : ["times: {order: \(times.order.rawValue)}"]
    lines += answerLines + pointLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var answerLines: [String] {
    ["answers:"]
      + instrument.value.items.map { item in
        let rules = columns.filter { if case .answer(item.id, _) = $0.role { true } else { false } }
        let facets = rules.map { rule in "\(facet(rule.role)): \(scalar(rule))" }
        return "  \(item.id): {\(facets.joined(separator: ", "))}\(comment(rules.first?.evidence ?? "not found: name the columns"))"
      }
  }

  private var pointLines: [String] {
    let points = columns.compactMap { rule in
      if case .points(let dimension) = rule.role { "  \(dimension): \(scalar(rule))\(comment(rule.evidence))" } else { nil }
    }
    return points.isEmpty ? [] : ["importance_points:"] + points
  }

  private func facet(_ role: ColumnRole) -> String {
    if case .answer(_, let facet) = role { facet.rawValue } else { "" }
  }

  private func scalar(_ rule: ColumnRule) -> String { YAMLScalar.quoted(rule.reference.description) }

  private func comment(_ evidence: String) -> String {
    evidence.isEmpty ? "" : "  # \(evidence.map { $0.isNewline ? " " : String($0) }.joined())"
  }
}

/// Text as a YAML scalar that reads back as the same text.
enum YAMLScalar {
  static func quoted(_ text: String) -> String {
    let isPlain = text.first?.isLetter == true && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./".contains($0)) }
    let reserved: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    if isPlain, !reserved.contains(text.lowercased()) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
