public import CustomerCare
public import SatisfactionReporting
public import SatisfactionScoring
public import SurveyModel
internal import SurveyReading

/// The outcome of reading and tallying all sources of a request.
public struct Study: Sendable {
  /// What became of each source, in order of arrival.
  public internal(set) var sources: [SourceSummary] = []
  /// The exact counts; nil where no source could be used.
  public internal(set) var tally: SatisfactionTally?
  /// The instrument and how it was learnt.
  public internal(set) var instrument: Setting<Instrument>?
  /// The earliest and the latest recorded time among the responses.
  public internal(set) var period: ClosedRange<Timestamp>?
  /// Whether any response has an id by which a second one would be known.
  public internal(set) var hasIDs = false
  /// The wave before; nil where none was asked for.
  public internal(set) var previous: PreviousStudy?
  /// The responses, packed; nil where nothing needs them.
  public internal(set) var store: ResponseStore?
  /// The customer-care measures, counted; nil where no codebook names columns for any.
  var careStudy: CareStudy?
  let request: StudyRequest
  /// The texts of the sources that count, by place, to read a record again.
  var texts: [Int: ExportText] = [:]

  /// Responses that count.
  public var responses: Int { tally?.responses ?? 0 }

  /// The share of all records that was set aside.
  public var quarantinedShare: Double {
    let records = sources.reduce(0) { $0 + $1.accounting.records }
    return records == 0 ? 0 : Double(sources.reduce(0) { $0 + $1.accounting.quarantined }) / Double(records)
  }

  /// The measurement; nil where no source could be used.
  public func report() -> SatisfactionReport? {
    tally.map { $0.report(request.conventions, since: previous?.wave, workers: request.workers) }
  }

  /// What should be known of the customer-care measures: those that columns are named for and others are missing.
  public var careNotes: [String] { careStudy?.plan.shortfalls ?? [] }

  /// The customer-care measures beside `report`; nil where no codebook names columns for any.
  public func care(_ report: SatisfactionReport) -> CareReport? {
    careStudy?.report(report.segments, level: report.conventions.level)
  }

  /// Reads, normalises and tallies the sources of `request`, resolves duplicates over all of them, and keeps account of every row.
  ///
  /// A source that cannot be trusted is refused whole and told in `sources`; the others count.
  ///
  /// - Parameter progress: told now and then while reading.
  /// - Throws: `StudyError` where the run cannot go on.
  public static func run(_ request: StudyRequest, progress: (StudyProgress) -> Void = { _ in }) throws(StudyError) -> Study {
    let room = request.needsResponses ? ResponseRoom(limit: request.responseBytes) : nil
    var study = try read(request, room, progress)
    try study.countCare()
    try study.addPrevious(room, progress)
    return study
  }

  /// Reads the sources of `request` alone, without the wave before.
  static func read(
    _ request: StudyRequest, _ room: ResponseRoom?, _ progress: (StudyProgress) -> Void
  ) throws(StudyError) -> Study {
    var runner = StudyRunner(request, room)
    try runner.readAll(progress)
    try runner.resolveDuplicates()
    return try runner.finish()
  }
}

extension SatisfactionTally {
  /// The measurement, its parts made side by side.
  ///
  /// - Parameter workers: on how many threads; nil takes one for each processor.
  func report(_ conventions: MeasurementConventions, since wave: PreviousWave? = nil, workers: Int?) -> SatisfactionReport {
    let making = making(conventions, since: wave)
    return making.report(Workers.map(making.count, workers: workers ?? Workers.processors) { making.part($0) })
  }
}
