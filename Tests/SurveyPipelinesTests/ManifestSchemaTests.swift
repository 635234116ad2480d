import Foundation
import SurveyConfiguration
import SurveyPipelines
import TestSupport
import Testing

/// The schema, the decoder, the article and the examples know the same keys.
@Suite struct ManifestSchemaTests {
  /// Where a section stands in a manifest that is right: what is before it, its least members, and what follows.
  private struct Place {
    let before: String
    let least: [String: String]
    let after: String

    func manifest(_ members: [String: String], without dropped: Set<String> = []) -> String {
      let all = least.filter { !dropped.contains($0.key) }.merging(members) { _, new in new }
      return before + "{" + all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}" + after + "\n"
    }
  }

  private static let one = "{survey: a, read: {from: a.csv}, write: {to: out}, "
  private static let survey = ["survey": "a", "read": "{from: a.csv}"]
  private static let places: [String: Place] = [
    "manifest": Place(before: "", least: survey.merging(["write": "{to: out}"]) { $1 }, after: ""),
    "survey": Place(before: "{write: {to: out}, surveys: [", least: survey, after: "]}"),
    "own_write": Place(before: "{write: {to: out}, surveys: [{survey: a, read: {from: a.csv}, write: ", least: [:], after: "}]}"),
    "read": Place(before: "{survey: a, write: {to: out}, read: ", least: ["from": "a.csv"], after: "}"),
    "inbox": Place(before: "{survey: a, write: {to: out}, read: {from: ", least: ["inbox": "in"], after: "}}"),
    "score": Place(before: one + "score: ", least: ["period": "month"], after: "}"),
    "ledger": Place(before: one + "ledger: ", least: ["file": "l", "key": "{environment: K}"], after: "}"),
    "key": Place(before: one + "ledger: {file: l, key: ", least: [:], after: "}}"),
    "retention": Place(before: one + "ledger: {file: l, key: {environment: K}, retention: ", least: [:], after: "}}"),
    "write": Place(before: "{survey: a, read: {from: a.csv}, write: ", least: ["to": "out"], after: "}"),
    "gates": Place(before: one + "gates: ", least: [:], after: "}"),
    "share_thresholds": Place(before: one + "gates: {shift: ", least: [:], after: "}}"),
    "count_thresholds": Place(before: one + "gates: {responses: ", least: [:], after: "}}"),
    "age_thresholds": Place(before: one + "gates: {arrival: ", least: [:], after: "}}"),
  ]

  /// A value for every key that does not say one by its name alone.
  private static func examples(_ files: [String: String]) -> [String: String] {
    let ledger = "{file: l, key: {environment: K}}"
    let shares = ["quarantined_share", "missing_share", "shift"].map { ($0, "{warn: 5%}") }
    let severities = ["new_columns", "missing_columns", "renamed_columns"].map { ($0, "error") }
    let numbers = ["keep", "min_cell", "max_segments", "population", "equivalence", "baseline"].map { ($0, "12") }
    let texts = ["survey", "wave", "by", "segments", "include", "companion", "to", "inbox", "work", "done", "refused", "poison"]
    let paths = ["codebook", "instrument", "targets", "invited"].map { ($0, files[$0] ?? "") }
    let others = [
      "read": "{from: a.csv}", "score": "{}", "ledger": ledger, "write": "{to: out}", "gates": "{}", "from": "b.csv",
      "surveys": "[{survey: a, read: {from: a.csv}}]", "scale": "1-5", "encoding": "utf-8", "delimiter": "tab", "dialect": "qualtrics",
      "missing": "half", "period": "month", "chart": "xmr", "zero_rule": "pratt", "continuity": "true", "importance": "points",
      "crosshair": "'5,4.5'", "benchmark": "pzb-1990", "detail": "true", "raw": "true", "excel": "true", "sqlite": "true",
      "language": "zh-Hans", "radar": "true", "since": "2026-01-01", "until": "2026-03-31",
      "file": "f", "key": "{file: k}", "environment": "K", "retention": "{}", "quarantine": "9d", "runs": "9d", "settled": "5m",
      "responses": "{error: 1}", "freshness": "{warn: 2d}", "arrival": "{warn: 2d}", "metrics": "x.prom",
    ]
    let lists = shares + severities + numbers + texts.map { ($0, "x-\($0)") } + paths
    return others.merging(lists) { first, _ in first }
  }

  private static func sections() throws -> [String: [String]] {
    let schema = try #require(JSONSerialization.jsonObject(with: Data(PipelineSchema.json.utf8)) as? [String: Any])
    var sections = (schema["$defs"] as? [String: Any] ?? [:]).compactMapValues { ($0 as? [String: Any])?["properties"] as? [String: Any] }
    sections["manifest"] = schema["properties"] as? [String: Any]
    return sections.mapValues { $0.keys.sorted() }
  }

  private func problems(_ yaml: String) -> String {
    do throws(ConfigurationError) {
      _ = try PipelineManifest.decoding(yaml: yaml, source: "m.yaml")
      return ""
    } catch { return error.description }
  }

  @Test func theDecoderTakesEveryKeyOfTheSchemaAndReadsIt() throws {
    let targets = try TemporaryFile("targets: {overall: -0.5}\n", named: "targets.yaml")
    let invited = try TemporaryFile("segment,value,invited\n,,100\n", named: "invited.csv")
    let kiosk = Repository.path("SampleData/kiosk")
    let examples = Self.examples([
      "targets": targets.path, "invited": invited.path, "codebook": kiosk + "/codebook.yaml", "instrument": kiosk + "/instrument.yaml",
    ])
    for (section, keys) in try Self.sections() {
      let place = try #require(Self.places[section], "\(section)")
      let isThreshold = section.hasSuffix("_thresholds")
      for key in keys {
        let value = try #require(
          isThreshold ? ["share": "5%", "count": "5", "age_t": "5d"][String(section.prefix(5))] : examples[key], "\(key)")
        let dropped: Set<String> = key == "surveys" ? ["survey", "read"] : []
        #expect(problems(place.manifest([key: value], without: dropped)) == "", "\(section).\(key)")
        // A key that was taken but not read would let anything stand there.
        #expect(problems(place.manifest([key: "{zzz: 1}"], without: dropped)) != "", "\(section).\(key)")
      }
    }
  }

  @Test func theSchemaHasEveryKeyOfTheDecoder() throws {
    let sections = try Self.sections()
    #expect(Set(sections.keys) == Set(Self.places.keys))
    for (section, keys) in sections {
      let told = problems(try #require(Self.places[section]).manifest(["zzzzzzzzzzzz": "1"]))
      let list = told.split(separator: "\n").first { $0.contains("unknown key `zzzzzzzzzzzz`: known keys: ") }
      let known = list?.components(separatedBy: "known keys: ").last?.components(separatedBy: ", ") ?? []
      #expect(known.sorted() == keys, "\(section)")
    }
  }

  @Test func theArticleExplainsEveryKey() throws {
    let article = String(decoding: try bytes("Sources/Servqual/Servqual.docc/Pipelines.md"), as: UTF8.self)
    for (section, keys) in try Self.sections() {
      for key in keys { #expect(article.contains("`\(key)`"), "\(section).\(key)") }
    }
  }

  @Test func theManifestsOfTheArticleAreRead() throws {
    let article = String(decoding: try bytes("Sources/Servqual/Servqual.docc/Pipelines.md"), as: UTF8.self)
    let blocks = article.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    #expect(blocks.count >= 2)
    for block in blocks { #expect(problems(block) == "", "\(block)") }
  }

  private static func python(_ script: String, _ arguments: [String]) -> (status: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore", "-c", script] + arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static var hasValidator: Bool { python("import jsonschema, yaml", [])?.status == 0 }

  /// By a validator that is not ours, where it is at hand: the examples are valid, and each broken one is not.
  @Test(.enabled(if: hasValidator, "python3 with jsonschema and yaml is not installed"))
  func anotherValidatorAgrees() throws {
    let schema = try TemporaryFile(PipelineSchema.json, named: "schema.json")
    let broken = [
      "{survey: a, write: {to: out}}", "{survey: a, read: {dialect: qualtrics}, write: {to: out}}", "{survey: a, read: {from: a.csv}}",
      "{survey: a, surveys: [{survey: b, read: {from: a.csv}}], write: {to: out}}", "{survey: A, read: {from: a.csv}, write: {to: out}}",
      "{survey: a, read: {from: a.csv}, write: {to: out}, gates: {shift: {warn: 5}}}",
      "{survey: a, read: {from: a.csv}, write: {to: out}, gates: {arrival: {warn: 5}}}",
      "{survey: a, read: {from: a.csv}, write: {to: out}, ledger: {file: l, key: {file: a, environment: b}}}",
      "{survey: a, read: {from: a.csv}, write: {to: out}, score: {perod: month}}",
    ]
    let files = try broken.map { try TemporaryFile($0, named: "broken.yaml") }
    for text in broken { #expect(problems(text) != "", "\(text)") }
    let names = ["nightly", "ad-hoc", "organisation", "backfill"].map { Repository.path("Pipelines/\($0).yaml") }
    let script = """
      import sys, json, yaml, jsonschema
      class Plain(yaml.SafeLoader): pass
      Plain.yaml_implicit_resolvers = {k: [r for r in v if 'timestamp' not in r[0]] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      for name in sys.argv[2:]:
          print(int(jsonschema.Draft202012Validator(schema).is_valid(yaml.load(open(name, encoding='utf8'), Plain))))
      """
    let outcome = try #require(Self.python(script, [schema.path] + names + files.map(\.path)))
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n") == names.map { _ in "1" } + files.map { _ in "0" })
  }
}
