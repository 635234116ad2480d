internal import SurveyModel

/// A measurement in the making: parts that need nothing of each other, and the report that is put together from them.
///
/// Whoever has several processors makes the parts side by side; the report is the same.
public struct ReportMaking: Sendable {
  private let tally: SatisfactionTally
  private let conventions: MeasurementConventions
  private let notes: [Caution]
  private let wave: PreviousWave?
  private let cells: [MeasuredCell]
  private let points: PointsUse?
  private let hasRatings: Bool
  private var shape: TallyShape { tally.shape }

  /// Some rows of a report.
  public struct Part: Sendable {
    fileprivate var scores: [ScoreRow] = []
    fileprivate var items: [ItemRow] = []
    fileprivate var conventionRows: [ConventionRow] = []
    fileprivate var reliability: [ReliabilityRow] = []
    fileprivate var segmentTests: [SegmentTest] = []
    fileprivate var periodScores: [ScoreRow] = []
    fileprivate var comparisons = ComparisonSet()
  }

  init(_ tally: SatisfactionTally, _ asked: MeasurementConventions, since wave: PreviousWave?) {
    (self.tally, self.wave) = (tally, wave)
    (conventions, notes) = tally.shape.conventions(asked)
    cells = tally.measuredCells
    points = cells[0].counts.cell.pointsUse(conventions.missingRule)
    hasRatings = RatingMeasure(cells[0].counts).map { $0.n > 0 } ?? false
  }

  /// How many parts there are.
  public var count: Int { Self.common + cells.count }
  /// Those that are of no one cell, and may take the longest.
  private static let common = 3

  /// Makes one part.
  ///
  /// - Parameter index: below `count`.
  public func part(_ index: Int) -> Part {
    var part = Part()
    switch index {
    case 0: part.comparisons = ComparisonMaking(shape: shape, conventions: conventions, cells: cells, wave: wave).set()
    case 1: part.segmentTests = shape.segmentKeys.indices.flatMap(segmentTests)
    case 2: part.periodScores = tally.periodScores(conventions, hasPoints: points != nil, hasRatings: hasRatings)
    default: fill(&part, cells[index - Self.common])
    }
    return part
  }

  private func fill(_ part: inout Part, _ cell: MeasuredCell) {
    let measurement = CellMeasurement(
      shape: shape, cell: cell.counts, segment: cell.identity, conventions: conventions, hasPoints: points != nil,
      ratings: hasRatings ? RatingMeasure(cell.counts) : nil,
      hasDistributions: cells.count { $0.column == cell.column } <= AnswerDistribution.mostSegments)
    part.scores = measurement.scores()
    part.items = measurement.items()
    part.conventionRows = measurement.conventionRows(part.scores)
    part.reliability = ReliabilityMaking(
      instrument: shape.instrument, cell: cell.counts, segment: cell.identity, conventions: conventions
    ).rows()
  }

  private func segmentTests(_ column: Int) -> [SegmentTest] {
    SegmentTests(instrument: shape.instrument, conventions: conventions, segments: cells.filter { $0.column == column }).tests()
  }

  /// Puts all parts together, which are in the order of their indexes.
  public func report(_ parts: [Part]) -> SatisfactionReport {
    let comparisons = parts[0].comparisons
    var report = SatisfactionReport(
      instrument: shape.instrument, conventions: conventions, responses: tally.responses,
      scores: parts.flatMap(\.scores).map { comparisons.completed($0) },
      items: parts.flatMap(\.items).map { $0.with(comparisons.completed($0.score, item: $0.item)) },
      conventionRows: parts.flatMap(\.conventionRows), points: points, comparisons: comparisons.all,
      reliability: parts.flatMap(\.reliability), segmentTests: parts.flatMap(\.segmentTests),
      cautions: notes + Cautions(shape: shape, cell: cells[0].counts, rule: conventions.missingRule, points: points).all,
      periodScores: parts.flatMap(\.periodScores))
    report.placeImportance(hasRatings: hasRatings)
    return report
  }
}
