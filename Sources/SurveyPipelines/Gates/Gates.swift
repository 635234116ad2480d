internal import SatisfactionReporting

/// Judges a night's result before it is published.
public enum Gates {
  /// Every gate that is set, in a fixed order; the first, `empty_result`, is always judged.
  ///
  /// Shares, ages and the shift fail above a threshold, `responses` below one; equal passes. Where there is nothing to judge the gate passes
  /// and says so.
  public static func judge(_ figures: GateFigures, _ settings: GateSettings) -> [GateResult] {
    let numbers = [
      settings.quarantinedShare.map { quarantined(figures, $0) }, settings.missingShare.map { missing(figures, $0) },
      settings.responses.map { responses(figures, $0) }, settings.freshness.map { freshness(figures, $0) },
      settings.arrival.map { arrival(figures, $0) }, settings.shift.map { shift(figures, $0) },
    ]
    return [empty(figures)] + numbers.compactMap { $0 } + columns(figures, settings)
  }

  private static func empty(_ figures: GateFigures) -> GateResult {
    guard figures.losesPublished else { return GateResult(gate: "empty_result", message: "the result does not lose what is published") }
    return GateResult(
      gate: "empty_result", severity: .error, value: 0,
      message: "no responses are left where the published result has some: see which batches were retracted and which files were refused")
  }

  private static func quarantined(_ figures: GateFigures, _ thresholds: GateThresholds) -> GateResult {
    share(
      "quarantined_share", figures.quarantined, of: figures.records, thresholds, nothing: "no records came since the last publication",
      what: "records that came since the last publication were set aside",
      advice: "see the quarantine for the rules and columns that cause most of it")
  }

  private static func missing(_ figures: GateFigures, _ thresholds: GateThresholds) -> GateResult {
    share(
      "missing_share", figures.missingAnswers, of: figures.answers, thresholds, nothing: "no answers came since the last publication",
      what: "answers that came since the last publication are missing",
      advice: "see the items' missing counts; a question may have been taken out or become optional")
  }

  private static func share(
    _ gate: String, _ part: Int, of whole: Int, _ thresholds: GateThresholds, nothing: String, what: String, advice: String
  ) -> GateResult {
    guard whole > 0 else { return GateResult(gate: gate, message: "\(nothing): nothing to judge") }
    let value = Double(part) / Double(whole)
    let text = "\(part) of \(whole) \(what) (\(GateText.share(value)))"
    return result(gate, value, thresholds, text: text, limit: GateText.share, advice: advice)
  }

  private static func responses(_ figures: GateFigures, _ thresholds: GateThresholds) -> GateResult {
    result(
      "responses", Double(figures.responses), thresholds, isFloor: true, text: "\(figures.responses) responses are live",
      limit: GateText.count, advice: "see whether deliveries are missing or were retracted")
  }

  private static func freshness(_ figures: GateFigures, _ thresholds: GateThresholds) -> GateResult {
    age(
      "freshness", figures.newestAge, thresholds, unknown: "no response has a recorded time", what: "the newest response was recorded",
      advice: "see whether the survey still runs and its export covers the last days")
  }

  private static func arrival(_ figures: GateFigures, _ thresholds: GateThresholds) -> GateResult {
    age(
      "arrival", figures.arrivalAge, thresholds, unknown: "no new data ever arrived", what: "new data last arrived",
      advice: "see whether the export job ran and reaches the inbox")
  }

  private static func age(
    _ gate: String, _ age: Double?, _ thresholds: GateThresholds, unknown: String, what: String, advice: String
  ) -> GateResult {
    guard let age else { return GateResult(gate: gate, message: "\(unknown): nothing to judge") }
    // A time to come would hide old data for as long as it lasts, so that it is said although it passes.
    let text = age < 0 ? "\(what) \(GateText.duration(-age)) in the future: see the clocks" : "\(what) \(GateText.duration(age)) ago"
    return result(gate, age, thresholds, text: text, limit: GateText.duration, advice: advice)
  }

  private static func shift(_ figures: GateFigures, _ thresholds: GateThresholds) -> GateResult {
    guard let shift = figures.shift else {
      let least = DistributionShift.least
      return GateResult(gate: "shift", message: "no item has \(least) answers before and now: nothing to judge")
    }
    let item = DisplayText.harmless(shift.item)
    let text = "the answers to \(item) moved most, by \(GateText.share(shift.distance)) (n \(shift.before) before, \(shift.now) now)"
    return result(
      "shift", shift.distance, thresholds, text: text, limit: GateText.share,
      advice: "see its distribution, and whether its wording, scale or coding changed")
  }

  private static func result(
    _ gate: String, _ value: Double, _ thresholds: GateThresholds, isFloor: Bool = false, text: String, limit: (Double) -> String,
    advice: String
  ) -> GateResult {
    let (severity, threshold) = thresholds.crossed(by: value, isFloor: isFloor)
    guard severity != nil, let threshold else { return GateResult(gate: gate, value: value, threshold: threshold, message: text) }
    let side = isFloor ? "fewer than" : "more than"
    return GateResult(
      gate: gate, severity: severity, value: value, threshold: threshold, message: "\(text), \(side) \(limit(threshold)): \(advice)")
  }
}
