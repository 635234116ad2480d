/// A fraction in lowest terms with a positive denominator: equal values are equal and rank equal, which doubles do not promise.
struct Rational: Hashable, Comparable, Sendable {
  let numerator: Int64
  let denominator: Int64

  /// `numerator / denominator`, reduced; the denominator is positive.
  init(_ numerator: Int64, over denominator: Int64) {
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / Int64(divisor)
    self.denominator = denominator / Int64(divisor)
  }

  static func < (left: Rational, right: Rational) -> Bool {
    Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
  }

  var magnitude: Rational { Rational(abs(numerator), over: denominator) }

  var value: Double { Double(numerator) / Double(denominator) }

  static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  static func leastCommonMultiple(_ a: Int64, _ b: Int64) -> Int64 { a / Int64(greatestCommonDivisor(a.magnitude, b.magnitude)) * b }
}
