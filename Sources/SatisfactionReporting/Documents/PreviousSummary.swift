internal import SurveyModel

/// The wave before, as the manifest of a run names it.
public struct PreviousSummary: Sendable {
  /// What it is called.
  public let label: String
  /// What became of its sources.
  public let sources: [SourceSummary]
  /// Its responses that count.
  public let responses: Int
  /// How many of its respondents answered in this wave too; nil where ids do not tell.
  public let matched: Int?

  /// A wave before.
  public init(label: String, sources: [SourceSummary], responses: Int, matched: Int?) {
    (self.label, self.sources, self.responses, self.matched) = (label, sources, responses, matched)
  }

  /// Its records that were set aside.
  public var quarantined: Int { sources.reduce(0) { $0 + $1.accounting.quarantined } }

  /// The share of its records that was set aside, from 0 to 1.
  public var quarantinedShare: Double {
    let records = sources.reduce(0) { $0 + $1.accounting.records }
    return records == 0 ? 0 : Double(quarantined) / Double(records)
  }

  var json: JSONValue {
    .object([
      .init("label", .string(label)),
      .init(
        "sources",
        .array(sources.map { .object([.init("source", .string($0.source)), .init("sha256", JSONValue($0.sha256))]) })),
      .init("responses", .integer(responses)), .init("quarantined", .integer(quarantined)), .init("matched", JSONValue(matched)),
    ])
  }
}
