/// How many, their sum and the sum of their squares, exactly.
struct MomentSums: AdditiveArithmetic, Sendable {
  var n: Int64 = 0
  var sum: Int128 = 0
  var squares: Int128 = 0

  static var zero: Self { Self() }

  static func + (left: Self, right: Self) -> Self {
    Self(n: left.n + right.n, sum: left.sum + right.sum, squares: left.squares + right.squares)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(n: left.n - right.n, sum: left.sum - right.sum, squares: left.squares - right.squares)
  }

  /// A whole number, so many times.
  init(_ value: Int64, times: Int64) {
    n = times
    sum = Int128(value) * Int128(times)
    squares = Int128(value) * Int128(value) * Int128(times)
  }

  init(n: Int64 = 0, sum: Int128 = 0, squares: Int128 = 0) { (self.n, self.sum, self.squares) = (n, sum, squares) }
}

/// Sums of two whole numbers of the same respondents, their squares and their product.
struct ProductSums: AdditiveArithmetic, Sendable {
  var x = MomentSums.zero
  var y = MomentSums.zero
  var xy: Int128 = 0

  static var zero: Self { Self() }
  static func + (left: Self, right: Self) -> Self { Self(x: left.x + right.x, y: left.y + right.y, xy: left.xy + right.xy) }
  static func - (left: Self, right: Self) -> Self { Self(x: left.x - right.x, y: left.y - right.y, xy: left.xy - right.xy) }

  /// Σ(x-x̄)(y-ȳ). It is taken about the whole parts of the means first: the plain formula, n·Σxy - Σx·Σy, may not fit.
  var centred: Double {
    let n = Int128(x.n)
    guard n > 0 else { return 0 }
    let (meanX, restX) = x.sum.quotientAndRemainder(dividingBy: n)
    let (meanY, restY) = y.sum.quotientAndRemainder(dividingBy: n)
    let whole = xy - meanX * y.sum - meanY * x.sum + n * meanX * meanY
    // (Σ(x-m)(y-k))·n - restX·restY, over n; both parts are whole.
    let part = (restX * restY).quotientAndRemainder(dividingBy: n)
    return Double(whole - part.quotient) - Double(part.remainder) / Double(n)
  }
}

extension MomentSums {
  /// Σ(x-x̄)².
  var centred: Double { ProductSums(x: self, y: self, xy: squares).centred }
}
