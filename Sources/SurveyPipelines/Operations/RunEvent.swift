internal import SatisfactionReporting
internal import SurveyModel

/// Something that happened in a nightly run, for people and for a log.
///
/// Never holds a respondent's answer or id: events are about files, surveys, gates and counts.
public struct RunEvent: Sendable, Equatable {
  /// What a field holds.
  public enum Value: Sendable, Equatable {
    /// A count, or whole seconds.
    case integer(Int)
    /// A measured number; written as null where it is not finite.
    case number(Double)
    /// A word or path.
    case text(String)
    /// Yes or no.
    case flag(Bool)
  }

  /// A named value.
  public struct Field: Sendable, Equatable {
    /// In snake_case; none of the keys every line begins with.
    public let name: String
    /// What it holds.
    public let value: Value

    /// A named value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// How much it matters.
  public let severity: GateSeverity
  /// What happened, in snake_case: `file_imported`, `gate_failed`.
  public let event: String
  /// The survey it is about; nil where it is about the whole run.
  public let survey: String?
  /// The file it is about.
  public let source: String?
  /// Figures, in the order they are written.
  public let fields: [Field]
  /// One sentence for people.
  public let message: String

  /// An event.
  public init(
    _ severity: GateSeverity, _ event: String, survey: String? = nil, source: String? = nil,
    fields: [(String, RunEvent.Value)] = [], message: String
  ) {
    self.severity = severity
    self.event = event
    self.survey = survey
    self.source = source
    self.fields = fields.map { Field($0.0, $0.1) }
    self.message = message
  }

  /// A gate's judgement: `gate_failed`, or `gate_passed` as a note.
  public init(_ result: GateResult, survey: String) {
    let numbers = [("value", result.value), ("threshold", result.threshold)].compactMap { name, number in
      number.map { (name, Value.number($0)) }
    }
    self.init(
      result.severity ?? .note, result.severity == nil ? "gate_passed" : "gate_failed", survey: survey,
      fields: [("gate", .text(result.gate))] + numbers, message: "\(result.gate): \(result.message)")
  }
}

extension RunEvent {
  /// One line for people: `warn: harbour-bank: 2026-q2.csv: message`.
  public var line: String {
    DisplayText.harmless([severity.rawValue, survey, source, message].compactMap { $0 }.joined(separator: ": "))
  }

  /// One line of JSON without its end: `time level event survey source message`, always there and in this order, then the fields.
  ///
  /// - Parameter microseconds: since 1970 UTC, written as RFC 3339 with microseconds; nil writes null, for logs that are compared.
  public func jsonLine(at microseconds: Int64?) -> String {
    let head: [(String, JSONValue)] = [
      ("time", JSONValue(microseconds.map(Self.time))), ("level", .string(severity.rawValue)), ("event", .string(event)),
      ("survey", JSONValue(survey.map(DisplayText.harmless))), ("source", JSONValue(source.map(DisplayText.harmless))),
      ("message", .string(DisplayText.harmless(message))),
    ]
    let taken = Set(head.map(\.0))
    let rest = fields.map { (taken.contains($0.name) ? "field_\($0.name)" : $0.name, $0.value.json) }
    let members = (head + rest).map { JSONValue.Member($0.0, $0.1) }
    return String(decoding: JSONWriter.line(.object(members)), as: UTF8.self)
  }

  private static func time(_ microseconds: Int64) -> String {
    let timestamp = Timestamp(microseconds: microseconds)
    let rest = (microseconds % 1_000_000 + 1_000_000) % 1_000_000
    return "\(timestamp.rfc3339.dropLast()).\(String(1_000_000 + rest).dropFirst())Z"
  }
}

extension RunEvent.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .integer(let integer): .integer(integer)
    case .number(let number): JSONValue(number as Double?)
    case .text(let text): .string(DisplayText.harmless(text))
    case .flag(let flag): .bool(flag)
    }
  }
}
