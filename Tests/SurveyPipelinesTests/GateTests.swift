import SurveyPipelines
import TestSupport
import Testing

@Suite struct GateTests {
  private func settings(_ change: (inout GateSettings) -> Void) -> GateSettings {
    var settings = GateSettings()
    change(&settings)
    return settings
  }

  private func figures(_ change: (inout GateFigures) -> Void) -> GateFigures {
    var figures = GateFigures()
    change(&figures)
    return figures
  }

  private func judge(_ gate: String, _ figures: GateFigures, _ settings: GateSettings) throws -> GateResult {
    try #require(Gates.judge(figures, settings).first { $0.gate == gate })
  }

  @Test func theUsualGatesPassOnAQuietNight() {
    let results = Gates.judge(GateFigures(), GateSettings())
    #expect(results.map(\.gate) == ["empty_result", "quarantined_share", "new_columns", "missing_columns", "renamed_columns"])
    #expect(results.worst == nil)
    #expect(results[1].value == nil)
    #expect(results[1].message == "no records came since the last publication: nothing to judge")
  }

  @Test func everyGateIsJudgedInAFixedOrder() {
    let always = GateThresholds(note: 0)
    let all = settings {
      ($0.missingShare, $0.responses, $0.freshness, $0.arrival, $0.shift) = (always, always, always, always, always)
    }
    #expect(
      Gates.judge(GateFigures(), all).map(\.gate) == [
        "empty_result", "quarantined_share", "missing_share", "responses", "freshness", "arrival", "shift", "new_columns",
        "missing_columns", "renamed_columns",
      ])
  }

  @Test func anEmptyTableNeverGoesOverAGoodOne() {
    var nothing = GateSettings()
    nothing.quarantinedShare = nil
    (nothing.newColumns, nothing.missingColumns, nothing.renamedColumns) = (nil, nil, nil)
    let results = Gates.judge(figures { $0.losesPublished = true }, nothing)
    #expect(results.map(\.gate) == ["empty_result"])
    #expect(results.worst == .error)
    #expect(results[0].message.contains("retracted"))
    #expect(Gates.judge(GateFigures(), nothing).worst == nil)
  }

  /// Equal passes: 5 of 100 is 0.05, also for counts whose quotient is rounded.
  @Test(arguments: [(5, 100, false), (6, 100, true), (50_000, 1_000_000, false), (50_001, 1_000_000, true), (3, 60, false), (7, 139, true)])
  func quarantinedShare(part: Int, whole: Int, fails: Bool) throws {
    let result = try judge("quarantined_share", figures { ($0.records, $0.quarantined) = (whole, part) }, GateSettings())
    #expect(result.severity == (fails ? .error : nil))
    #expect(result.threshold == 0.05)
    #expect(result.value == Double(part) / Double(whole))
    #expect(result.message.contains("\(part) of \(whole) records"))
    #expect(result.message.contains("see the quarantine") == fails)
  }

  @Test(arguments: [(10, nil), (11, .note), (20, .note), (21, .warn), (30, .warn), (31, GateSeverity.error)] as [(Int, GateSeverity?)])
  func missingShareBySeverity(missing: Int, severity: GateSeverity?) throws {
    let steps = settings { $0.missingShare = GateThresholds(note: 0.1, warn: 0.2, error: 0.3) }
    let result = try judge("missing_share", figures { ($0.answers, $0.missingAnswers) = (100, missing) }, steps)
    #expect(result.severity == severity)
    let threshold: Double = severity == .error ? 0.3 : severity == .warn ? 0.2 : 0.1
    #expect(result.threshold == threshold)
  }

  @Test(arguments: [(100, nil), (99, .warn), (30, .warn), (29, GateSeverity.error), (0, .error)] as [(Int, GateSeverity?)])
  func responsesFailBelow(count: Int, severity: GateSeverity?) throws {
    let least = settings { $0.responses = GateThresholds(warn: 100, error: 30) }
    let result = try judge("responses", figures { $0.responses = count }, least)
    #expect(result.severity == severity)
    #expect(result.threshold == (severity == .error ? 30 : 100))
    #expect(result.value == Double(count))
  }

  @Test(arguments: ["freshness", "arrival"])
  func agesFailAbove(gate: String) throws {
    let day = 86_400.0
    let limits = settings {
      $0.freshness = GateThresholds(warn: day, error: 2 * day)
      $0.arrival = $0.freshness
    }
    let at = { (age: Double?) in try judge(gate, figures { ($0.newestAge, $0.arrivalAge) = (age, age) }, limits) }
    #expect(try at(day).severity == nil)
    #expect(try at(day + 1e-6).severity == .warn)
    #expect(try at(2 * day).severity == .warn)
    #expect(try at(2 * day + 1).severity == .error)
    #expect(try at(2 * day + 1).message.contains("2.0 days ago, more than 2.0 days: see whether"))
    #expect(try at(nil).severity == nil)
    #expect(try at(nil).message.hasSuffix("nothing to judge"))
    #expect(try at(-7_200).severity == nil)
    #expect(try at(-7_200).message.contains("2.0 hours in the future: see the clocks"))
  }

  @Test func shiftFailsAbove() throws {
    let limits = settings { $0.shift = GateThresholds(error: 0.25) }
    let at = { (distance: Double) in
      let shift = DistributionShift(item: "q05/perception", distance: distance, before: 40, now: 30)
      return try judge("shift", figures { $0.shift = shift }, limits)
    }
    #expect(try at(0.25).severity == nil)
    #expect(try at(0.2500001).severity == .error)
    #expect(try at(0.3).message.hasPrefix("the answers to q05/perception moved most, by 30.00 % (n 40 before, 30 now), more than 25.00 %"))
    #expect(try judge("shift", GateFigures(), limits).message == "no item has 30 answers before and now: nothing to judge")
  }

  @Test func changedColumnsAreListedByFile() throws {
    let old = [ColumnNote(name: "Branch", role: "segment", place: 1), ColumnNote(name: "Region", role: "segment", place: 2)]
    let new = [ColumnNote(name: "Tills open", role: "unused", place: 1), ColumnNote(name: "branch", role: "unused", place: 2)]
    let drift = HeaderDrift(from: old, to: new)
    let night = figures { $0.drifts = [.init(source: "a.csv", drift: drift), .init(source: "b\u{202E}.csv", drift: drift)] }
    let results = Gates.judge(night, GateSettings())
    #expect(results.suffix(3).map(\.severity) == [.note, .warn, .warn])
    #expect(results.suffix(3).map(\.value) == [2, 2, 2])
    #expect(results.last?.message.hasPrefix("a.csv: `Branch` seems to be `branch` now (segment before, unused now)") == true)
    #expect(results.last?.message.contains("; b\u{FFFD}.csv: ") == true)
    let off = settings { ($0.newColumns, $0.missingColumns, $0.renamedColumns) = (nil, .error, nil) }
    #expect(Gates.judge(night, off).map(\.gate) == ["empty_result", "quarantined_share", "missing_columns"])
    #expect(Gates.judge(night, off).worst == .error)
  }

  @Test func manyDifferencesAreCounted() {
    let new = (1...9).map { ColumnNote(name: "Extra \($0)", role: "unused", place: $0) }
    let night = figures { $0.drifts = [.init(source: "a.csv", drift: HeaderDrift(from: [], to: new))] }
    let result = Gates.judge(night, GateSettings()).first { $0.gate == "new_columns" }
    #expect(result?.value == 9)
    #expect(result?.message.hasSuffix("; and 6 more") == true)
  }

  @Test func theArticleListsEveryGateInOrder() throws {
    let article = String(decoding: try bytes("Sources/Servqual/Servqual.docc/Operations.md"), as: UTF8.self)
    let always = GateThresholds(error: 1)
    let all = settings {
      ($0.missingShare, $0.responses, $0.freshness, $0.arrival, $0.shift) = (always, always, always, always, always)
    }
    let section = try #require(article.split(separator: "\n## ").first { $0.hasPrefix("Gates") })
    let listed = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    #expect(listed == Gates.judge(GateFigures(), all).map(\.gate))
  }
}
