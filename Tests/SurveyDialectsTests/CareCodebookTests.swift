import SurveyConfiguration
import SurveyModel
import TestSupport
import Testing

/// A codebook's `care` says what it means, is written back as the same, and every mistake is told with its place.
@Suite struct CareCodebookTests {
  private static let head =
    "instrument: servqual-1991\nanswers:\n"
    + (1...22).map { "  q\($0 < 10 ? "0" : "")\($0): {perception: P\($0), expectation: E\($0)}\n" }.joined() + "care:\n"

  private func codebook(_ care: String) throws -> Codebook {
    try Codebook.decoding(yaml: Self.head + care.split(separator: "\n").map { "  \($0)\n" }.joined(), source: "c.yaml")
  }

  @Test func theSampleIsReadAndWrittenBack() throws {
    let sample = try Codebook.contents(of: Repository.path("SampleData/northern-telecom/codebook.yaml"))
    let care = try #require(sample.care)
    #expect(care.columns.count == 37)
    #expect(care.choices.money == "EUR" && care.choices.quickWithin == 3 * 86_400_000_000)
    #expect(care.choices.stages.map(\.id) == ["receipt", "acknowledgement", "response", "closure"])
    #expect(care.choices.stagePromises == ["acknowledgement": 86_400_000_000, "response": 5 * 86_400_000_000])
    let again = try Codebook.decoding(yaml: sample.yaml(), source: "again.yaml")
    #expect(again.care == care)
    #expect(again.yaml(hasEvidence: false) == sample.yaml(hasEvidence: false))
  }

  @Test func everyFormIsWrittenBack() throws {
    let care = """
      customer_value: {column: "#4", decimals: 0, decimal_comma: true, missing: {"-9": dont_know}}
      customer_class: {column: "Kunden Typ", classes: {"Erste Klasse": a, Rest: d}}
      returns: {column: r, yes: ["1"], no: ["2"], blank: no}
      expectation_sources: {own: {column: s, contains: "Friends, family", label: {en: Friends, zh-Hans: 朋友}}}
      complaint_stages: {opened: t1, closed: {column: t2, within: 2w}}
      resolution_time: {column: d, unit: days}
      loyalty: {satisfaction: [a, {column: b, reversed: true, scale: 1-7}], resist: {column: c, scale: 0-10}}
      loyalty_weights: {trust: 3}
      rubrics: {call: {label: A call, hello: g}}
      service_levels: {first: {column: f, unit: minutes, promised: p, inclusive: false}, next: {column: n, unit: hours, limit: 8h}}
      churn_cost: {customers: 12, factors: [5, 7.5], unit_cost: 2.5}
      benchmarks: {would_switch: null, own_one: {value: 3.5, source: "ours"}}
      """
    let first = try #require(try codebook(care).care)
    let again = try #require(try Codebook.decoding(yaml: try codebook(care).yaml(), source: "again").care)
    #expect(again == first)
    #expect(first.choices.loyaltyWeights == [0, 0, 3])
    #expect(first.choices.promises["first"] == CareChoices.Promise(limit: nil, includesLimit: false))
    #expect(first.columns.first?.reference == .position(4))
  }

  private static let mistakes = [
    ("had_probelm: x", "did you mean `had_problem`?"), ("resolution_time: x", "needs its `unit`"),
    ("wait_actual: {column: x, unit: fortnights}", "needs its `unit`"), ("customer_class: {column: x, classes: {Gold: e}}", "a, b, c or d"),
    ("wait_principles: {bored: x}", "none of idle"), ("loyalty: {love: x}", "no part of loyalty"),
    ("service_levels: {call: {column: x, unit: hours}}", "`limit`"), ("complaint_stages: {Receipt: x}", "codes are written"),
    ("had_problem: {yes: [a]}", "`column` is missing"), ("quick_within: soon", "a length of time"), ("money: EUR", "names no column"),
    ("returns: {column: x, blank: perhaps}", "yes or no"), ("customer_value: {column: x, decimals: 9}", "0 to 4"),
    ("loyalty: {trust: [{column: a, scale: 1-5}, {column: b, scale: 1-7}]}", "one scale"),
    ("benchmarks: {would_switch: {value: 3}}", "`source` is missing"), ("rubrics: {call: {label: A call}}", "its steps"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldWithItsPlace(_ care: String, _ advice: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try codebook(care) }
    let problem = try #require(error.problems.first)
    #expect(error.problems.contains { $0.message.contains(advice) }, "\(error)")
    #expect(problem.line >= 25)
  }

  @Test func allMistakesAreToldAtOnce() throws {
    let error = try #require(throws: ConfigurationError.self) { try codebook("had_probelm: x\nquick_within: soon\nloyalty: {love: y}") }
    #expect(error.problems.count >= 3)
  }
}
