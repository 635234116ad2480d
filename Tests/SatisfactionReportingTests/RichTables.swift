import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting

/// Documents in which everything that can be in a table is: every optional table, shown and hidden rows, blanks, targets and the wave before.
enum RichTables {
  private static let run = RunIdentity(
    runID: "run-0123456789abcdef", survey: "rich", instrument: "four", wave: "q2", period: days,
    scoredAt: Timestamp(microseconds: 1_700_000_000_000_000))
  private static let days = Timestamp(microseconds: 1_690_000_000_000_000)...Timestamp(microseconds: 1_700_000_000_000_000)

  private static func instrument(_ facets: [Facet]) throws -> Instrument {
    let scales = Dictionary(facets.map { ($0, ResponseScale.sevenPoint) }, uniquingKeysWith: { first, _ in first })
    return try Instrument(id: "four", label: "Four", source: "", dimensions: Instrument.servqual1991.dimensions, scales: scales)
  }

  /// A document of `rows` random responses on `facets`.
  static func document(
    _ facets: [Facet], rows: Int, seed: UInt64 = 4, period: PeriodUnit? = .month, hasPoints: Bool = true, hasCare: Bool = false,
    minimumCell: Int = 10
  ) throws -> DashboardDocument {
    let instrument = try instrument(facets)
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: hasPoints, period: period)
    var random = RandomResponses(seed: seed)
    var tally = SatisfactionTally(shape: shape)
    let batch = random.batch(
      max(1, rows), instrument, segmentKeys: ["region"], hasPoints: hasPoints, blanks: 5, care: hasCare ? RichCare.codebook : nil)
    if rows > 0 { tally.add(batch) }
    var conventions = MeasurementConventions()
    conventions.invitations = Invitations(everybody: 2 * rows, columns: [])
    conventions.isDetailed = true
    conventions.equivalenceMargin = 0.2
    let report = tally.report(conventions)
    let care = hasCare ? RichCare.report(batch, report) : nil
    let tables = ReportTables(report, care: care, run: run, sources: sources, minimumCell: minimumCell)
    return DashboardDocument(RunDescription(report, run: run, sources: sources, minimumCell: minimumCell), tables: tables)
  }

  /// Documents of many kinds; the first has every table.
  static func documents() throws -> [DashboardDocument] {
    [
      try document([.expectation, .perception, .minimum, .importance], rows: 240, hasCare: true),
      try document([.expectation, .perception], rows: 90, period: .week), try document([.perception], rows: 60, hasPoints: false),
      try document([.expectation, .perception], rows: 3, period: nil, minimumCell: 0),
      try document([.expectation, .perception], rows: 12, period: .weekday),
      try document([.expectation, .perception], rows: 0, period: nil),
    ]
  }

  private static var sources: [SourceSummary] {
    var read = SourceSummary(source: "bank.csv")
    read.sha256 = "ab"
    read.accounting.otherRows = ["partial": 2]
    read.accounting.reasons = [.valueOutOfRange: 2]
    read.findings = [
      Finding(.valueOutOfRange, position: RecordPosition(line: 4, byteOffset: 0, record: 3), message: ""),
      Finding(.weightsSum, severity: .warning, message: ""),
    ]
    var refused = SourceSummary(source: "broken.csv")
    refused.refusal = SourceSummary.Refusal(kind: "bad_header", message: "", advice: "", line: 0, draft: nil)
    return [read, refused]
  }
}
