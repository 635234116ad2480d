/// How the numbers are made, in the words of the page.
struct ConventionSection {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var language: PageLanguage { page.language }

  var section: PageSection {
    PageSection(id: "conventions-section", title: language.words(.sectionConventions)) { markup in
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
    let level = conventions?["ci_level"]?.number ?? 0.95
    let rule = conventions?["missing_rule"]?.text ?? "half"
    let gaps: [(Phrase, String)] =
      facts.hasGap
      ? [
        (.conventionGap, language.words(.conventionGapText)),
        (.conventionDimension, language.words(.conventionDimensionText, ["rule": rule])),
      ]
      : []
    return gaps + [
      (.conventionOverall, language.words(.conventionOverallText)),
      (.conventionInterval, language.words(.conventionIntervalText, ["level": facts.level])),
      (.conventionChance, language.words(.conventionChanceText, ["alpha": language.number(1 - level)])),
      (.conventionFew, language.words(.conventionFewText, ["few": "\(PageFacts.fewest)"])),
      (.conventionHidden, language.words(.conventionHiddenText, ["minimum": "\(conventions?["minimum_cell"]?.integer ?? 0)"])),
    ] + weighted
  }

  private var weighted: [(Phrase, String)] {
    guard let weighted = facts.score("overall_weighted", page.segment), weighted.value != nil else { return [] }
    let plain = facts.score("overall_unweighted_same_people", page.segment)
    let values = [
      "value": language.signed(weighted.value), "count": language.count(weighted.n), "other": language.signed(plain?.value),
    ]
    return [(.conventionWeighted, language.words(.conventionWeightedText, values))]
  }
}
