import SurveyConfiguration
import SurveyPipelines
import TestSupport
import Testing

/// What is wrong with a manifest is told all at once, with its place and what was probably meant.
@Suite struct ManifestProblemTests {
  private func problems(_ yaml: String, source: String = "night.yaml") -> [String] {
    do throws(ConfigurationError) {
      _ = try PipelineManifest.decoding(yaml: yaml, source: source)
      return []
    } catch { return error.description.split(separator: "\n").map(String.init) }
  }

  /// The problems of a manifest that is right but for these lines.
  private func problems(with lines: String) -> [String] {
    problems("survey: bank\nread: {from: a.csv}\nwrite: {to: out}\n" + lines)
  }

  @Test func allProblemsAreToldWithTheirPlaces() {
    let found = problems(
      """
      survey: Harbour Bank
      read:
        from: []
        encodng: utf-8
        encoding: klingon-8
        dialect: qualtrix
      score:
        missing: most
        period: fortnight
        population: -3
        since: 2026-02-30
      ledger:
        retention: {runs: 400}
      write:
        keep: 1
      gates:
        quarantined_share: {warn: 5%, error: 2%}
        responses: {warn: 1, error: 30}
        freshness: {warn: 3x}
        new_column: warn
        missing_columns: fatal
      """)
    let places = found.compactMap { line in line.split(separator: ":").prefix(3).dropFirst().joined(separator: ":") }
    #expect(
      places == [
        "1:9", "3:9", "4:3", "5:13", "6:12", "8:12", "9:11", "10:15", "11:10", "13:3", "13:3", "13:21", "15:3", "15:9", "17:40", "18:31",
        "19:21", "20:3", "21:20",
      ])
    for text in [
      "night.yaml:4:3: unknown key `encodng`: did you mean `encoding`?", "the encoding klingon-8 is not read",
      "night.yaml:6:12: there is no dialect qualtrix; did you mean qualtrics?", "`file` is missing", "`key` is missing",
      "night.yaml:9:11: `period` is one of day, week, month, quarter, year, weekday", "`to` is missing", "`keep` is at least 2",
      "`error` must lie above `warn`", "`error` must lie below `warn`", "unknown key `new_column`: did you mean `new_columns`?",
    ] {
      #expect(found.contains { $0.contains(text) }, "\(text)")
    }
  }

  @Test func whatIsMissingIsToldAtItsParent() {
    #expect(
      problems("wave: Q2\n").map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
        "night.yaml:1:1: `survey`", "night.yaml:1:1: `write`",
      ])
    #expect(
      problems("survey: a\nwrite: {to: out}\n") == ["night.yaml:1:1: `read` is missing: without a `ledger` there is nothing else to score"])
    #expect(
      problems("survey: a\nread:\n  dialect: qualtrics\nwrite: {to: out}\n")
        == ["night.yaml:3:3: `from` is missing: without a `ledger` there is nothing else to score"])
    #expect(
      problems(with: "ledger: {file: l, key: {}}\n")
        == ["night.yaml:4:24: the key is in a file or in the environment: write {file: PATH} or {environment: NAME}"])
    #expect(problems("").first == "night.yaml: the file is empty")
    #expect(
      problems("- survey: a\n").first?.contains("1:1: a mapping is needed here, of survey, wave, read, score, ledger, write, gates") == true
    )
    #expect(problems("survey: a\nsurvey: b\n").first?.contains("the same key twice: survey") == true)
  }

  @Test(arguments: [
    ("ledger: {file: l, key: {file: k, environment: K}}", "4:24: the key is in a file or in the environment"),
    ("ledger: {file: l, key: {environment: 3f=}}", "4:38: the name of an environment variable is needed here"),
    ("gates: {shift: {}}", "4:16: a mapping is needed here, of note, warn, error"),
    ("gates: {shift: 5%}", "4:16: a mapping is needed here"),
    ("gates: {responses: {error: 0}}", "4:28: a number of responses of at least 1"),
    ("gates: {shift: {note: 0.1, error: 0.1}}", "4:35: `error` must lie above `note`"),
    ("score: {baseline: 12}", "4:19: `baseline` is about periods: give `period` as well"),
    ("score: {period: weekday, chart: xmr}", "4:33: weekdays do not follow one another"),
    ("score: {period: month, baseline: 5}", "4:34: a baseline needs at least 6 periods"),
    ("score: {since: 2026-06-30, until: 2026-06-29}", "4:35: `until` lies before `since`"),
    ("score: {since: 2026-06-30T10:00:00Z}", "4:16: `since` is a day that exists"),
    ("score: {equivalence: 0}", "4:22: `equivalence` is a number of points above 0"),
    ("score: {importance: automatic}", "4:21: `importance` is one of importance, expectation, points"),
    ("score: {benchmark: pzb-1988}", "4:20: there are no weights called pzb-1988"),
    ("score: {crosshair: high}", "4:20: a crosshair is two numbers"),
    ("score: {detail: perhaps}", "4:17: true or false is needed here"),
    ("score: {by: []}", "4:13: `by` is empty"),
    ("score: {instrument: servqual-1990}", "did you mean servqual-1"),
    ("score: {targets: nowhere.yaml}", "4:18: nowhere.yaml: cannot be opened: No such file or directory"),
    ("score: {invited: nowhere.csv}", "4:18: nowhere.csv: "),
    ("surveys: [{survey: b, read: {from: b.csv}}]", "1:9: beside `surveys`, `survey` belongs to a survey of the list"),
    ("score:", "a mapping is needed here, of by, missing"),
    ("gates: none", "4:8: a mapping is needed here, of quarantined_share"), ("1: 2", "4:1: unknown key `1`: known keys: survey, wave"),
    ("score: {by: {branch: channel}}", "4:13: a text is needed here"), ("score: {by: [branch, '']}", "4:22: a text is needed here"),
    ("surveys: []", "4:10: `surveys` is a list"),
    ("ledger: {file: l, key: secret}", "4:24: a mapping is needed here, of file, environment"),
    ("score: {max_segments: many}", "4:23: a whole number is needed here"),
  ])
  func everyMistakeHasItsPlace(lines: String, message: String) {
    let found = problems(with: lines + "\n")
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func readingIsHeldToItself() {
    let read = { (text: String) in problems("survey: a\nread: {from: \(text)}\nwrite: {to: out}\n") }
    #expect(read("'-'").first?.contains("2:14: a manifest reads no standard input") == true)
    #expect(read("~/exports/").first?.contains("2:14: `~` is not expanded") == true)
    #expect(read("{inbox: in, done: in}") == ["night.yaml:2:14: the five folders of an inbox are five different ones"])
    #expect(read("{work: w}") == ["night.yaml:2:14: `inbox` is missing"])
    #expect(read("{inbox: in, settled: 2}").first?.contains("2:35: a length of time is needed here") == true)
    #expect(read("[{inbox: in}, {inbox: out}]").first?.contains("2:14: `work` is work, which is `work` of an inbox before") == true)
    #expect(read("a.csv, delimiter: ab").first?.contains("2:32: a delimiter is comma") == true)
    #expect(read("a.csv, scale: 7").first?.contains("2:28: a scale is written") == true)
    let codebook = Repository.path("SampleData/kiosk/codebook.yaml")
    #expect(read("a.csv, codebook: \(codebook), instrument: servqual-1988").first?.contains("leave `instrument` out") == true)
  }

  @Test func filesThatAreNamedHavePlacesOfTheirOwn() throws {
    let targets = try TemporaryFile("targets:\n  relability: -0.5\n  q05: low\n  q06: perhaps\n", named: "targets.yaml")
    #expect(
      problems(with: "score: {targets: \(targets.path)}\n") == [
        "night.yaml:4:18: \(targets.path):3:8: a number is needed here", "night.yaml:4:18: \(targets.path):4:8: a number is needed here",
      ])
    let strange = try TemporaryFile("targets: {relability: -0.5}\n", named: "targets.yaml")
    let yaml = "survey: a\nread: {from: a.csv, instrument: servqual-1991}\nscore: {targets: \(strange.path)}\nwrite: {to: out}\n"
    let later = "survey: a\nread: {from: a.csv}\nscore: {instrument: servqual-1991, targets: \(strange.path)}\nwrite: {to: out}\n"
    #expect(problems(later).first?.contains("3:45: `relability` is no dimension") == true)
    #expect(
      problems(yaml).first?.contains("3:18: `relability` is no dimension or item of servqual-1991; did you mean `reliability`?") == true)
    let invited = try TemporaryFile("segment,value,invited\n,,many\n", named: "invited.csv")
    #expect(
      problems(with: "score: {invited: \(invited.path)}\n").first?.contains("\(invited.path):2: `invited` holds no whole number") == true)
  }

  @Test func anotherDescriptionAsksTheSame() {
    let yaml = "survey: a\nread: {from: a.csv, instrument: servqual-1991}\nscore: {instrument: servperf-1992}\nwrite: {to: out}\n"
    #expect(problems(yaml).first?.contains("3:21: servperf-1992 is no other description of servqual-1991") == true)
  }

  @Test func surveysAreKeptApart() {
    let found = problems(
      """
      surveys:
        - survey: a
          read: {from: {inbox: one/in}}
        - survey: a
          read: {from: {inbox: one/other}}
          write: {metrics: m.prom}
        - wave: Q2
          read: {from: c.csv}
      write: {to: out}
      """)
    #expect(found.count == 4)
    for text in [
      "night.yaml:4:13: the survey `a` stands here twice", "night.yaml:5:18: `work` is one/work, which is `work` of an inbox before",
      "night.yaml:6:13: unknown key `metrics`", "night.yaml:7:5: `survey` is missing",
    ] {
      #expect(found.contains { $0.hasPrefix(text) }, "\(text)")
    }
  }

  @Test func lengthsOfTimeAreWholeNumbersWithAUnit() throws {
    let seconds = { (text: String) -> Double? in
      let manifest = try? PipelineManifest.decoding(
        yaml: "survey: a\nread: {from: a.csv}\nwrite: {to: out}\ngates: {freshness: {warn: \(text)}}\n", source: "n.yaml")
      return manifest?.surveys.first?.gates.freshness?.warn
    }
    let right: [(String, Double)] = [("90s", 90), ("2m", 120), ("36h", 129_600), ("3d", 259_200), ("2w", 1_209_600), ("0s", 0)]
    for (text, expected) in right { #expect(seconds(text) == expected, "\(text)") }
    for text in ["90", "s", "1.5h", "-2m", "2 m", "2M", "2mo", "1e3s", "1234567890s", "٣d", "''"] {
      #expect(seconds(text) == nil, "\(text)")
    }
  }

  @Test func sharesAreFractionsOrPercentages() throws {
    let share = { (text: String) -> Double? in
      let manifest = try? PipelineManifest.decoding(
        yaml: "survey: a\nread: {from: a.csv}\nwrite: {to: out}\ngates: {missing_share: {warn: \(text)}}\n", source: "n.yaml")
      return manifest?.surveys.first?.gates.missingShare?.warn
    }
    let right: [(String, Double)] = [("5%", 0.05), ("0.05", 0.05), ("2.3%", 0.023), ("0%", 0), ("0", 0), ("100%", 1), ("1", 1), ("1.0", 1)]
    for (text, expected) in right { #expect(share(text) == expected, "\(text)") }
    for text in ["5", "100.1%", "1.0001", "-1%", "5 %", "%", "5%%", "nan", "0x1", "1e-2", "''"] { #expect(share(text) == nil, "\(text)") }
  }
}
