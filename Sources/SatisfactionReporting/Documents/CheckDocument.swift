internal import SurveyModel

/// What `servqual check --format json` prints.
public enum CheckDocument {
  /// The document over all files.
  public static func json(_ sources: [SourceSummary]) -> [UInt8] {
    JSONWriter.document([JSONValue.Member("files", .array(sources.map(file)))])
  }

  private static func file(_ source: SourceSummary) -> JSONValue {
    let account = source.accounting
    return .object([
      .init("source", .string(source.source)), .init("status", .string(source.status)), .init("error", JSONValue(source.refusal?.kind)),
      .init("rows", .integer(account.rows)), .init("header_rows", .integer(account.headerRows)),
      .init("other_rows", .counts(account.otherRows)), .init("records", .integer(account.records)),
      .init("responses", .integer(account.responses)), .init("quarantined", .integer(account.quarantined)),
      .init("reasons", .counts(Dictionary(uniqueKeysWithValues: account.reasons.map { ($0.key.rawValue, $0.value) }))),
      .init("findings", .array((source.refusal.map { [refusal($0)] } ?? []) + source.findings.map(finding))),
    ])
  }

  /// A refusal stands among the findings too, with its sentence and what to do.
  private static func refusal(_ refusal: SourceSummary.Refusal) -> JSONValue {
    .object([
      .init("rule", .string(refusal.kind)), .init("severity", .string("error")), .init("line", .integer(refusal.line)),
      .init("column", .integer(0)), .init("byte_offset", .integer(0)), .init("field", .string("")),
      .init("message", .string(refusal.sentence)), .init("record", .integer(0)),
    ])
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    .object([
      .init("rule", .string(finding.rule.rawValue)), .init("severity", .string(finding.severity.rawValue)),
      .init("line", .integer(finding.position.line)), .init("column", .integer(finding.column)),
      .init("byte_offset", .integer(finding.position.byteOffset)), .init("field", .string(finding.field)),
      .init("message", .string(finding.message)), .init("record", .integer(finding.position.record)),
    ])
  }
}
