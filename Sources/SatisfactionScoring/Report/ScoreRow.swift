public import StatisticalInference
public import SurveyModel

/// One row of the scores table: a dimension, or one of the overall scores, in one segment.
public struct ScoreRow: Sendable {
  /// What the row is about.
  public let subject: Subject
  /// Whose answers.
  public let segment: SegmentIdentity
  /// Responses in the segment.
  public let responses: Int
  /// Respondents in the numbers beside it.
  public let n: Int
  /// The period the row is about; nil for the whole span.
  public internal(set) var period: Period?
  /// Respondents with enough answers to one facet, whatever the other.
  public var expectationN: Int?
  /// Respondents with enough answers to one facet, whatever the other.
  public var perceptionN: Int?
  /// Expectation over answered pairs.
  public var expectation: FacetSummary?
  /// Perception over answered pairs; without expectations over all answers.
  public var perception: FacetSummary?
  /// Perception minus expectation.
  public var gap: MeanEstimate?
  /// Holm's adjustment of the p value within the family.
  public var adjustedP: Double?
  /// Other tests of the gap and its effect sizes; nil where no expectations were asked.
  public var tests: GapTests?
  /// What the row is compared with: a target where one was set, else the other dimensions or the rest, else the wave before.
  public var comparison: Comparison?
  /// What became of it since the wave before; nil where none was given.
  public var change: WaveChange?
  /// The number to reach; nil where none was set.
  public var target: Double?
  /// Below, met, exceeded.
  public var outcomes: OutcomeCounts?
  /// Internal consistency.
  public var reliability: Reliability?
  /// Dimensions: the mean of respondents' importance points, of 100. Items: the mean of their importance ratings, on the ratings' own scale.
  public var importance: Double?
  /// How many respondents' points or ratings the importance and the weighted gap rest on; nil where they are not respondents'.
  public var pointsN: Int?
  /// The mean of weight times gap.
  public var weightedGap: Double?
  /// The share of answered pairs whose expectation is the highest possible.
  public var topExpectationShare: Double?
  /// Perceptions beside the minimum and the desired level; nil where those were not asked, or in rows that have none.
  public var zone: ZoneOfTolerance?
  /// Why the first number that is missing is missing.
  public var reason: ReasonCode?

  /// What a row of the scores table is about.
  public struct Subject: Sendable, Hashable {
    /// The dimension's id, or `overall_dimensions` and its like.
    public let id: String
    /// The name people read.
    public let label: Labels
    /// Its place, from 1; overall rows come behind the dimensions.
    public let order: Int
  }

  init(subject: Subject, segment: SegmentIdentity, responses: Int, n: Int) {
    self.subject = subject
    self.segment = segment
    self.responses = responses
    self.n = n
  }
}

/// Internal consistency of a scale for each side.
public struct Reliability: Sendable, Equatable {
  /// Cronbach's alpha of the expectations.
  public let expectation: Double?
  /// Cronbach's alpha of the perceptions.
  public let perception: Double?
  /// Cronbach's alpha of the gaps.
  public let gap: Double?
  /// Feldt's interval of the gaps' alpha.
  public let gapInterval: Interval?
  /// Respondents with every pair of the scale; without expectations, with every perception.
  public let n: Int
  /// Why an alpha is missing, or a warning about it.
  public let reason: ReasonCode?
}

/// One row of the items table: an item in one segment.
public struct ItemRow: Sendable {
  /// The item.
  public let item: Item
  /// Its place, from 1.
  public let order: Int
  /// Its dimension.
  public let dimension: ScoreRow.Subject
  /// The item's numbers, named as in the scores table; n counts answered pairs.
  public internal(set) var score: ScoreRow
  /// The correlation of its gap with the sum of the other gaps of the dimension.
  public let itemRestCorrelation: Double?
  /// Alpha of the dimension's gaps without it.
  public let alphaIfDeleted: Double?
  /// The same two of the other sides.
  public let sides: [ReliabilityRow.Side: ItemConsistency]
  /// The medians of its answers.
  public let medians: ItemMedians
  /// How often each answer was given; empty in segments of columns with more than `AnswerDistribution.mostSegments` values.
  public let distributions: [AnswerDistribution]

  /// Where it lies between importance and performance under the default crosshair; nil where nothing stands for its importance.
  public internal(set) var standing: ImportancePerformanceRow?

  /// The same row with other numbers.
  func with(_ score: ScoreRow) -> ItemRow {
    var row = self
    row.score = score
    return row
  }
}

/// How an item hangs together with the others of its dimension, on one side.
public struct ItemConsistency: Sendable, Equatable {
  /// Its correlation with the sum of the others; nil where either does not vary.
  public let restCorrelation: Double?
  /// Alpha without it; nil below three items.
  public let alphaIfDeleted: Double?
}
