/// How the numbers are made, in the words of the page.
struct ConventionSection {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var language: PageLanguage { page.language }

  var section: PageSection {
    PageSection(id: "section-conventions", title: language.words(.sectionConventions)) { markup in
      markup.element("dl") { list in
        for (term, text) in definitions {
          list.element("dt", language.words(term))
          list.element("dd", text)
        }
      }
    }
  }

  private var definitions: [(Phrase, String)] {
    let conventions = facts.document.run["conventions"]
    let rule = conventions?["missing_rule"]?.text ?? "half"
    let gaps: [(Phrase, String)] =
      facts.hasGap
      ? [
        (.conventionGap, language.words(.conventionGapText)),
        (.conventionDimension, language.words(.conventionDimensionText, ["rule": ruleName(rule)])),
      ]
      : []
    return gaps + [
      (.conventionOverall, language.words(facts.hasGap ? .conventionOverallText : .conventionOverallPerception))
    ] + shares + [
      (.conventionChance, language.words(.conventionChanceText, ["alpha": language.number(facts.alpha)])),
      (.conventionFew, language.words(.conventionFewText, ["few": "\(PageFacts.fewest)"])),
    ] + hidden + weighted
  }

  private func ruleName(_ rule: String) -> String {
    switch rule {
    case "half": language.words(.ruleHalf)
    case "complete": language.words(.ruleComplete)
    case "any": language.words(.ruleAny)
    default: rule
    }
  }

  /// What only gaps have.
  private var shares: [(Phrase, String)] {
    guard facts.hasGap else { return [] }
    return [
      (.shareOfShortfall, language.words(.conventionShareText)),
      (.conventionInterval, language.words(.conventionIntervalText, ["level": facts.level])),
    ]
  }

  private var hidden: [(Phrase, String)] {
    let minimum = facts.document.run["conventions"]?["minimum_cell"]?.integer ?? 0
    return minimum > 0 ? [(.conventionHidden, language.words(.conventionHiddenText, ["minimum": "\(minimum)"]))] : []
  }

  private var weighted: [(Phrase, String)] {
    guard let weighted = facts.score("overall_weighted", page.segment), weighted.value != nil else { return [] }
    let plain = facts.score("overall_unweighted_same_people", page.segment)
    let values = ["value": language.signed(weighted.value), "count": language.count(weighted.n), "other": language.signed(plain?.value)]
    let beside = plain?.value == nil ? nil : language.words(.conventionWeightedPlain, values)
    return [(.conventionWeighted, language.sentences([language.words(.conventionWeightedText, values), beside]))]
  }
}
