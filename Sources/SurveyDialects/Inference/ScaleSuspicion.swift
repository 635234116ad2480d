public import SurveyModel

/// Bare numbers that cannot be the scale's own: codes, such as 10 to 14, that somebody has to map. Nothing is read by it.
public struct ScaleSuspicion: Sendable, Hashable {
  /// One sentence: what the answers run from and to, and what they may be.
  public let message: String
  /// What a codebook's `labels` would have to say if the lowest number seen is the lowest point.
  public let labels: [String: Int]
  /// How many points the codes seem to have.
  public let points: Int

  /// What `texts`, the whole numbers seen in the answer columns, make suspicious on `scale`; other texts are left aside.
  ///
  /// Nil where the numbers can be the scale's, where only some lie beyond it (a code for no answer is likelier), and where the scale
  /// begins like the numbers and is only shorter: that is no offset.
  public static func of(_ texts: Set<String>, scale: ResponseScale) -> ScaleSuspicion? {
    let numbers = texts.compactMap { text -> Int? in
      guard case .value(let scaled, _) = NumberText.scaled(AnswerReader.trimmed(text), decimals: 0) else { return nil }
      return scaled
    }
    return ScaleSuspicion(Set(numbers), scale)
  }

  init?(_ numbers: Set<Int>, _ scale: ResponseScale) {
    guard scale.decimals == 0, numbers.count > 2, let low = numbers.min(), let high = numbers.max() else { return nil }
    guard abs(low) < 1_000_000, (3...11).contains(high - low + 1), Self.isElsewhere(low, high, numbers.count, scale) else { return nil }
    points = high - low + 1
    labels = Dictionary(uniqueKeysWithValues: (low...high).map { ("\($0)", $0 - low + scale.minimum) })
    let mapping = (low...high).map { "\"\($0)\": \($0 - low + scale.minimum)" }.joined(separator: ", ")
    let other = points == scale.points ? "" : " and give the instrument that scale"
    message =
      "answers run from \(low) to \(high), which is not the scale \(scale.text): codes of a \(points)-point scale? If \(low) is its lowest, "
      + "write `labels: {\(mapping)}` in a codebook\(other)"
  }

  /// Wholly beyond the scale; or without a gap from below its lowest point to below its highest, or across all of it and beyond.
  private static func isElsewhere(_ low: Int, _ high: Int, _ count: Int, _ scale: ResponseScale) -> Bool {
    if low > scale.maximum || high < scale.minimum { return true }
    return low < scale.minimum && high != scale.maximum && count == high - low + 1
  }
}
