internal import SatisfactionReporting

extension Gates {
  /// New, missing and renamed columns of all files since the last publication.
  static func columns(_ figures: GateFigures, _ settings: GateSettings) -> [GateResult] {
    let kinds: [(String, GateSeverity?, (HeaderDrift) -> [String], String)] = [
      ("new_columns", settings.newColumns, \.newSentences, "no new columns"),
      ("missing_columns", settings.missingColumns, \.missingSentences, "no missing columns"),
      ("renamed_columns", settings.renamedColumns, \.renamedSentences, "no renamed columns"),
    ]
    return kinds.compactMap { gate, severity, sentences, nothing in
      guard let severity else { return nil }
      let found = figures.drifts.flatMap { file in sentences(file.drift).map { "\(DisplayText.harmless(file.source)): \($0)" } }
      guard !found.isEmpty else { return GateResult(gate: gate, value: 0, message: nothing) }
      return GateResult(gate: gate, severity: severity, value: Double(found.count), message: list(found))
    }
  }

  /// The first few, for one line; the rest are counted.
  private static func list(_ sentences: [String]) -> String {
    let rest = sentences.count - 3
    return sentences.prefix(3).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}

/// Numbers as the sentences of gates have them.
enum GateText {
  /// A share in per cent, with as many decimals as tell it from its threshold in practice.
  static func share(_ share: Double) -> String { NumberFormat.fixed(100 * share, decimals: 2) + " %" }

  static func count(_ count: Double) -> String {
    count == count.rounded() ? NumberFormat.fixed(count, decimals: 0) : NumberFormat.fixed(count, decimals: 2)
  }

  /// Seconds in the largest unit that they reach: `36.0 hours`.
  static func duration(_ seconds: Double) -> String {
    let units: [(Double, String)] = [(172_800, "days"), (7_200, "hours"), (120, "minutes")]
    guard let unit = units.first(where: { seconds >= $0.0 }) else { return NumberFormat.fixed(seconds, decimals: 0) + " seconds" }
    let length: Double = unit.1 == "days" ? 86_400 : unit.1 == "hours" ? 3_600 : 60
    return NumberFormat.fixed(seconds / length, decimals: 1) + " " + unit.1
  }
}
