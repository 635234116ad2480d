import SurveyPipelines
import TestSupport
import Testing

@Suite struct EventTests {
  private let event = RunEvent(
    .warn, "file_refused", survey: "harbour-bank", source: "in/2026 \"q2\".csv",
    fields: [("records", .integer(620)), ("share", .number(0.05)), ("settled", .flag(true)), ("kind", .text("encoding_undetermined"))],
    message: "no encoding reads it: name one")

  @Test func aLineForPeople() {
    #expect(event.line == "warn: harbour-bank: in/2026 \"q2\".csv: no encoding reads it: name one")
    #expect(RunEvent(.note, "lock_held", message: "an earlier run still works").line == "note: an earlier run still works")
  }

  @Test func keysStandInAFixedOrder() {
    #expect(
      event.jsonLine(at: 1_772_352_000_000_042)
        == #"{"time": "2026-03-01T08:00:00.000042Z", "level": "warn", "event": "file_refused", "survey": "harbour-bank", "#
        + #""source": "in/2026 \"q2\".csv", "message": "no encoding reads it: name one", "records": 620, "share": 0.05, "#
        + #""settled": true, "kind": "encoding_undetermined"}"#)
  }

  @Test func whatIsNotKnownIsNull() {
    let line = RunEvent(.error, "lock_held", fields: [("age", .number(.nan))], message: "later").jsonLine(at: nil)
    #expect(
      line == #"{"time": null, "level": "error", "event": "lock_held", "survey": null, "source": null, "message": "later", "age": null}"#)
  }

  @Test func timesBeforeTheEpochCountForwards() {
    #expect(RunEvent(.note, "published", message: "").jsonLine(at: -1).contains(#""time": "1969-12-31T23:59:59.999999Z""#))
  }

  @Test func aFieldNeverHidesAFixedKey() throws {
    let event = RunEvent(.note, "held", fields: [("time", .integer(1)), ("level", .text("x"))], message: "m")
    let row = try #require(try JSONRow.rows(of: Array(event.jsonLine(at: nil).utf8), at: []).first)
    #expect(row.columns == ["event", "field_level", "field_time", "level", "message", "source", "survey", "time"])
    #expect(row.text("level") == "note")
  }

  /// A file's name may hold anything: it stays one line, harmless on a terminal, and JSON.
  @Test func namesCannotForgeALine() throws {
    let name = "a\n{\"level\": \"note\"}\u{1B}[2J\u{202E}\\\".csv"
    let event = RunEvent(.note, "file_left", source: name, fields: [("path", .text(name))], message: "left: \(name)")
    for text in [event.line, event.jsonLine(at: 0)] {
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format })
    }
    let row = try #require(try JSONRow.rows(of: Array(event.jsonLine(at: 0).utf8), at: []).first)
    #expect(row.text("source") == "a\u{FFFD}{\"level\": \"note\"}\u{FFFD}[2J\u{FFFD}\\\".csv")
    #expect(row.text("path") == row.text("source"))
  }

  @Test func aGateBecomesAnEvent() {
    let failed = GateResult(gate: "responses", severity: .error, value: 3, threshold: 30, message: "3 responses are live")
    let line = RunEvent(failed, survey: "bank").jsonLine(at: nil)
    #expect(line.contains(#""level": "error", "event": "gate_failed", "survey": "bank""#))
    #expect(line.hasSuffix(#""message": "responses: 3 responses are live", "gate": "responses", "value": 3.0, "threshold": 30.0}"#))
    let passed = RunEvent(GateResult(gate: "shift", message: "nothing to judge"), survey: "bank")
    #expect(passed.event == "gate_passed")
    #expect(passed.severity == .note)
  }

  @Test func theArticleShowsALineAsItIsWritten() throws {
    var figures = GateFigures()
    (figures.records, figures.quarantined) = (620, 62)
    let result = try #require(Gates.judge(figures, GateSettings()).first { $0.severity == .error })
    let line = RunEvent(result, survey: "harbour-bank").jsonLine(at: 1_772_332_267_000_000)
    #expect(String(decoding: try bytes("Sources/Servqual/Servqual.docc/Operations.md"), as: UTF8.self).contains("\n\(line)\n"), "\(line)")
  }
}
