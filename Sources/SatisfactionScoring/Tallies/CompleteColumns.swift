/// The sums of respondents' dimensions in 16 bits, zero where the dimension is not complete: what their products are summed from.
///
/// Row r of dimension d is at `d * rows + r`.
struct CompleteColumns {
  private let rows: Int
  /// One where a respondent answered all of a dimension, zero elsewhere.
  private var mask: [Int16]
  private var sides: [[Int16]]

  /// Columns of `sums` that fit 16 bits, as do the products of `rows` of them in 32.
  init(rows: Int, capacity: Int, _ answered: [Int16], _ sums: [[Int32]], _ sizes: [Int]) {
    self.rows = rows
    mask = Array(repeating: 0, count: sizes.count * rows)
    sides = Array(repeating: mask, count: sums.count)
    for (dimension, size) in sizes.enumerated() {
      BlockKernel.equal(answered, dimension * capacity, rows, to: Int16(size), into: &mask, at: dimension * rows)
      for side in sums.indices {
        BlockKernel.shorten(sums[side], dimension * capacity, mask, rows, into: &sides[side], at: dimension * rows)
      }
    }
  }

  /// n, Σx, Σy and Σxy over respondents who completed both dimensions.
  func products(_ first: Int, _ second: Int) -> DimensionPairTally.Sums {
    var sums = DimensionPairTally.Sums()
    let (left, right) = (first * rows, second * rows)
    sums.n = BlockKernel.products(mask, left, right, rows, mask).both
    for side in sides.indices {
      let products = BlockKernel.products(sides[side], left, right, rows, mask)
      (sums.x[side], sums.y[side], sums.xy[side]) = (products.first, products.second, products.both)
    }
    return sums
  }
}
