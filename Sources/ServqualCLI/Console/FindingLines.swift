internal import Glibc
internal import Servqual

/// Refusals and findings as lines: `file:line:column (byte N): rule: message`.
struct FindingLines {
  let isColoured: Bool

  /// Colour where standard output is a terminal, unless `NO_COLOR` is set.
  init(color: ColorChoice, descriptor: Int32) {
    switch color {
    case .always: isColoured = true
    case .never: isColoured = false
    case .auto: isColoured = isatty(descriptor) == 1 && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    }
  }

  func refusal(_ source: SourceSummary) -> [String] {
    guard let refusal = source.refusal else { return [] }
    let place = refusal.line > 0 ? "\(source.source):\(refusal.line)" : source.source
    let advice = refusal.advice.isEmpty ? [] : ["  what to do: \(refusal.advice)"]
    return ["\(DisplayText.harmless(place)): \(paint(refusal.kind, "31")): \(DisplayText.harmless(refusal.message))"]
      + advice.map(DisplayText.harmless)
  }

  func finding(_ finding: Finding, in source: String) -> String {
    let position = finding.position
    var place = source
    if position.line > 0 {
      place += ":\(position.line)" + (finding.column > 0 ? ":\(finding.column)" : "") + " (byte \(position.byteOffset))"
    }
    let field = finding.field.isEmpty || finding.message.hasPrefix(finding.field) ? "" : "\(finding.field): "
    let colour = finding.severity == .error ? "31" : finding.severity == .warning ? "33" : "36"
    let message = DisplayText.harmless("\(field)\(finding.message)")
    return "\(DisplayText.harmless(place)): \(paint(finding.rule.rawValue, colour)): \(message)"
  }

  private func paint(_ text: String, _ colour: String) -> String { isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text }
}
