public import StatisticalInference
public import SurveyModel

/// A measurement: the statistics made from a tally, in the order they are printed.
public struct SatisfactionReport: Sendable {
  /// What was asked.
  public let instrument: Instrument
  /// How the numbers were made.
  public let conventions: MeasurementConventions
  /// Responses counted.
  public let responses: Int
  /// One row per segment and dimension, everybody first.
  public let scores: [ScoreRow]
  /// One row per segment and item, everybody first.
  public internal(set) var items: [ItemRow]
  /// The overall score by every convention there is data for, segment by segment.
  public let conventionRows: [ConventionRow]
  /// Importance against performance, by segment, item or dimension, and crosshair; empty where nothing stands for importance.
  public internal(set) var importancePerformance: [ImportancePerformanceRow] = []
  /// How respondents' importance points were used; nil where none were asked.
  public let points: PointsUse?
  /// Every comparison made: those that the rows carry, and the others that were asked for.
  public let comparisons: [Comparison]
  /// One row per segment, scale and side: internal consistency.
  public let reliability: [ReliabilityRow]
  /// One row per segment column and score: whether the segments differ at all.
  public let segmentTests: [SegmentTest]
  /// What a reader should know before trusting the numbers.
  public internal(set) var cautions: [Caution]
  /// One row per segment, period and dimension, everybody first; empty where time is not looked at. `scores` are over the whole span.
  public let periodScores: [ScoreRow]

  /// The row of one subject for everybody.
  public func total(_ id: String) -> ScoreRow? { scores.first { $0.subject.id == id && $0.segment == .all } }

  /// The segment identities in printing order, everybody first.
  public var segments: [SegmentIdentity] {
    var seen = Set<SegmentIdentity>()
    return scores.map(\.segment).filter { seen.insert($0).inserted }
  }
}

/// The choices behind a measurement, each printed with it.
public struct MeasurementConventions: Sendable, Hashable {
  /// How many pairs a dimension score needs; a rule without a name must be known to the tally's shape as well.
  public var missingRule = MissingRule.half
  /// The level of every interval.
  public var level = 0.95
  /// What stands for importance in the importance-performance table.
  public var importanceSource = ImportanceSource.automatic
  /// The user's own crosshair of that table, beside the computed ones.
  public var crosshair: Crosshair?
  /// Published weights of the dimensions that the scores are weighted with too.
  public var benchmark: BenchmarkWeights?
  /// How many people the responses came from, where that is a known and finite number; at least the responses.
  public var population: Int?
  /// The gap, in points of the scale and above 0, that is too small to matter; nil asks for no test of equivalence.
  public var equivalenceMargin: Double?
  /// The values to reach.
  public var targets: Targets?
  /// How Wilcoxon's test ranks zeros.
  public var zeroRule = SignedRanks.ZeroRule.drop
  /// Whether Wilcoxon's normal statistic is corrected by half a rank.
  public var hasContinuity = false
  /// Whether segments are compared two by two as well.
  public var isDetailed = false
  /// How many people were invited to answer, for the response rate.
  public var invitations: Invitations?
  /// Which periods set the limits of control charts; nil takes all.
  public var baseline: TrendBaseline?
  /// The control chart; nil chooses by the sizes of the periods.
  public var chart: ChartMethod?

  /// The defaults: the half rule, 95 %.
  public init() {}
}

/// How many respondents' importance points could be used.
public struct PointsUse: Sendable, Equatable {
  /// In the weighted rows.
  public let used: Int
  /// With points off by more than 2 and at most 10, rescaled.
  public let rescaled: Int
  /// With points that are no points.
  public let refused: Int
  /// Who gave none.
  public let blank: Int
}

/// Something a reader should know before trusting the numbers.
public struct Caution: Sendable, Equatable {
  /// A stable code.
  public let code: String
  /// One sentence, with the flag to use.
  public let message: String
}
