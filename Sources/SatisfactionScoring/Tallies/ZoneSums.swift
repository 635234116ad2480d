/// Where perceptions lie: below the minimum, inside the zone (minimum ≤ perception ≤ desired) or above the desired level; a minimum above
/// the desired level is an inversion and in none of the three classes.
struct ZoneClasses: AdditiveArithmetic, Hashable, Sendable {
  var below: Int64 = 0
  var inside: Int64 = 0
  var above: Int64 = 0
  var inversions: Int64 = 0
  /// Minimum and desired level are the same; these are in one of the classes too.
  var zeroWidth: Int64 = 0

  static let zero = ZoneClasses()

  var n: Int64 { below + inside + above + inversions }

  /// Counts one comparison; the three are on one scale.
  @inline(__always)
  mutating func count<Value: Comparable>(_ minimum: Value, _ desired: Value, _ perceived: Value, _ sign: Int64 = 1) {
    guard minimum <= desired else {
      inversions &+= sign
      return
    }
    if minimum == desired { zeroWidth &+= sign }
    if perceived < minimum { below &+= sign } else if perceived > desired { above &+= sign } else { inside &+= sign }
  }

  static func + (left: Self, right: Self) -> Self {
    Self(
      below: left.below + right.below, inside: left.inside + right.inside, above: left.above + right.above,
      inversions: left.inversions + right.inversions, zeroWidth: left.zeroWidth + right.zeroWidth)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(
      below: left.below - right.below, inside: left.inside - right.inside, above: left.above - right.above,
      inversions: left.inversions - right.inversions, zeroWidth: left.zeroWidth - right.zeroWidth)
  }
}

/// Exact sums over answered triples of an item, or over respondents who answered the same number of triples of a dimension: their sums of
/// minimum, desired and perceived level, in points.
struct ZoneSums: AdditiveArithmetic, Hashable, Sendable {
  var n: Int64 = 0
  var minimum: Int64 = 0
  var desired: Int64 = 0
  var perceived: Int64 = 0
  /// Σ (perceived - minimum)².
  var adequacySquares: Int128 = 0
  /// Σ (perceived - desired)².
  var superioritySquares: Int128 = 0
  var classes = ZoneClasses()

  static let zero = ZoneSums()

  var adequacy: Int128 { Int128(perceived - minimum) }
  var superiority: Int128 { Int128(perceived - desired) }

  static func + (left: Self, right: Self) -> Self {
    Self(
      n: left.n + right.n, minimum: left.minimum + right.minimum, desired: left.desired + right.desired,
      perceived: left.perceived + right.perceived, adequacySquares: left.adequacySquares + right.adequacySquares,
      superioritySquares: left.superioritySquares + right.superioritySquares, classes: left.classes + right.classes)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(
      n: left.n - right.n, minimum: left.minimum - right.minimum, desired: left.desired - right.desired,
      perceived: left.perceived - right.perceived, adequacySquares: left.adequacySquares - right.adequacySquares,
      superioritySquares: left.superioritySquares - right.superioritySquares, classes: left.classes - right.classes)
  }
}

extension ZoneClasses {
  static let valueCount = 5

  var values: [Int64] { [below, inside, above, inversions, zeroWidth] }

  init(values: ArraySlice<Int64>) {
    let first = values.startIndex
    self.init(
      below: values[first], inside: values[first + 1], above: values[first + 2], inversions: values[first + 3], zeroWidth: values[first + 4]
    )
  }
}

extension ZoneSums {
  static let valueCount = 4 + ZoneClasses.valueCount

  /// All but the squares.
  var values: [Int64] { [n, minimum, desired, perceived] + classes.values }

  init(values: ArraySlice<Int64>, squares: ArraySlice<Int128>) {
    let first = values.startIndex
    self.init(n: values[first], minimum: values[first + 1], desired: values[first + 2], perceived: values[first + 3])
    (adequacySquares, superioritySquares) = (squares[squares.startIndex], squares[squares.startIndex + 1])
    classes = ZoneClasses(values: values[(first + 4)...])
  }
}
