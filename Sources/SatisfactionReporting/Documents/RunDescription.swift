public import SatisfactionScoring
public import SurveyModel

/// What a run is of: the object `run` of a dashboard document.
public struct RunDescription: Sendable {
  private let run: RunIdentity
  private let report: SatisfactionReport
  private let sources: [SourceSummary]
  private let minimumCell: Int
  private let previous: PreviousSummary?
  private let origin: String?
  private let money: String?

  /// A description.
  ///
  /// - Parameters:
  ///   - origin: how the instrument was learnt: `declared`, `inferred` or `default`; nil where that is not known.
  ///   - previous: the wave before, where the run compares with one.
  ///   - money: what amounts of customer-care measures are in, such as `EUR`; nil where nobody said.
  public init(
    _ report: SatisfactionReport, run: RunIdentity, sources: [SourceSummary], minimumCell: Int, origin: Origin? = nil,
    previous: PreviousSummary? = nil, money: String? = nil
  ) {
    (self.run, self.report, self.sources, self.minimumCell, self.previous) = (run, report, sources, minimumCell, previous)
    (self.origin, self.money) = (origin?.rawValue, money.flatMap { $0.isEmpty ? nil : $0 })
  }

  var json: JSONValue { .object(identity + counts + [.init("cautions", cautions)] + questionnaire) }

  private var identity: [JSONValue.Member] {
    [
      .init("run_id", .string(run.runID)), .init("survey", .string(run.survey)), .init("instrument", .string(run.instrument)),
      .init("scale", .string(report.instrument.scale.text)), .init("wave", JSONValue(run.wave)),
      .init("period_start", JSONValue(run.period?.lowerBound.date)), .init("period_end", JSONValue(run.period?.upperBound.date)),
      .init("scored_at", JSONValue(run.scoredAt?.rfc3339)),
      .init("newest_response_at", JSONValue(run.period?.upperBound.rfc3339)),
      .init("status", .string(report.responses == 0 ? "empty" : "complete")),
    ]
  }

  private var counts: [JSONValue.Member] {
    [
      .init("responses", .integer(report.responses)),
      .init("quarantined", .integer(sources.reduce(0) { $0 + $1.accounting.quarantined })),
      .init("conventions", ConventionList(report: report, minimumCell: minimumCell).json), .init("points", points), .init("trend", trend),
      .init("previous", previous?.json ?? .null),
    ]
  }

  private var cautions: JSONValue {
    .array(report.cautions.map { .object([.init("code", .string($0.code)), .init("message", .string($0.message))]) })
  }

  /// What a reader needs to draw and name things: the scale, the facets, and every name in the languages there are.
  private var questionnaire: [JSONValue.Member] {
    let (instrument, scale) = (report.instrument, report.instrument.scale)
    return [
      .init("instrument_origin", JSONValue(origin)), .init("instrument_labels", Self.labels(instrument.label)),
      .init("scale_minimum", .number(scale.value(at: 0))), .init("scale_maximum", .number(scale.value(at: Double(scale.points - 1)))),
      .init("facets", .array(instrument.facets.map { .string($0.rawValue) })),
      .init("dimensions", .array(instrument.dimensions.map { Self.named($0.id, $0.label) })),
      .init("items", .array(instrument.items.map { Self.named($0.id, $0.label) })),
      .init("segment_columns", .array(columns)), .init("money", JSONValue(money)),
    ]
  }

  private var columns: [JSONValue] {
    var seen = Set<String>()
    return report.segments.filter { $0 != .all && seen.insert($0.key).inserted }.map {
      .object([.init("key", .string($0.key)), .init("label", .string($0.keyLabel))])
    }
  }

  private static func named(_ id: String, _ label: Labels) -> JSONValue {
    .object([.init("id", .string(id)), .init("labels", labels(label))])
  }

  private static func labels(_ label: Labels) -> JSONValue {
    .object(label.byLanguage.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
  }

  private var trend: JSONValue {
    guard let unit = report.periodScores.first?.period?.unit else { return .null }
    return .object([
      .init("period", .string(unit.rawValue)), .init("responses_without_time", .integer(report.responsesWithoutTime)),
      .init("baseline", .string(report.conventions.baseline?.description ?? "all periods")),
      .init("chart", .string(report.conventions.chart?.rawValue ?? "by the sizes of the periods")),
    ])
  }

  private var points: JSONValue {
    guard let points = report.points else { return .null }
    return .object([
      .init("used", .integer(points.used)), .init("rescaled", .integer(points.rescaled)), .init("refused", .integer(points.refused)),
      .init("blank", .integer(points.blank)),
    ])
  }
}
