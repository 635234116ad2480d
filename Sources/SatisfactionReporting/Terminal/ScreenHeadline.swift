internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The sentences above the tables: the overall score, what to fix first, where, and whether the numbers can be trusted.
struct ScreenHeadline {
  let report: SatisfactionReport
  let language: String

  var lines: [String] {
    guard let total = report.total("overall_dimensions"), total.n > 0 else { return ["No responses: nothing to measure."] }
    guard report.instrument.hasGap else {
      let sentence = "OVERALL \(ScreenNumber.plain(total.perception?.mean))  no expectations asked: perceptions only; no gap exists"
      return [sentence] + compared(total).map { " \($0)" } + first + place
    }
    let head = "OVERALL \(ScreenNumber.signed(total.gap?.mean))\(ScreenNumber.brackets(total.gap?.interval))"
    return [([head] + compared(total)).joined(separator: "; ")] + first + place
  }

  // MARK: The wave before, the target

  private func compared(_ total: ScoreRow) -> [String] {
    var parts: [String] = []
    if let change = total.change, let wave = report.comparisons.first(where: { $0.kind == .previous })?.against {
      let before = report.instrument.hasGap ? ScreenNumber.signed(change.previous) : ScreenNumber.plain(change.previous)
      parts.append(
        "\(DisplayText.harmless(wave)) \(before): \(Self.words(change.difference.estimate, change.verdict, ("worse", "better")))")
    }
    let reached = report.comparisons.first { $0.kind == .target && $0.segment == .all && $0.subject.id == total.subject.id }
    if let target = total.target, let reached {
      let aim = report.instrument.hasGap ? ScreenNumber.signed(target) : ScreenNumber.plain(target)
      parts.append("target \(aim): \(Self.words(reached.difference.estimate, reached.verdict, ("missed", "passed")))")
    }
    return parts
  }

  /// `worse by 0.08, could be noise`.
  private static func words(_ difference: Double, _ verdict: Verdict?, _ sides: (below: String, above: String)) -> String {
    let amount = NumberFormat.fixed(abs(difference), decimals: 2)
    let side = difference < 0 ? sides.below : sides.above
    switch verdict {
    case .worse, .better: return "\(side) by \(amount), beyond chance"
    case .few: return "\(side) by \(amount), too few answers to tell"
    case .noClearDifference: return amount == "0.00" ? "the same" : "\(side) by \(amount), could be noise"
    case nil: return "\(side) by \(amount), not tested"
    }
  }

  // MARK: What and where

  private var first: [String] {
    let actions = report.actions
    guard actions.count > 1, let widest = actions.first else { return [] }
    if let contribution = widest.contribution, contribution >= 0 { return [" Fix first: nothing falls short of what is expected."] }
    let name = widest.subject.label.text(in: language)
    if widest.evidence == .firm { return [" Fix first: \(name): \(lead(widest))\(share(widest))."] }
    let doubt = widest.n < Comparison.fewest ? "too few answers to say" : "none stands out beyond chance"
    let second = actions[1].contribution ?? actions[1].value
    // Several that fall short alike are not told apart by their place in the questionnaire.
    guard widest.contribution ?? widest.value < second else { return [" Fix first: \(doubt)."] }
    return [" Fix first: \(doubt); \(name): \(lead(widest))\(share(widest))."]
  }

  private func lead(_ action: ActionRow) -> String {
    guard action.contribution != nil else { return "lowest" }
    let gaps = report.instrument.dimensions.compactMap { report.total($0.id)?.gap?.mean }
    return action.value == gaps.min() ? "widest gap" : "takes most from the overall score"
  }

  private func share(_ action: ActionRow) -> String {
    let weighted = action.weightSource == .equal ? "" : "weighted "
    return action.share.map { ", \(NumberFormat.fixed(100 * $0, decimals: 0))% of the \(weighted)shortfall" } ?? ""
  }

  /// The worst of all segments and dimensions, where one is worse than the rest beyond chance; else the worst segment.
  private var place: [String] {
    // Segments with few answers are not compared.
    let rests = report.comparisons.filter { $0.kind == .rest && $0.adjustedP != nil }
    guard !rests.isEmpty else { return [] }
    let worse = rests.filter { $0.verdict == .worse }
    let dimensions = worse.filter { $0.subject.order <= report.instrument.dimensions.count }
    let candidates = dimensions.isEmpty ? worse : dimensions
    guard let worst = candidates.min(by: { $0.difference.estimate < $1.difference.estimate }) else {
      return [" Where: nowhere worse than the rest beyond chance."]
    }
    let subject = dimensions.isEmpty ? "over all dimensions" : worst.subject.label.text(in: language)
    let amount = NumberFormat.fixed(-worst.difference.estimate, decimals: 2)
    let more = candidates.count > 1 ? " (and \(candidates.count - 1) more)" : ""
    return [" Where: \(DisplayText.harmless(worst.segment.label)), \(subject): \(amount) worse than the rest\(more)."]
  }
}

/// Numbers for people: two decimals.
enum ScreenNumber {
  static func plain(_ number: Double?) -> String { number.map { NumberFormat.fixed($0, decimals: 2) } ?? "-" }

  static func signed(_ number: Double?) -> String { number.map { NumberFormat.fixed($0, decimals: 2, signed: true) } ?? "-" }

  static func span(_ interval: Interval?) -> String { interval.map { "\(signed($0.low)) ... \(signed($0.high))" } ?? "" }

  static func range(_ interval: Interval?) -> String { interval.map { "\(plain($0.low)) ... \(plain($0.high))" } ?? "" }

  static func brackets(_ interval: Interval?) -> String { interval.map { " [\(signed($0.low)), \(signed($0.high))]" } ?? "" }
}
