/// Reliability of the difference of two scores.
public enum DifferenceReliability {
  /// r_D = (r₁₁·s₁² + r₂₂·s₂² - 2·cov)/(s₁² + s₂² - 2·cov), cov = r₁₂·s₁·s₂ (Peter, Churchill & Brown 1993).
  ///
  /// It takes the errors of both scores to be uncorrelated, so it is another figure than α of the items' differences. It may be
  /// negative.
  /// - Parameters:
  ///   - reliabilities: Of both scores, such as their α.
  ///   - variances: Of both scores over the same respondents, with n-1.
  ///   - covariance: Of the two scores.
  /// - Returns: Nil where the difference does not vary.
  public static func value(reliabilities: (Double, Double), variances: (Double, Double), covariance: Double) -> Double? {
    let variance = variances.0 + variances.1 - 2 * covariance
    guard variance > 0 else { return nil }
    return (reliabilities.0 * variances.0 + reliabilities.1 * variances.1 - 2 * covariance) / variance
  }
}
