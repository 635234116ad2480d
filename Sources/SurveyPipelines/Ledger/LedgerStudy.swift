public import CustomerCare
public import SatisfactionReporting
public import SatisfactionScoring
internal import SurveyConfiguration
public import SurveyLedger
public import SurveyModel

/// A measurement of what a ledger holds of one wave, without reading a file again.
public struct LedgerStudy {
  /// What is measured, and how.
  public struct Request: Sendable {
    /// The survey's id.
    public var survey: String
    /// The wave; empty where the survey has none.
    public var wave = ""
    /// The instrument, where its labels or weights are to be others than those the files were read with; its items are the same.
    public var instrument: Instrument?
    /// How the instrument is described now; used where it is of the same items, facets and scales, else as it was when files were read.
    public var description: Instrument?
    /// The customer-care columns and choices; nil measures none.
    public var care: CareCodebook?
    /// The columns responses are split by.
    public var segments: [String] = []
    /// What time is cut into.
    public var period: PeriodUnit?
    /// How the numbers are made.
    public var conventions = MeasurementConventions()
    /// From when on, and before when, responses were recorded; nil takes all.
    public var recorded: Range<Timestamp>?
    /// The most values a segment column may have; with periods, the most cells.
    public var maximumSegments = 1_000
    /// The smallest cell that is shown.
    public var minimumCell = 10
    /// The moment the scores are for; nil takes the latest recorded time.
    public var asOf: Timestamp?

    /// A measurement of all a survey's responses.
    public init(survey: String) { self.survey = survey }
  }

  /// What the ledger holds.
  public let contents: WaveContents
  /// The measurement.
  public let report: SatisfactionReport
  /// What stands in every row.
  public let identity: RunIdentity
  /// The live batches as sources, in the order they were taken in.
  public let sources: [SourceSummary]
  /// Whether counts that were kept served again.
  public let countedBy: LiveTally.Origin
  /// How many responses were read from the ledger.
  public let responsesRead: Int
  /// The customer-care measures; nil where none are asked for.
  public let care: CareReport?
  private let batches: [BatchSummary]
  private let ledger: Ledger
  private let minimumCell: Int

  /// Measures what the ledger holds.
  ///
  /// - Throws: `LedgerError`, `StudyError` where there is nothing to measure or a column is not kept, `ConfigurationError`.
  public init(_ ledger: Ledger, _ request: Request) throws {
    guard let contents = try ledger.contents(survey: request.survey, wave: request.wave) else {
      throw StudyError.nothingKept(survey: request.survey, wave: request.wave)
    }
    self.ledger = ledger
    self.contents = contents
    minimumCell = request.minimumCell
    let instrument = try Self.instrument(contents, request)
    let counted = try LedgerTally(ledger, contents, request, instrument).tally()
    let tally = counted.tally
    (countedBy, responsesRead) = (counted.origin, counted.responsesRead)
    if tally.cellCount > request.maximumSegments {
      throw request.period == nil
        ? StudyError.tooManySegments(limit: request.maximumSegments) : StudyError.tooManyCells(limit: request.maximumSegments)
    }
    let report = tally.report(request.conventions, workers: nil)
    self.report = report
    care = try Self.care(ledger, contents, request, report)
    batches = try ledger.batches(survey: request.survey, wave: request.wave, isLive: true)
    sources = try batches.map { SourceSummary($0, try ledger.findings(of: $0.id)) }
    identity = Self.identity(contents, request, instrument, batches, tally.responses)
  }

  /// Counts the customer-care measures over the live responses, which are read again for them.
  private static func care(
    _ ledger: Ledger, _ contents: WaveContents, _ request: Request, _ report: SatisfactionReport
  ) throws -> CareReport? {
    guard let columns = request.care else { return nil }
    var selection = LiveSelection(
      survey: request.survey, wave: request.wave, instrument: report.instrument, hasPoints: contents.hasPoints,
      segmentKeys: request.segments, recorded: request.recorded)
    selection.care = columns.columns.map(\.meaning)
    let asOf = request.asOf ?? contents.period?.upperBound
    var care = CareStudy(
      CarePlan(columns, report.instrument, rule: request.conventions.missingRule, asOf: asOf), segmentKeys: request.segments)
    if care.needsRanking { try ledger.forEachLive(selection) { care.rank($0) } }
    try ledger.forEachLive(selection) { care.add($0) }
    return care.report(report.segments, level: request.conventions.level)
  }

  static func instrument(_ contents: WaveContents, _ request: Request) throws -> Instrument {
    let stored = try Instrument.decoding(yaml: contents.instrumentText, source: "the ledger's instrument")
    guard let named = request.instrument?.asking(stored.facets) else {
      return request.description.flatMap { $0.layoutDigest == stored.layoutDigest ? $0 : nil } ?? stored
    }
    guard named.layoutDigest == stored.layoutDigest else {
      throw StudyError.otherItems(instrument: named.id)
    }
    return named
  }

  private static func identity(
    _ contents: WaveContents, _ request: Request, _ instrument: Instrument, _ batches: [BatchSummary], _ responses: Int
  ) -> RunIdentity {
    var inputs = ["ledger \(contents.state)", instrument.yaml, "labels \(request.survey) \(request.wave) \(request.asOf?.rfc3339 ?? "-")"]
    inputs += batches.map { batch in
      let change = batch.receipt
      return "batch \(batch.content) \(batch.codebook) \(change.added) \(change.corrected) \(change.unchanged) \(change.outdated)"
    }.sorted()
    if let care = request.care { inputs.append(care.yaml) }
    if let recorded = request.recorded { inputs.append("recorded \(recorded.lowerBound.rfc3339) \(recorded.upperBound.rfc3339)") }
    let settings = RunSettings(conventions: request.conventions, segments: request.segments, period: request.period)
    let period = request.recorded.map { recorded in
      recorded.lowerBound...max(recorded.lowerBound, Timestamp(microseconds: recorded.upperBound.microseconds - 1))
    }
    return RunIdentity(
      runID: settings.runID(inputs, minimumCell: request.minimumCell), survey: request.survey, instrument: instrument.id,
      wave: request.wave.isEmpty ? nil : request.wave, period: period ?? contents.period,
      scoredAt: request.asOf ?? (period ?? contents.period)?.upperBound)
  }

  /// The files of the run.
  ///
  /// - Parameter includesRaw: whether records that were set aside carry their own text, which is personal data.
  public func files(includesRaw: Bool, options: RunFileOptions = RunFileOptions()) throws(LedgerError) -> RunFiles {
    try RunFiles(document, quarantine: quarantine(includesRaw: includesRaw), options: options)
  }

  /// `quarantine.ndjson` of the run.
  public func quarantine(includesRaw: Bool) throws(LedgerError) -> [UInt8] {
    var texts: [[RecordPosition: String]] = []
    if includesRaw {
      for batch in batches {
        let records = try ledger.quarantine(of: batch.id).compactMap { record in
          record.raw.map { (record.finding.position, String(decoding: $0, as: UTF8.self)) }
        }
        texts.append(Dictionary(records, uniquingKeysWith: { first, _ in first }))
      }
    }
    return QuarantineLines.ndjson(sources) { source, finding in includesRaw ? texts[source][finding.position] : nil }
  }

  /// All tables of the run in one document.
  public var document: DashboardDocument {
    DashboardDocument(
      RunDescription(report, run: identity, sources: sources, minimumCell: minimumCell, money: care?.money),
      tables: ReportTables(report, care: care, run: identity, sources: sources, minimumCell: minimumCell))
  }
}

extension SourceSummary {
  /// A source as the ledger remembers it.
  init(_ batch: BatchSummary, _ findings: [Finding]) {
    self.init(source: batch.source)
    sha256 = batch.content
    bytes = batch.bytes
    encoding = batch.encoding.map { Setting($0.value, Origin(rawValue: $0.origin) ?? .inferred, evidence: "") }
    dialect = batch.dialect
    evidence = batch.evidence.split(separator: "\n").map(String.init)
    accounting = batch.accounting
    self.findings = findings
    change = LedgerChange(
      added: batch.receipt.added, corrected: batch.receipt.corrected, unchanged: batch.receipt.unchanged, outdated: batch.receipt.outdated)
  }
}
