internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyModel

/// What a run would do, without doing it: nothing is opened to be written.
public struct PipelinePlan {
  private let manifest: PipelineManifest
  private let options: PipelineOptions

  /// The plan of a manifest.
  public init(_ manifest: PipelineManifest, options: PipelineOptions = PipelineOptions()) {
    self.manifest = manifest
    self.options = options
  }

  /// The plan as JSON.
  public var json: [UInt8] {
    JSONWriter.document([
      .init("manifest", .string(manifest.source)), .init("as_of", JSONValue(options.asOf?.rfc3339)), .init("ledger", ledger),
      .init("metrics", JSONValue(manifest.write.metrics)), .init("surveys", .array(manifest.surveys.map(value))),
    ])
  }

  private var ledger: JSONValue {
    guard let ledger = manifest.ledger else { return .null }
    let key =
      switch ledger.key {
      case .file(let path): "file \(path)"
      case .environment(let name): "environment \(name)"
      }
    return .object([
      .init("file", .string(ledger.file)), .init("exists", .bool(((try? FileSystem.kind(ledger.file)) ?? 0) != 0)),
      .init("key", .string(key)),
    ])
  }

  private func value(_ survey: SurveyPipeline) -> JSONValue {
    .object([
      .init("survey", .string(survey.survey)), .init("wave", JSONValue(survey.wave)),
      .init("inputs", .array(survey.read.inputs.map(value))),
      .init("kept_segments", .array(manifest.ledger == nil ? [] : survey.ledgerSegments.map { .string($0) })),
      .init("score", score(survey)),
      .init(
        "write",
        .object([
          .init("to", .string(survey.write.to)), .init("keep", .integer(survey.write.keep)),
          .init("min_cell", .integer(survey.write.minimumCell)), .init("raw", .bool(survey.write.includesRaw)),
        ])),
    ])
  }

  private func score(_ survey: SurveyPipeline) -> JSONValue {
    let recorded = options.recorded(survey.score)
    let since = recorded.flatMap { $0.lowerBound.microseconds == .min + 1 ? nil : $0.lowerBound.rfc3339 }
    let until = recorded.flatMap { $0.upperBound.microseconds == .max ? nil : $0.upperBound.rfc3339 }
    return .object([
      .init("by", .array(survey.score.segments.map { .string($0) })), .init("missing", .string(survey.conventions.missingRule.rawValue)),
      .init("period", JSONValue(survey.score.period?.rawValue)), .init("since", JSONValue(since)), .init("before", JSONValue(until)),
    ])
  }

  private func value(_ input: PipelineInput) -> JSONValue {
    switch input {
    case .inbox(let settings): inbox(settings)
    case .file(let path): listed("file", path, input)
    case .pattern(let pattern): listed("pattern", pattern, input)
    case .folder(let path): listed("folder", path, input)
    }
  }

  private func listed(_ kind: String, _ path: String, _ input: PipelineInput) -> JSONValue {
    let files = (try? InputListing.files(input)) ?? []
    return .object([
      .init("kind", .string(kind)), .init("path", .string(path)), .init("files", .array(files.map { .string($0) })),
    ])
  }

  private func inbox(_ settings: InboxSettings) -> JSONValue {
    let inbox = Inbox(
      InboxFolders(
        inbox: settings.inbox, work: settings.work, done: settings.done, refused: settings.refused, poison: settings.poison))
    let look = try? inbox.looked(settled: settings.settled, now: Int(PipelineOptions.clock.microseconds / 1_000_000))
    let left = look?.left.map { JSONValue.object([.init("name", .string($0.name)), .init("reason", .string($0.reason))]) } ?? []
    return .object([
      .init("kind", .string("inbox")), .init("path", .string(settings.inbox)), .init("exists", .bool(look != nil)),
      .init("abandoned", .array(((try? inbox.abandoned()) ?? []).map { .string($0.name) })),
      .init("settled", .array((look?.settled ?? []).map { .string($0.name) })), .init("left", .array(left)),
    ])
  }
}
