/// The chart of individual values with their moving range (XmR), of values that follow one another.
///
/// Centre = mean; limits = centre ± 2.658681·mR̄; upper limit of the moving range = 3.266532·mR̄, mR̄ being the mean of |x(i) - x(i-1)|
/// (Montgomery, Statistical Quality Control, section 6.4; Wheeler, Understanding Variation).
public struct IndividualsChart: Sendable, Equatable {
  /// The centre line with its limits, the same for every value.
  public let limits: ControlLimits
  /// The mean of the moving ranges.
  public let meanMovingRange: Double

  /// The limits that values set, in the order of time; nil for fewer than two and where nothing varies.
  public init?(_ values: [Double]) {
    guard values.count >= 2 else { return nil }
    let ranges = zip(values.dropFirst(), values).map { abs($0 - $1) }
    meanMovingRange = ranges.reduce(0, +) / Double(ranges.count)
    guard meanMovingRange > 0 else { return nil }
    let centre = values.reduce(0, +) / Double(values.count)
    limits = ControlLimits(centre: centre, reach: ControlConstants.individualsReach * meanMovingRange)
  }

  /// What a moving range seldom exceeds.
  public var movingRangeUpper: Double { ControlConstants.movingRangeUpper * meanMovingRange }
}
