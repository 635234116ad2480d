/// The points an answer may take, as whole numbers so that sums stay exact.
///
/// A scale of 1 to 7 has `decimals` 0; a slider from 0.0 to 10.0 in tenths has `minimum` 0, `maximum` 100 and `decimals` 1.
/// An answer is stored as its *point*: 0 for `minimum`, 1 for the next, up to `points - 1` for `maximum`.
public struct ResponseScale: Hashable, Sendable {
  /// The lowest answer, in units of 10^-decimals.
  public let minimum: Int
  /// The highest answer, in units of 10^-decimals.
  public let maximum: Int
  /// How many decimals an answer may carry (0 for a Likert scale).
  public let decimals: Int

  /// The seven-point agreement scale of SERVQUAL 1988 and 1991.
  public static let sevenPoint = ResponseScale(uncheckedMinimum: 1, maximum: 7, decimals: 0)

  /// A scale from `minimum` to `maximum` in units of 10^-`decimals`; nil if it has fewer than 2 or more than 32,000 points.
  public init?(minimum: Int, maximum: Int, decimals: Int = 0) {
    let sane = -1_000_000_000...1_000_000_000
    guard (0...4).contains(decimals), sane.contains(minimum), sane.contains(maximum) else { return nil }
    guard minimum < maximum, maximum - minimum < 32_000 else { return nil }
    self.init(uncheckedMinimum: minimum, maximum: maximum, decimals: decimals)
  }

  init(uncheckedMinimum: Int, maximum: Int, decimals: Int) {
    self.minimum = uncheckedMinimum
    self.maximum = maximum
    self.decimals = decimals
  }

  /// How many different answers the scale has.
  public var points: Int { maximum - minimum + 1 }

  /// The number of scaled units in one: 10^decimals.
  public var unit: Int { (0..<decimals).reduce(1) { power, _ in power * 10 } }

  /// The answer at `point` as a number.
  public func value(at point: Double) -> Double { (Double(minimum) + point) / Double(unit) }

  /// The width of the scale, highest minus lowest answer, as a number.
  public var range: Double { Double(maximum - minimum) / Double(unit) }

  /// The scale as `1-7`, as the `--scale` option takes it.
  public var text: String {
    let bound = { (scaled: Int) in decimals == 0 ? "\(scaled)" : "\(Double(scaled) / Double(unit))" }
    return minimum < 0 ? "\(bound(minimum))..\(bound(maximum))" : "\(bound(minimum))-\(bound(maximum))"
  }
}
