/// Importance points and the weighted gaps that follow from them, for respondents with usable points and every dimension scored.
///
/// Blanks count 0 if the rest add up to 100 within 2; sums off by at most 10 are rescaled (more than 2: with a finding); the others are
/// out of the weighted rows.
struct PointsTally: Mergeable {
  /// Respondents whose points add up to `sum` and whose dimension scores have the common denominator `denominator`.
  struct Key: Hashable, Comparable {
    /// The named missing rule; -1 for respondents without a missing pair, who count under each.
    let rule: Int
    /// In hundredths of a point.
    let sum: Int64
    let denominator: Int64

    static func < (left: Key, right: Key) -> Bool { (left.rule, left.sum, left.denominator) < (right.rule, right.sum, right.denominator) }
  }

  private let shape: CellShape
  /// Values at a key: n, Σweighted, Σweighted², Σunweighted, Σunweighted², then Σpoints and Σ(points · gap) dimension by dimension.
  private(set) var sums: [Key: [Int128]] = [:]
  /// Respondents with no points at all, with points that were rescaled loudly, and with points that cannot be used.
  private(set) var blank: Int64 = 0
  private(set) var rescaled: Int64 = 0
  private(set) var refused: Int64 = 0

  init(shape: CellShape) { self.shape = shape }

  mutating func merge(_ other: Self) { add(other, 1) }

  mutating func retract(_ other: Self) { add(other, -1) }

  private mutating func add(_ other: Self, _ sign: Int64) {
    blank += sign * other.blank
    rescaled += sign * other.rescaled
    refused += sign * other.refused
    for (key, values) in other.sums { accumulate(key, values, Int128(sign)) }
  }

  private mutating func accumulate(_ key: Key, _ values: [Int128], _ sign: Int128) {
    var total = sums[key] ?? Array(repeating: 0, count: values.count)
    for index in values.indices { total[index] += sign * values[index] }
    sums[key] = total[0] == 0 ? nil : total
  }

  mutating func add(_ response: TallyRow, _ sign: Int64) {
    guard shape.hasGap, let points = usablePoints(response.points, sign) else { return }
    let rules = response.isFull ? [-1] : Array(MissingRule.allCases.indices)
    for rule in rules {
      let missing = rule < 0 ? MissingRule.any : MissingRule.allCases[rule]
      if let (key, values) = weighted(response, points, rule: rule, missing) { accumulate(key, values, Int128(sign)) }
    }
  }

  /// The points in hundredths with blanks as 0, or nil.
  private mutating func usablePoints(_ points: [Int32], _ sign: Int64) -> [Int64]? {
    guard points.contains(where: { $0 != -1 }) else {
      blank += sign
      return nil
    }
    let used = points.map { Int64(max(0, $0)) }
    let off = abs(used.reduce(0, +) - 10_000)
    let allowed: Int64 = points.contains(-1) ? 200 : 1_000
    guard !points.contains(where: { $0 < -1 }), off <= allowed else {
      refused += sign
      return nil
    }
    if off > 200 { rescaled += sign }
    return used
  }

  private func weighted(_ response: TallyRow, _ points: [Int64], rule: Int, _ missing: MissingRule) -> (Key, [Int128])? {
    let dimensions = shape.scales.count - 1
    var denominator: Int64 = 1
    for index in 0..<dimensions {
      let pairs = response.scales[index].pairs
      guard pairs > 0, pairs >= missing.minimum(of: shape.scales[index].count) else { return nil }
      denominator = Rational.leastCommonMultiple(denominator, Int64(pairs))
    }
    var (total, plain): (Int128, Int128) = (0, 0)
    var values: [Int128] = [1, 0, 0, 0, 0]
    for index in 0..<dimensions {
      let score = Int128(response.scales[index].gap) * Int128(denominator / Int64(response.scales[index].pairs))
      let contribution = score * Int128(points[index])
      total += contribution
      plain += score
      values += [Int128(points[index]), contribution]
    }
    (values[1], values[2], values[3], values[4]) = (total, total * total, plain, plain * plain)
    return (Key(rule: rule, sum: points.reduce(0, +), denominator: denominator), values)
  }
}
