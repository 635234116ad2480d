public import SurveyModel

extension Codebook {
  /// The codebook as YAML that `--codebook` reads back, with the evidence for each line as a comment.
  ///
  /// - Parameters:
  ///   - notes: lines put at the top, such as what could not be decided.
  ///   - hasEvidence: whether the comments are written; without them the same codebook is the same text wherever it came from.
  public func yaml(notes: [String] = [], hasEvidence: Bool = true) -> String {
    var lines = notes.map { "# \($0.map { $0.isNewline ? " " : String($0) }.joined())" } + instrumentLines
    if headerRows != 1 { lines.append("header_rows: \(headerRows)") }
    if !recordElement.isEmpty { lines.append("record: \(YAMLScalar.quoted(recordElement))") }
    lines += gatherLines
    let ids = columns.filter { $0.role == .respondent }
    if let first = ids.first {
      let scalars = ids.map(scalar).joined(separator: ", ")
      lines.append("respondent: \(ids.count > 1 ? "[\(scalars)]" : scalars)\(comment(first.evidence))")
    }
    if let rule = column(.recordedAt) { lines.append("recorded_at: \(scalar(rule))\(comment(rule.evidence))") }
    lines += ruleLines + rowLines + answerLines + pointLines
    if let care { lines += CareWriter(care: care, codes: Self.codes).lines }
    return lines.map { hasEvidence ? $0 : Self.withoutComment($0) }.joined(separator: "\n") + "\n"
  }

  private static func withoutComment(_ line: String) -> String {
    line.firstRange(of: "  # ").map { String(line[..<$0.lowerBound]) } ?? line
  }

  /// A preset by its name, any other instrument in full.
  private var instrumentLines: [String] {
    let asked = instrument.value
    if let preset = Instrument.preset(asked.id), preset.dimensions == asked.dimensions, preset.id == asked.id {
      return ["instrument: \(asked.id)\(comment(instrument.evidence))", "scale: \(YAMLScalar.quoted(asked.scale.text))"]
    }
    return ["instrument:"] + asked.yaml.split(separator: "\n").map { "  \($0)" }
  }

  private var gatherLines: [String] {
    guard let gathering else { return [] }
    let list = { (columns: [ColumnReference]) in "[\(columns.map { YAMLScalar.quoted($0.description) }.joined(separator: ", "))]" }
    let answer = gathering.answer.map { ", answer: \(YAMLScalar.quoted($0.description))" } ?? ""
    return ["gather: {by: \(list(gathering.by)), apart: \(list(gathering.apart))\(answer)}"]
  }

  private var ruleLines: [String] {
    var lines: [String] = []
    if times != TimeRules() { lines.append("times: \(times.yaml)") }
    let own = values.missing.filter { ValueRules.defaultMissing[$0.key] != $0.value }
    if !own.isEmpty { lines.append("missing: {\(Self.codes(own))}") }
    if values.unreadableIsMissing { lines.append("unreadable: missing") }
    if values.readsNumberInLabel { lines.append("numbers_in_labels: true") }
    if values.absentReason != .skipped { lines.append("blank: \(values.absentReason.code)") }
    if !values.labels.isEmpty {
      let unit = instrument.value.scale.unit
      let labels = values.labels.sorted { $0.key < $1.key }.map { "\(YAMLScalar.quoted($0.key)): \($0.value / unit)" }
      lines.append("labels: {\(labels.joined(separator: ", "))}")
    }
    return lines
  }

  private var rowLines: [String] {
    guard !rowRules.isEmpty else { return [] }
    return ["rows:"]
      + rowRules.map { rule in
        let values = rule.values.sorted().map(YAMLScalar.quoted).joined(separator: ", ")
        return "  - {column: \(YAMLScalar.quoted(rule.reference.description)), values: [\(values)], kind: \(YAMLScalar.quoted(rule.kind))}"
      }
  }

  fileprivate static func codes(_ codes: [String: MissingReason]) -> String {
    codes.sorted { $0.key < $1.key }.map { "\(YAMLScalar.quoted($0.key)): \($0.value.code)" }.joined(separator: ", ")
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

  private func scalar(_ rule: ColumnRule) -> String {
    let column = YAMLScalar.quoted(rule.reference.description)
    guard !rule.missing.isEmpty || !rule.labels.isEmpty else { return column }
    let unit = instrument.value.scale.unit
    let labels = rule.labels.sorted { $0.key < $1.key }.map { "\(YAMLScalar.quoted($0.key)): \($0.value / unit)" }.joined(separator: ", ")
    let parts = [
      rule.missing.isEmpty ? "" : ", missing: {\(Self.codes(rule.missing))}", labels.isEmpty ? "" : ", labels: {\(labels)}",
    ]
    return "{column: \(column)\(parts.joined())}"
  }

  private func comment(_ evidence: String) -> String {
    evidence.isEmpty ? "" : "  # \(evidence.map { $0.isNewline ? " " : String($0) }.joined())"
  }
}

extension CareCodebook {
  /// The customer-care columns and choices as the lines of a codebook.
  public var yaml: String { CareWriter(care: self, codes: Codebook.codes).lines.joined(separator: "\n") }
}

/// Text as a YAML scalar that reads back as the same text.
package enum YAMLScalar {
  /// The scalar, quoted where it must be.
  package static func quoted(_ text: String) -> String {
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
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
