public import SurveyModel

/// How often each answer to one facet of an item was given in one segment, or each difference of a pair; and how often none was, and why.
///
/// Minimum and importance have none: of these only sums are counted.
public struct AnswerDistribution: Sendable, Equatable {
  /// Expectation, perception, or their difference.
  public let side: ReliabilityRow.Side
  /// The points in ascending order: all of the scale up to `mostPoints` answers, those with zero included; on longer scales those that occur.
  public let points: [Point]
  /// Missing answers by reason, those that occur, in the order of the reasons; none for differences, whose two sides have their own.
  public let missing: [Missing]
  /// Answers, or for differences pairs.
  public let n: Int
  /// Whether every point of the scale is among the points.
  public let isExhaustive: Bool

  /// One answer, or one difference.
  public struct Point: Sendable, Equatable {
    /// The answer, or the difference, on the answers' own scale.
    public let value: Double
    /// How many gave it.
    public let count: Int
  }

  /// One reason for having no answer.
  public struct Missing: Sendable, Equatable {
    /// Why there is none.
    public let reason: MissingReason
    /// How many.
    public let count: Int
  }

  /// The longest scale, in answers, whose every point is listed.
  public static let mostPoints = 16

  /// Segment columns with more values than this have no distributions: nobody reads them, and they would be most of the files.
  public static let mostSegments = 50
}

extension AnswerDistribution {
  /// The distributions of an item: of expectations, perceptions and differences, or of perceptions alone.
  static func all(_ cell: CellCounts, item: Int, _ instrument: Instrument) -> [AnswerDistribution] {
    let measure = ItemMeasure(cell, item: item)
    let sides: [ReliabilityRow.Side] = instrument.hasGap ? ReliabilityRow.Side.allCases : [.perception]
    return sides.map { AnswerDistribution($0, measure.counts($0.counted), instrument.scale) }
  }

  private init(_ side: ReliabilityRow.Side, _ counts: ItemMeasure.Counts, _ scale: ResponseScale) {
    self.side = side
    isExhaustive = scale.points <= Self.mostPoints
    let highest = scale.points - 1
    let listed = isExhaustive ? Array((side == .gap ? -highest : 0)...highest) : counts.values.keys.sorted()
    points = listed.map { point in
      let value = side == .gap ? Double(point) / Double(scale.unit) : scale.value(at: Double(point))
      return Point(value: value, count: Int(counts.values[point] ?? 0))
    }
    missing = MissingReason.allCases.compactMap { reason in
      counts.missing[reason].map { Missing(reason: reason, count: Int($0)) }
    }
    n = points.reduce(0) { $0 + $1.count }
  }
}

extension ItemMeasure {
  /// How often each point of one side occurs, and each reason for having none; only what occurs.
  struct Counts {
    fileprivate(set) var values: [Int: Int64] = [:]
    fileprivate(set) var missing: [MissingReason: Int64] = [:]
  }

  /// The counts of one facet, whatever the other; of differences over the pairs.
  func counts(_ side: Side) -> Counts {
    var counts = Counts()
    for entry in joint {
      let isPair = entry.expectation < points && entry.perception < points
      guard side != .gap || isPair else { continue }
      let value = side.value(entry.expectation, entry.perception)
      if side == .gap || value < points {
        counts.values[value, default: 0] += entry.count
      } else if let reason = MissingReason(rawValue: AnswerCode(points - 1 - value)) {
        counts.missing[reason, default: 0] += entry.count
      }
    }
    return counts
  }
}
