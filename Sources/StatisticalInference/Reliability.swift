/// Internal consistency of a scale from complete responses.
public enum CronbachAlpha {
  /// α = k/(k-1)·(1 - Σ item variances / variance of the sum) (Cronbach 1951); nil for fewer than 2 items or a sum without variance.
  ///
  /// The variances may be in any common unit.
  public static func value(itemVariances: [Double], totalVariance: Double) -> Double? {
    let k = Double(itemVariances.count)
    guard k >= 2, totalVariance > 0 else { return nil }
    return k / (k - 1) * (1 - itemVariances.reduce(0, +) / totalVariance)
  }

  /// Feldt's interval: 1 - (1-α)·F(1-a/2; n-1, (n-1)(k-1)) to 1 - (1-α)·F(a/2; ...) (Feldt 1965).
  public static func feldtInterval(alpha: Double, n: Int, k: Int, level: Double) -> Interval? {
    guard n >= 2, k >= 2 else { return nil }
    let df1 = Double(n - 1)
    let df2 = df1 * Double(k - 1)
    let tail = (1 - level) / 2
    return Interval(
      low: 1 - (1 - alpha) * FisherF.quantile(1 - tail, df1: df1, df2: df2),
      high: 1 - (1 - alpha) * FisherF.quantile(tail, df1: df1, df2: df2))
  }
}
