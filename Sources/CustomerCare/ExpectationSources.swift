internal import SatisfactionScoring
public import SurveyModel

/// Where an expectation comes from: a column that respondents tick, among others.
public struct ExpectationSource: Hashable, Sendable {
  /// The code in files.
  public let id: String
  /// The name for people.
  public let labels: Labels

  /// A source of one's own.
  public init(id: String, labels: Labels) { (self.id, self.labels) = (id, labels) }

  /// The three sources of the texts: past experience, word of mouth, personal needs.
  public static let published = [
    ExpectationSource(id: "past_experience", labels: Labels("Past experience", hans: "过去的经历", hant: "過去的經歷")),
    ExpectationSource(id: "word_of_mouth", labels: Labels("Word of mouth", hans: "企业的口碑", hant: "企業的口碑")),
    ExpectationSource(id: "personal_needs", labels: Labels("Personal needs", hans: "个人的需求", hant: "個人的需求")),
  ]
}

/// The gap by source of expectation. Respondents may tick several sources and then count in each.
public struct ExpectationSourceTally: CareTally {
  /// What is asked.
  public struct Shape: Equatable, Sendable {
    /// The sources, a column each.
    public let sources: [ExpectationSource]
    /// The number of dimensions.
    public let dimensions: Int

    /// Sources and the number of dimensions.
    public init(sources: [ExpectationSource] = ExpectationSource.published, dimensions: Int) {
      (self.sources, self.dimensions) = (sources, dimensions)
    }
  }

  /// One respondent.
  public struct Record: Sendable {
    /// Whether each source was ticked, in the order of the shape; nil where it was not asked.
    public var ticked: [Bool?]
    /// Scores by dimension.
    public var gaps: [ExactScore?]

    /// What was ticked, and the gaps.
    public init(ticked: [Bool?], gaps: [ExactScore?]) { (self.ticked, self.gaps) = (ticked, gaps) }
  }

  private struct Flag: Hashable {
    let source: Int
    let isTicked: Bool
  }

  /// What is asked.
  public let shape: Shape
  private var flags = Sparse<Flag, Int64>()
  private var with: [GapTally]
  private var without: [GapTally]

  /// No respondents.
  public init(shape: Shape) {
    self.shape = shape
    with = shape.sources.map { _ in GapTally(shape: shape.dimensions) }
    without = with
  }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    flags.merge(other.flags)
    for source in with.indices {
      with[source].merge(other.with[source])
      without[source].merge(other.without[source])
    }
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    flags.retract(other.flags)
    for source in with.indices {
      with[source].retract(other.with[source])
      without[source].retract(other.without[source])
    }
  }

  /// Counts one respondent in each source that they were asked about.
  public mutating func count(_ record: Record, times: Int64) {
    for (source, isTicked) in record.ticked.prefix(shape.sources.count).enumerated() {
      guard let isTicked else { continue }
      flags.count(Flag(source: source, isTicked: isTicked), times)
      if isTicked { with[source].count(record.gaps, times: times) } else { without[source].count(record.gaps, times: times) }
    }
  }

  /// Each source at a confidence level such as 0.95; its tests over all sources and dimensions are one family under Holm's adjustment.
  public func measure(level: Double) -> [ExpectationSourceMeasure] {
    let gaps = with.map { $0.measure(level: level) }
    let others = without.map { $0.measure(level: level) }
    let contrasts = GapContrasts.judged(zip(gaps, others).map { $0.contrasts($1, level: level) }, level: level)
    return shape.sources.indices.map { source in
      let ticked = Int(flags[Flag(source: source, isTicked: true)])
      let asked = ticked + Int(flags[Flag(source: source, isTicked: false)])
      return ExpectationSourceMeasure(
        source: shape.sources[source], share: CareShare(count: ticked, of: asked, level: level, reason: .notAsked), gap: gaps[source],
        gapOfOthers: others[source], difference: contrasts[source])
    }
  }
}

/// One source of expectation.
public struct ExpectationSourceMeasure: Sendable, Equatable {
  /// Which.
  public let source: ExpectationSource
  /// Who ticked it, of those who were asked.
  public let share: CareShare
  /// The gap of those who ticked it.
  public let gap: GapMeasure
  /// The gap of those who did not.
  public let gapOfOthers: GapMeasure
  /// The first less the second, by Welch's test.
  public let difference: GapContrasts?
}
