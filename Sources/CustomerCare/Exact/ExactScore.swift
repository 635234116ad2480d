/// A respondent's score as a fraction that nothing has rounded, such as five gaps that add up to -7.
public struct ExactScore: Hashable, Sendable {
  /// What adds up.
  public let sum: Int64
  /// What it is divided by, such as the number of answers: above 0.
  public let unit: Int64

  /// The greatest sum and the greatest unit: squares of as many as 10⁹ respondents then fit into 128 bits.
  public static let limit: Int64 = 100_000_000_000_000

  /// `sum / unit`; nil where the unit is not above 0, or one of them is beyond `limit`.
  public init?(sum: Int64, over unit: Int64 = 1) {
    guard (1...Self.limit).contains(unit), (-Self.limit...Self.limit).contains(sum) else { return nil }
    (self.sum, self.unit) = (sum, unit)
  }

  /// The sign of the sum of scores: -1, 0 or 1. Nil where there are none, or where their common unit does not fit.
  static func sign(_ scores: [ExactScore]) -> Int? {
    guard !scores.isEmpty else { return nil }
    var (sum, unit): (Int128, Int128) = (0, 1)
    for score in scores {
      let next = unit / commonDivisor(unit, Int128(score.unit)) * Int128(score.unit)
      guard next <= Int128(limit) * 100_000 else { return nil }
      sum = sum * (next / unit) + Int128(score.sum) * (next / Int128(score.unit))
      unit = next
    }
    return Int(sum.signum())
  }

  static func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
