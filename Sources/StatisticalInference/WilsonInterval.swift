/// The uncertainty of a share.
public enum WilsonInterval {
  /// Wilson's score interval (1927): (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with p = count/n and z the normal quantile.
  ///
  /// - Parameters:
  ///   - count: those who have the property, from 0 to `n`.
  ///   - n: all of them.
  ///   - level: the level, such as 0.95.
  /// - Returns: limits within 0 and 1; nil where `n` is 0 or `count` is not within 0 and `n`.
  public static func interval(count: Int, of n: Int, level: Double) -> Interval? {
    guard n > 0, (0...n).contains(count) else { return nil }
    // With unlimited degrees of freedom Student's t is the normal distribution.
    let z = StudentT.quantile(0.5 + level / 2, df: .infinity)
    let (size, share) = (Double(n), Double(count) / Double(n))
    let centre = share + z * z / (2 * size)
    let margin = z * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot()
    let scale = 1 + z * z / size
    // At the ends one limit is exactly 0 or 1, which rounding would miss.
    return Interval(low: count == 0 ? 0 : (centre - margin) / scale, high: count == n ? 1 : (centre + margin) / scale)
  }
}
