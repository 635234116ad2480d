import Foundation
import SurveyPipelines
import TestSupport
import Testing

@Suite struct MetricsTests {
  private static var bank: SurveyMetrics {
    var survey = SurveyMetrics(survey: "harbour-bank")
    survey.responses = 612
    survey.records = ["added": 20, "quarantined": 8]
    survey.files = ["refused": 1, "imported": 2]
    survey.newestResponse = 1_772_352_000_250_000
    survey.gates = [
      GateResult(gate: "quarantined_share", severity: .error, value: 0.2, message: "many"), GateResult(gate: "responses", message: "fine"),
    ]
    survey.overallGap = -0.6
    return survey
  }

  private static func night(_ status: Int = 0, _ surveys: [SurveyMetrics] = [bank]) -> NightMetrics {
    NightMetrics(finished: 1_772_400_000_000_000, duration: 12.5, exitStatus: status, surveys: surveys)
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map { String($0) }.filter { !$0.hasPrefix("#") } }

  @Test func everyMetricOfANight() {
    #expect(
      lines(Self.night().text()) == [
        "servqual_last_run_timestamp_seconds 1772400000", "servqual_last_success_timestamp_seconds 1772400000",
        "servqual_run_duration_seconds 12.5", "servqual_run_exit_status 0", #"servqual_responses{survey="harbour-bank"} 612"#,
        #"servqual_run_records{survey="harbour-bank",outcome="added"} 20"#,
        #"servqual_run_records{survey="harbour-bank",outcome="corrected"} 0"#,
        #"servqual_run_records{survey="harbour-bank",outcome="unchanged"} 0"#,
        #"servqual_run_records{survey="harbour-bank",outcome="outdated"} 0"#,
        #"servqual_run_records{survey="harbour-bank",outcome="quarantined"} 8"#,
        #"servqual_files{survey="harbour-bank",outcome="imported"} 2"#, #"servqual_files{survey="harbour-bank",outcome="refused"} 1"#,
        #"servqual_newest_response_timestamp_seconds{survey="harbour-bank"} 1772352000.25"#,
        #"servqual_gate_failed{survey="harbour-bank",gate="quarantined_share",severity="note"} 0"#,
        #"servqual_gate_failed{survey="harbour-bank",gate="quarantined_share",severity="warn"} 0"#,
        #"servqual_gate_failed{survey="harbour-bank",gate="quarantined_share",severity="error"} 1"#,
        #"servqual_gate_failed{survey="harbour-bank",gate="responses",severity="note"} 0"#,
        #"servqual_gate_failed{survey="harbour-bank",gate="responses",severity="warn"} 0"#,
        #"servqual_gate_failed{survey="harbour-bank",gate="responses",severity="error"} 0"#,
        #"servqual_overall_gap{survey="harbour-bank"} -0.6"#,
      ])
  }

  @Test func whatIsNotKnownIsLeftOutWithItsHeader() {
    var survey = SurveyMetrics(survey: "new")
    survey.overallGap = .nan
    let text = Self.night(1, [survey]).text()
    for name in ["servqual_overall_gap", "servqual_newest_response", "servqual_last_success", "servqual_gate_failed", "servqual_files"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  @Test func surveysStandInOrderAndEachHeaderOnce() {
    let text = Self.night(0, [SurveyMetrics(survey: "b"), SurveyMetrics(survey: "a")]).text()
    #expect(
      lines(text).filter { $0.hasPrefix("servqual_responses") } == [
        #"servqual_responses{survey="a"} 0"#, #"servqual_responses{survey="b"} 0"#,
      ])
    let types = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(types).count == types.count)
    #expect(types.allSatisfy { $0.hasSuffix(" gauge") && !$0.contains("_total") })
  }

  @Test func theLastSuccessIsKeptThroughFailures() {
    let success = Self.night().text()
    var failed = Self.night(65)
    failed.finished += 86_400_000_000
    let once = failed.text(keeping: success)
    #expect(once.contains("\nservqual_last_success_timestamp_seconds 1772400000\n"))
    #expect(once.contains("servqual_last_run_timestamp_seconds 1772486400\n"))
    #expect(failed.text(keeping: once) == once)
    failed.exitStatus = 0
    #expect(failed.text(keeping: once).contains("\nservqual_last_success_timestamp_seconds 1772486400\n"))
  }

  @Test(arguments: ["", "servqual_last_success_timestamp_seconds", "servqual_last_success_timestamp_seconds nan\n", "\0\u{FFFD}"])
  func damagedTextIsNoText(old: String) { #expect(!Self.night(1).text(keeping: old).contains("last_success")) }

  @Test func labelsAreEscaped() {
    let text = Self.night(0, [SurveyMetrics(survey: "a\\b\"c\nd\u{1B}e 科")]).text()
    #expect(text.contains("servqual_responses{survey=\"a\\\\b\\\"c\\nd\u{FFFD}e 科\"} 0\n"))
  }

  @Test func theFileIsReplacedWholeAndReadableByOthers() throws {
    let place = try TemporaryFile("servqual_last_success_timestamp_seconds 5\n", named: "servqual.prom")
    chmod(place.path, 0o600)
    try MetricsFile(place.path).write(Self.night(73))
    let text = try String(contentsOfFile: place.path, encoding: .utf8)
    #expect(text == Self.night(73).text(keeping: "servqual_last_success_timestamp_seconds 5\n"))
    #expect(text.contains("servqual_last_success_timestamp_seconds 5\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
    #expect(attributes[.posixPermissions] as? Int == 0o644)
    let folder = URL(fileURLWithPath: place.path).deletingLastPathComponent().path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["servqual.prom"])
    #expect(throws: ReportFolder.Failure.self) { try MetricsFile("\(place.path)/below/x.prom").write(Self.night()) }
  }

  /// No process has a number beyond the largest that Linux gives, 4,194,304.
  @Test func whatDeadRunsLeftIsClearedAwayAndNothingElse() throws {
    let scratch = try ScratchFolder()
    let kept = [".other.prom.4194305", ".servqual.prom.\(getpid())", ".servqual.prom.bak"]
    for name in kept + [".servqual.prom.4194305"] { try scratch.write("", to: name) }
    try MetricsFile("\(scratch.path)/servqual.prom").write(Self.night())
    // This process's own is the one that was renamed.
    #expect(scratch.names(".") == [kept[0], kept[2], "servqual.prom"])
  }

  @Test func theArticleListsEveryMetricInOrder() throws {
    let article = String(decoding: try bytes("Sources/Servqual/Servqual.docc/Operations.md"), as: UTF8.self)
    let listed = article.split(separator: "\n").filter { $0.hasPrefix("| `servqual_") }.map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    let types = Self.night().text().split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
    #expect(listed == types.map { String($0.split(separator: " ")[2]) })
  }

  @Test(
    .enabled(if: Program.find("promtool") != nil, "promtool (Debian package prometheus) is not installed: the format is not checked by it"))
  func promtoolFindsNothing() throws {
    let place = try TemporaryFile(Self.night(0, [Self.bank, SurveyMetrics(survey: "a\\b\"c\nd")]).text(), named: "servqual.prom")
    let promtool = try #require(Program.find("promtool"))
    let found = try Program.run(promtool, ["check", "metrics"], input: place.path)
    #expect(found.status == 0 && found.output.isEmpty, "\(found.output)")
  }
}
