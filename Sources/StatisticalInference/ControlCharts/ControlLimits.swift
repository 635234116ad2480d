/// The centre line of a control chart with the limits on both sides of it.
public struct ControlLimits: Sendable, Equatable {
  /// The centre line.
  public let centre: Double
  /// The lower limit, below the centre.
  public let lower: Double
  /// The upper limit, above the centre.
  public let upper: Double

  /// Limits at `reach` on both sides of a centre; `reach` is above 0.
  public init(centre: Double, reach: Double) {
    self.centre = centre
    lower = centre - reach
    upper = centre + reach
  }
}

/// Constants of control charts for a normal process.
public enum ControlConstants {
  /// 3/d2 for ranges of two, d2 = 2/√π: 2.658681 (Shewhart 1931; Montgomery, Statistical Quality Control, appendix VI).
  public static let individualsReach = 1.5 * Double.pi.squareRoot()

  /// D4 for ranges of two, 1 + 3 d3/d2 with d3 = √(2 - 4/π): 3.266532.
  public static let movingRangeUpper = 1 + 3 * (Double.pi / 2 - 1).squareRoot()

  /// c4 of a sample of `size`, the mean of s/σ: √(2/(size-1))·Γ(size/2)/Γ((size-1)/2); nil below 2.
  public static func c4(size: Double) -> Double? {
    guard size >= 2 else { return nil }
    return (2 / (size - 1)).squareRoot() * ExponentialFunction.exp(LogGamma.value(size / 2) - LogGamma.value((size - 1) / 2))
  }
}
