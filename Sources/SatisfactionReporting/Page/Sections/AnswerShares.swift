/// How many answers are below, at and above expectation, and how consistent the scales are.
struct AnswerShares {
  let facts: PageFacts
  let segment: Segment
  private var language: PageLanguage { facts.language }

  /// The shares over all answered pairs of items that are shown; nil without gaps.
  var text: String? {
    let rows = facts.itemScores(segment).filter { !$0.isHidden }.map(\.row)
    let sum = { (column: String) in rows.reduce(0) { $0 + ($1.integer(column) ?? 0) } }
    let counts = ["below_n", "met_n", "exceeded_n"].map(sum)
    let all = counts.reduce(0, +)
    guard facts.hasGap, all > 0 else { return nil }
    let shares = counts.map { language.percent(Double($0) / Double(all)) }
    return language.words(.answerShares, ["below": shares[0], "met": shares[1], "exceeded": shares[2]])
  }

  /// Scales whose items hang together weakly, or run against each other; empty where all hold.
  var doubts: [String] {
    let column = facts.hasGap ? "alpha_gap" : "alpha_perception"
    let alphas = facts.dimensionScores(segment).filter { !$0.isHidden }.compactMap { score in
      score.row.number(column).map { (language.aside(facts.name(score.id), language.number($0)), $0) }
    }
    let (against, weak) = (alphas.filter { $0.1 < 0 }.map(\.0), alphas.filter { (0..<0.6).contains($0.1) }.map(\.0))
    return [
      against.isEmpty ? nil : language.words(.trustAgainst, ["names": language.list(against)]),
      weak.isEmpty ? nil : language.words(.trustWeak, ["names": language.list(weak)]),
    ].compactMap(\.self)
  }
}
