import SurveyConfiguration
import SurveyModel
import TestSupport
import Testing

/// Targets as people write them, and everything wrong with a file at once.
@Suite struct TargetsFileTests {
  private func decoded(_ yaml: String) throws(ConfigurationError) -> Targets { try .decoding(yaml: yaml, source: "targets.yaml") }

  private func error(_ yaml: String) -> ConfigurationError? {
    do throws(ConfigurationError) {
      _ = try decoded(yaml)
      return nil
    } catch { return error }
  }

  @Test func aFileWithSegmentsIsRead() throws {
    let targets = try decoded(
      """
      # the gap to reach
      targets:
        overall: -0.50
        reliability: -0.60
        q05: -0.4
      segments:
        branch:
          Wuhu: {overall: -0.70}
          "7": {q05: -1}
      """)
    #expect(
      targets
        == Targets(
          general: ["overall": -0.5, "reliability": -0.6, "q05": -0.4],
          segments: ["branch": ["Wuhu": ["overall": -0.7], "7": ["q05": -1]]]))
    #expect(targets.problems(for: .servqual1991) == [])
    #expect(try decoded("targets: {overall: -1}\napplies_to_segments: true\n").appliesToSegments)
  }

  @Test func theExampleOfTheDocsIsRead() throws {
    let article = String(decoding: try bytes("Sources/Servqual/Servqual.docc/Targets.md"), as: UTF8.self)
    let parts = article.split(separator: "```yaml\n")
    let targets = try decoded(String(try #require(parts.last?.split(separator: "```").first)))
    #expect(targets.general.count == 3 && targets.segments["branch"]?["Wuhu"] == ["overall_dimensions": -0.7])
    #expect(targets.problems(for: .servqual1991) == [])
  }

  @Test func allProblemsAreToldWithTheirPlaces() throws {
    let found = try #require(
      error(
        """
        target:
          overall: -0.5
        segments:
          branch:
            Wuhu: {overall: low}
            Hefei: -0.7
        applies_to_segments: perhaps
        """))
    #expect(found.problems.map(\.line) == [1, 5, 6, 7])
    #expect(
      found.description.split(separator: "\n") == [
        "targets.yaml:1:1: unknown key `target`: did you mean `targets`?",
        "targets.yaml:5:21: a number is needed here",
        "targets.yaml:6:12: a target is written as the id of a dimension or item, or `overall`, and a number",
        "targets.yaml:7:22: true or false is needed here",
      ])
  }

  @Test(
    arguments: [
      ("- overall", "targets are written as"), ("targets: {}", "a target is written as"), ("segments: 3", "segments are written as"),
      ("applies_to_segments: true", "`targets` is missing"), ("targets: {overall: .inf}", "a number is needed"),
      ("targets: {overall: -1, overall_dimensions: -1}", "are the same"),
      ("targets: {overall: -1, overall: -2}", "the same key twice: overall"),
    ])
  func whatCannotBeMeantIsRefused(_ yaml: String, _ part: String) throws {
    let found = try #require(error(yaml))
    #expect(found.description.contains(part), "\(found)")
  }

  @Test func subjectsAreCheckedAgainstTheInstrument() {
    let targets = Targets(general: ["relability": -1, "q23": -1, "communication_of_prices": -1, "empathy": -1])
    #expect(
      targets.problems(for: .servqual1991) == [
        "`communication_of_prices` is no dimension or item of servqual-1991; "
          + "known: overall, tangibles, reliability, responsiveness, assurance, empathy, and items such as q22",
        "`q23` is no dimension or item of servqual-1991; did you mean `q03`?",
        "`relability` is no dimension or item of servqual-1991; did you mean `reliability`?",
      ])
  }

  @Test func valuesThatTheScaleCannotGiveAreTold() {
    let gaps = Targets(general: ["overall": -0.5], segments: ["branch": ["Wuhu": ["empathy": 6.5]]])
    #expect(
      gaps.problems(for: .servqual1991) == ["the target 6.5 for empathy of branch Wuhu is no gap on 1-7: it lies between -6.0 and 6.0"])
    #expect(gaps.problems(for: .servperf).count == 1)
    #expect(gaps.problems(for: .servperf).first?.contains("-0.5 for overall_dimensions is no perception") == true)
    #expect(Targets(general: ["overall": 5.5]).problems(for: .servperf) == [])
  }
}
