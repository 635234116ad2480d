public import SurveyModel

/// The records that were set aside, one JSON object on each line.
public enum QuarantineLines {
  /// The lines of all sources.
  ///
  /// - Parameter raw: the bytes of a record as text, where the user asked for them; nil leaves the column null.
  public static func ndjson(_ sources: [SourceSummary], raw: (_ source: Int, _ finding: Finding) -> String?) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, source) in sources.enumerated() {
      for finding in source.findings where finding.severity == .error {
        bytes += JSONWriter.line(row(source.source, finding, raw(index, finding)))
        bytes.append(0x0A)
      }
    }
    return bytes
  }

  private static func row(_ source: String, _ finding: Finding, _ raw: String?) -> JSONValue {
    .object([
      .init("source", .string(source)), .init("line", .integer(finding.position.line)), .init("column", .integer(finding.column)),
      .init("byte_offset", .integer(finding.position.byteOffset)), .init("record", .integer(finding.position.record)),
      .init("rule", .string(finding.rule.rawValue)), .init("field", .string(finding.field)), .init("raw", JSONValue(raw)),
    ])
  }
}
