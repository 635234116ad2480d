extension ConfigurationNode {
  /// A text that is not empty.
  package var word: String? {
    guard let text, !text.isEmpty else {
      report("a text is needed here")
      return nil
    }
    return text
  }

  /// A length of time in seconds, written as a whole number and its unit: `90s`, `2m`, `36h`, `3d`, `2w`.
  package var duration: Double? {
    guard let seconds = text.flatMap(Self.seconds) else {
      report("a length of time is needed here: a whole number and s, m, h, d or w, such as 36h")
      return nil
    }
    return seconds
  }

  /// A share from 0 to 1, written as one, `0.05`, or as a percentage, `5%`.
  package var share: Double? {
    guard let share = text.flatMap(Self.share) else {
      report("a share is needed here, from 0% to 100%: such as 5% or 0.05")
      return nil
    }
    return share
  }

  private static func seconds(_ text: String) -> Double? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    let digits = text.dropLast()
    guard let unit = text.last.flatMap({ units[$0] }), (1...9).contains(digits.count) else { return nil }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Double(digits) else { return nil }
    return count * unit
  }

  private static func share(_ text: String) -> Double? {
    let isPercentage = text.hasSuffix("%")
    let digits = isPercentage ? text.dropLast() : Substring(text)
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }) else { return nil }
    // The percentage is read as a decimal fraction, so that 2.3% and 0.023 are the same number.
    guard let share = Double(digits + (isPercentage ? "e-2" : "")), (0...1).contains(share) else { return nil }
    return share
  }
}
