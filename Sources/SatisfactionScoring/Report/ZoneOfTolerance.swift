public import StatisticalInference
internal import SurveyModel

/// Perceptions beside the minimum and the desired level, over triples: all three answered, the same people (Zeithaml, Berry and
/// Parasuraman 1993). All levels and differences are on the answers' own scale.
public struct ZoneOfTolerance: Sendable, Equatable {
  /// How many perceptions, or respondents' means, lie where.
  public struct Counts: Sendable, Equatable {
    /// Below the minimum.
    public let below: Int
    /// From the minimum to the desired level, both included.
    public let inside: Int
    /// Above the desired level.
    public let above: Int
    /// With a minimum above the desired level: in none of the classes above.
    public let inversions: Int
    /// With a minimum that is the desired level: in one of the classes above too.
    public let zeroWidth: Int

    /// Those that are no inversions: what shares are taken of.
    public var classed: Int { below + inside + above }

    init(_ classes: ZoneClasses) {
      below = Int(classes.below)
      inside = Int(classes.inside)
      above = Int(classes.above)
      inversions = Int(classes.inversions)
      zeroWidth = Int(classes.zeroWidth)
    }
  }

  /// Triples of an item; respondents in the score of a dimension or overall.
  public let n: Int
  /// The mean minimum.
  public let minimum: Double
  /// The mean desired level.
  public let desired: Double
  /// The mean perception.
  public let perceived: Double
  /// Perceived minus minimum.
  public let adequacy: MeanEstimate
  /// Perceived minus desired.
  public let superiority: MeanEstimate
  /// How many lie where.
  public let counts: Counts

  /// Desired minus minimum.
  public var width: Double { desired - minimum }

  /// Where the mean perception lies in the mean zone, 0 at the minimum and 1 at the desired level: a ratio of means. Nil where the mean zone
  /// has no width.
  public var position: Double? { width > 1e-12 ? (perceived - minimum) / width : nil }

  /// Why the first number that is missing is missing.
  public var reason: ReasonCode? {
    if n < 2 { return .tooFew }
    if adequacy.se == 0 || superiority.se == 0 { return .zeroVariance }
    return position == nil || counts.classed == 0 ? .noZone : nil
  }

  init(_ levels: ZoneMeasure.Levels, on scale: ResponseScale, level: Double) {
    n = levels.n
    minimum = scale.value(at: levels.minimum)
    desired = scale.value(at: levels.desired)
    perceived = scale.value(at: levels.perceived)
    let unit = Double(scale.unit)
    let estimate = { (difference: (mean: Double, variance: Double?)) in
      MeanEstimate(
        n: levels.n, mean: difference.mean / unit, variance: difference.variance.map { $0 / (unit * unit) }, level: level)
    }
    adequacy = estimate(levels.adequacy)
    superiority = estimate(levels.superiority)
    counts = Counts(levels.classes)
  }
}

extension CellMeasurement {
  /// What a row takes from the zones of tolerance; nil where none was asked or nobody answered.
  func zone(_ levels: (ZoneMeasure) -> ZoneMeasure.Levels?) -> ZoneOfTolerance? {
    ZoneMeasure(cell, rule: rule).flatMap(levels).map { ZoneOfTolerance($0, on: instrument.scale, level: conventions.level) }
  }
}
