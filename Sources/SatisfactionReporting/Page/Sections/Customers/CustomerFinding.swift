internal import CustomerCare

/// Which class of customers is being lost over which dimension, as sentences; only what the tables judge is called so.
struct CustomerFinding {
  let customers: CustomerFacts
  private let pyramid: CareTable
  private var facts: PageFacts { customers.facts }
  private var language: PageLanguage { facts.language }

  init(_ customers: CustomerFacts) {
    self.customers = customers
    pyramid = customers.table("pyramid")
  }

  /// A class with the dimensions in which it is worse, the farthest behind first.
  struct Worse {
    let group: String
    let dimensions: [(id: String, value: Double)]
    /// The difference in the first of them.
    var size: Double { dimensions.first?.value ?? 0 }
  }

  /// The classes in their order from the top.
  static let classes = CustomerClass.allCases.map(\.rawValue)

  /// The sentences for the head of the page; nil where no class is clearly lost over a dimension.
  var head: String? {
    guard let first = lost.first else { return nil }
    return language.sentences([over(first), staying(first.group)])
  }

  /// What there is to say of losses and of classes' gaps; empty without classes.
  var sentences: [String] {
    guard !classes.isEmpty else { return [] }
    return [losses, against, unjudged].compactMap(\.self)
  }

  private var classes: [String] { Self.classes.filter { pyramid.groups.contains($0) } }

  // MARK: Who is lost

  /// The classes that are lost over a dimension beyond chance, those that keep the fewest first; of a class's dimensions those first in
  /// which it is also worse than the other classes.
  var lost: [Worse] {
    let kept = { (group: String) in stay.flatMap { pyramid[group, $0]?.value } ?? 1 }
    let found = worse("lost_over").map { one in
      let isBoth = { (id: String) in pyramid[one.group, "gap_against_others", id]?.verdict == "worse" }
      return Worse(group: one.group, dimensions: one.dimensions.filter { isBoth($0.id) } + one.dimensions.filter { !isBoth($0.id) })
    }
    return found.sorted { (kept($0.group), $0.size, $0.group) < (kept($1.group), $1.size, $1.group) }
  }

  /// The dimensions over which a class is lost.
  func isLost(_ group: String, over dimension: String) -> Bool { pyramid[group, "lost_over", dimension]?.verdict == "worse" }

  private func worse(_ statistic: String) -> [Worse] {
    classes.compactMap { group in
      let rows = facts.dimensions.compactMap { id in pyramid[group, statistic, id].map { (id, $0) } }
      let worse = rows.compactMap { id, fact in fact.verdict == "worse" ? fact.value.map { (id: id, value: $0) } : nil }
      return worse.isEmpty ? nil : Worse(group: group, dimensions: worse.sorted { $0.value < $1.value })
    }
  }

  private var losses: String? {
    let asked = classes.filter { !rows("lost_over", $0).isEmpty }
    guard !asked.isEmpty else { return nil }
    if let first = lost.first {
      let others = also(asked)
      let more = others.isEmpty ? nil : language.words(.careAlsoLost, ["names": language.list(others)])
      return language.sentences([over(first), staying(first.group), more])
    }
    if let (group, value) = overall(asked).first {
      let said = words(.careLostOverall, group, kept.merging(["value": language.number(abs(value))]) { $1 })
      return language.sentences([said, staying(group)])
    }
    let isJudged = asked.contains { group in
      rows("lost_over", group).contains { $0.verdict == "no_clear_difference" || $0.verdict == "better" }
    }
    return isJudged ? language.words(.careLostNone, kept) : nil
  }

  /// Classes that are lost beside the first: over other dimensions, or as a whole.
  private func also(_ asked: [String]) -> [String] {
    let over = lost.dropFirst().map { words(.careClassOver, $0.group, ["names": language.list($0.dimensions.map(valued))]) }
    let whole = overall(asked).filter { entry in !lost.contains { $0.group == entry.group } }
    return over + whole.map { words(.careClassOverall, $0.group, ["value": language.signed($0.value)]) }
  }

  /// Classes that are lost by the overall gap.
  private func overall(_ asked: [String]) -> [(group: String, value: Double)] {
    asked.compactMap { group in
      let fact = pyramid[group, "lost_over", "overall_dimensions"]
      return fact?.verdict == "worse" ? fact?.value.map { (group, $0) } : nil
    }
  }

  private func over(_ worse: Worse) -> String {
    let values = [
      "names": language.list(worse.dimensions.map { facts.name($0.id) }),
      "value": language.list(worse.dimensions.map { language.number(abs($0.value)) }),
    ]
    return words(.careLostOver, worse.group, kept.merging(values) { $1 })
  }

  private func valued(_ dimension: (id: String, value: Double)) -> String {
    language.aside(facts.name(dimension.id), language.signed(dimension.value))
  }

  /// How many of a class stay.
  private func staying(_ group: String) -> String? {
    guard let statistic = stay, let fact = pyramid[group, statistic], fact.value != nil else { return nil }
    let values = ["share": language.percent(fact.value), "level": facts.level, "range": language.shares(fact.interval)]
    return language.words(statistic == "stayed" ? .careStayed : .careMeanToStay, values)
  }

  // MARK: Against the other classes

  /// Which classes' gaps are worse than the others'; nil where that is not judged.
  var against: String? {
    let judged = classes.flatMap { rows("gap_against_others", $0) }.filter { $0.verdict != nil && $0.verdict != "few" }
    guard !judged.isEmpty else { return nil }
    let found = worse("gap_against_others")
    guard !found.isEmpty else { return language.words(.careAgainstNone) }
    let names = found.map { words(.careClassIn, $0.group, ["names": language.list($0.dimensions.map(valued))]) }
    return language.words(.careAgainst, ["names": language.list(names)])
  }

  // MARK: What was not judged

  private var unjudged: String? {
    let asked = classes.filter { !rows("lost_over", $0).isEmpty }
    let hidden = asked.filter { rows("lost_over", $0).allSatisfy(\.isHidden) }
    let few = asked.filter { group in
      let shown = rows("lost_over", group).filter { !$0.isHidden }
      return !shown.isEmpty && shown.allSatisfy { $0.verdict == "few" || $0.verdict == nil }
    }
    let name = { (groups: [String]) in language.list(groups.map(short)) }
    let tooFew = few.isEmpty ? nil : language.words(.careLostFew, kept.merging(["names": name(few), "few": "\(PageFacts.fewest)"]) { $1 })
    let notShown = hidden.isEmpty ? nil : language.words(.careLostHidden, ["names": name(hidden)])
    return tooFew == nil && notShown == nil ? nil : language.sentences([tooFew, notShown])
  }

  // MARK: Words

  /// What says who stays: `stayed`, or `mean_to_stay`.
  var stay: String? { pyramid.first(["stayed", "mean_to_stay"]) }

  /// Those who left and those who stayed, in the words that fit what was asked.
  private var kept: [String: String] {
    let isIntention = stay == "mean_to_stay"
    return [
      "left": language.words(isIntention ? .careLeavers : .careLeft), "stayed": language.words(isIntention ? .careStayers : .careRemained),
    ]
  }

  private func rows(_ statistic: String, _ group: String) -> [CareFact] {
    (facts.dimensions + ["overall_dimensions"]).compactMap { pyramid[group, statistic, $0] }
  }

  private func words(_ phrase: Phrase, _ group: String, _ values: [String: String]) -> String {
    language.words(phrase, values.merging(["class": short(group)]) { $1 })
  }

  /// The name of a class in a figure or a table. Cuts such as the top 1 % are those of a ranking; a firm's own classes may have others.
  func name(_ group: String) -> String { isRanked ? pyramid.name(group) : short(group) }

  /// Whether classes were cut among those who answered.
  var isRanked: Bool { pyramid["all", "customers"]?.reason == "ranked_respondents" }

  /// `B` for a class that has no name of its own.
  func short(_ group: String) -> String { pyramid.isNamed(group) ? pyramid.name(group) : group.uppercased() }
}
