/// Standardised differences of two paired means.
public enum EffectSize {
  /// d_av = difference / √((s₁² + s₂²)/2) (Cumming 2012; named so by Lakens 2013).
  ///
  /// - Parameters:
  ///   - difference: The difference of the means over the pairs.
  ///   - variances: The variances of both sides over the same pairs, with n-1.
  /// - Returns: Nil where neither side varies. Packages print this figure as "Cohen's d" of pairs; d_z is another one.
  public static func dAv(difference: Double, variances: (Double, Double)) -> Double? {
    let mean = (variances.0 + variances.1) / 2
    return mean > 0 ? difference / mean.squareRoot() : nil
  }
}
