/// The overall score as sentences: its size, and against the rest, the wave before and the target.
struct Headline {
  let facts: PageFacts
  let segment: Segment
  private var language: PageLanguage { facts.language }

  var text: String {
    guard let overall = facts.score("overall_dimensions", segment), let value = overall.value else {
      return language.words(.headlineNothing)
    }
    let others = segment == .all ? nil : rest
    return language.sentences([facts.hasGap ? gap(overall, value) : perception(value), others, change(overall), target(overall)])
  }

  private func gap(_ overall: Measured, _ value: Double) -> String {
    guard let interval = overall.interval else { return language.words(.headlineUnknown, ["value": language.signed(value)]) }
    let (low, high) = (interval.lowerBound, interval.upperBound)
    if low <= 0, high >= 0 {
      let values = ["value": language.signed(value), "level": facts.level, "range": language.range(interval)]
      return language.words(.headlineEqual, values)
    }
    let size = min(abs(low), abs(high))...max(abs(low), abs(high))
    let values = ["value": language.number(abs(value)), "level": facts.level, "range": language.range(size, signed: false)]
    return language.words(value < 0 ? .headlineBelow : .headlineAbove, values)
  }

  private func perception(_ value: Double) -> String {
    let ends = ["minimum": language.short(facts.scale.lowerBound), "maximum": language.short(facts.scale.upperBound)]
    return language.words(.headlinePerception, ends.merging(["value": language.number(value)]) { $1 })
  }

  private var rest: String? {
    guard let rest = facts.rest(segment, "overall_dimensions"), let difference = rest.number("difference") else {
      return language.words(.restFew)
    }
    switch rest.text("verdict") {
    case "worse": return language.words(.restWorse, ["value": language.number(abs(difference))])
    case "better": return language.words(.restBetter, ["value": language.number(abs(difference))])
    case "no_clear_difference": return language.words(.restNoise, ["value": language.signed(difference)])
    default: return language.words(.restFew)
    }
  }

  private func change(_ overall: Measured) -> String? {
    guard let wave = facts.previousWave, let change = overall.change else { return nil }
    if abs(change.value) < 0.005 { return language.words(.changeNone, ["wave": wave]) }
    guard let p = change.adjustedP else {
      return language.words(.changeUntested, ["value": language.signed(change.value), "wave": wave])
    }
    guard p <= facts.alpha else { return language.words(.changeNoise, ["value": language.signed(change.value), "wave": wave]) }
    return language.words(change.value < 0 ? .changeWorse : .changeBetter, ["value": language.number(abs(change.value)), "wave": wave])
  }

  private func target(_ overall: Measured) -> String? {
    guard let target = overall.row.number("target") else { return nil }
    let row = facts.comparisons(segment, "target").first { $0.text("dimension") == "overall_dimensions" && $0["item"] == .null }
    let values = ["value": language.number(target, signed: facts.hasGap)]
    switch row?.text("verdict") {
    case "worse": return language.words(.targetMissed, values)
    case "better": return language.words(.targetPassed, values)
    default: return language.words(.targetOpen, values)
    }
  }
}
