internal import CustomerCare

/// Waiting, loyalty, what customers tell others, and whether a service keeps to its steps and times.
extension CustomerTopics {
  // MARK: Waiting

  var waiting: CustomerTopic? {
    let table = customers.table("waiting")
    guard !table.isEmpty else { return nil }
    let pairs = table.groups(with: "difference")
    let principles = table.groups(with: "agreement")
    let minutes = { (fact: CareFact?) in language.cell(fact) { language.minutes($0.value) } }
    let difference = { (fact: CareFact?) in
      language.cell(fact) { language.aside(language.minutes($0.value, signed: true), language.range($0.interval)) }
    }
    let waits = FigureTable(
      columns: titles([.careWaits, .careExpectedWait, .careActualWait, .careFeltWait, .difference]) + ["n"],
      rows: pairs.map { group in
        let means = ["expected_mean", "actual_mean", "perceived_mean"].map { minutes(table[group, $0]) }
        return [table.name(group)] + means + [difference(table[group, "difference"]), n(table[group, "difference"])]
      })
    let agreed = FigureTable(
      columns: titles([.carePrinciple, .careAgreement]) + ["n"],
      rows: principles.map { [table.name($0), points(table[$0, "agreement"]), n(table[$0, "agreement"])] })
    let isAsked = principles.contains(WaitPrinciple.worth.rawValue)
    return CustomerTopic(
      title: .careWaiting, finding: waitFinding(table), tables: [waits, outcomes(of: table), agreed].filter { !$0.rows.isEmpty },
      note: language.sentences([language.words(.careWaitNote), isAsked ? language.words(.careWorthNote) : nil]))
  }

  private func waitFinding(_ table: CareTable) -> String? {
    guard let fact = table["expectation", "difference"] else { return nil }
    guard let value = fact.value else { return fact.isHidden ? language.words(.hiddenCell) : nil }
    let means = ["perceived_mean", "expected_mean"].map { language.minutes(table["expectation", $0]?.value) }
    let values = ["value": language.minutes(abs(value)), "felt": means[0], "expected": means[1]]
    guard let interval = fact.interval, !interval.contains(0), !fact.isFew else { return language.words(.careWaitEqual, values) }
    return language.words(value < 0 ? .careWaitLonger : .careWaitShorter, values)
  }

  private func outcomes(of table: CareTable) -> FigureTable {
    let statistics = ["longer_than_expected", "as_expected", "shorter_than_expected"]
    let phrases: [Phrase] = [.careLonger, .careAsExpected, .careShorter]
    let rows = zip(statistics, phrases).compactMap { statistic, phrase in
      table["expectation", statistic].map { [language.words(phrase), share($0), n($0)] }
    }
    return FigureTable(columns: titles([.careFeltWait, .careShare]) + ["n"], rows: rows)
  }

  // MARK: Loyalty

  var loyalty: CustomerTopic? {
    let table = customers.table("loyalty")
    guard !table.isEmpty else { return nil }
    let parts = FigureTable(
      columns: titles([.carePart, .careIndex, .careLowest, .consistencyPerception]) + ["n"],
      rows: table.groups.map { group in
        let alpha = language.cell(table[group, "alpha"]) { language.number($0.value) }
        return [
          table.name(group), points(table[group, "index"]), percent(table[group, "lowest_answer_share"]), alpha, n(table[group, "index"]),
        ]
      })
    let linked = table.groups(with: "correlation_with_gap")
    let correlations = FigureTable(
      columns: [language.words(.careCorrelation)] + facts.dimensions.map { facts.name($0) },
      rows: linked.map { group in
        [table.name(group)]
          + facts.dimensions.map { id in
            language.cell(table[group, "correlation_with_gap", id]) { fact in
              let isClear = fact.n >= PageFacts.fewest && (fact.adjustedP.map { $0 <= facts.alpha } ?? false)
              return language.signed(fact.value) + (isClear ? " *" : "")
            }
          }
      })
    let said = listed(table, "index") { language.number($0.value, decimals: 0) }
    return CustomerTopic(
      title: .careLoyalty, finding: said.map { language.words(.careOfHundred, ["names": $0]) } ?? language.words(.hiddenCell),
      tables: [parts, correlations].filter { !$0.rows.isEmpty },
      note: language.sentences([language.words(.careLoyaltyNote), linked.isEmpty ? nil : language.words(.careCorrelationNote)]))
  }

  // MARK: Word of mouth

  var wordOfMouth: CustomerTopic? {
    let table = customers.table("word_of_mouth")
    guard !table.isEmpty else { return nil }
    let people = { (fact: CareFact?) in language.cell(fact) { language.amount($0.value?.rounded()) } }
    let rows = table.groups.map { group in
      let told = table[group, "told_mean"]
      return [
        table.name(group), percent(table[group, "share"]), language.cell(told) { language.number($0.value, decimals: 1) },
        told?.benchmark.map { language.number($0, decimals: 0) } ?? "–", people(table[group, "told_sum"]),
        people(table[group, "reach_by_benchmark"]),
      ]
    }
    let said = table.groups.compactMap { group in
      table[group, "told_mean"]?.value.map { value in
        language.words(.careTellsEach, ["name": table.name(group), "value": language.number(value, decimals: 1)])
      }
    }
    let columns: [Phrase] = [.careWho, .careShare, .careTold, .carePublished, .careToldSum, .careReach]
    return CustomerTopic(
      title: .careWordOfMouth, finding: said.isEmpty ? nil : language.list(said),
      tables: [FigureTable(columns: titles(columns), rows: rows)], note: language.words(.careWordOfMouthNote))
  }

  // MARK: Steps and times

  /// Each rubric with its steps.
  var rubrics: [CustomerTopic] {
    let table = customers.table("rubrics")
    let ids = table.groups(with: "steps_done")
    guard !ids.isEmpty else { return [] }
    let rows = ids.flatMap { id -> [[String]] in
      let score = table[id, "steps_done"]
      let steps = table.groups(with: "done_share").filter { $0.hasPrefix(id + "/") }
      let all = [table.name(id), language.cell(score) { "\(language.number($0.value, decimals: 0))%" }, n(score)]
      return [all] + steps.map { ["· " + table.name($0), share(table[$0, "done_share"]), n(table[$0, "done_share"])] }
    }
    let finding = listed(table, "steps_done") { "\(language.number($0.value, decimals: 0))%" }
    return [
      CustomerTopic(
        title: .careRubrics, finding: finding ?? language.words(.hiddenCell),
        tables: [FigureTable(columns: titles([.careStep, .careDone]) + ["n"], rows: rows)])
    ]
  }

  var levels: CustomerTopic? {
    let table = customers.table("service_levels")
    guard !table.isEmpty else { return nil }
    let hours = { (fact: CareFact?) in language.cell(fact) { language.hours($0.value) } }
    let rows = table.groups.map { group in
      [
        table.name(group), hours(table[group, "promise"]), share(table[group, "kept_share"]), hours(table[group, "actual_median"]),
        hours(table[group, "actual_nine_tenths"]), n(table[group, "kept_share"]),
      ]
    }
    let columns: [Phrase] = [.careLevel, .carePromise, .careKept, .careMedian, .careNineTenths]
    return CustomerTopic(
      title: .careLevels, finding: listed(table, "kept_share") { language.percent($0.value) } ?? language.words(.hiddenCell),
      tables: [FigureTable(columns: titles(columns) + ["n"], rows: rows)])
  }
}
