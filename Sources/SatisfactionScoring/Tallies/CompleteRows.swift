internal import SurveyModel

/// The rows of a block that answered every item of one scale on one side.
struct CompleteRows {
  private let block: ResponseBlock
  private let side: Side
  /// All ones in complete rows, zero in the others.
  private let mask: [Int16]
  private let totals: Totals
  let n: Int64
  let total: Int64
  let squares: Int64

  /// Totals are zero in the other rows.
  private enum Totals {
    /// Products of 4,096 rows stay within 32 bits.
    case short([Int16])
    case long([Int32])
  }

  init(_ block: ResponseBlock, _ scale: Int, _ side: Side) {
    self.block = block
    self.side = side
    let (first, size) = (scale * block.capacity, block.shape.scales[scale].count)
    let (counts, sums) = block.answered(side)
    let most = size * (block.shape.points - 1)
    if block.count <= 4_096, block.shape.hasShortSums, most * most <= Int(Int32.max) / 4_096 {
      let rows = BlockKernel.complete(counts, sums, first, block.count, size: Int16(size), as: Int16.self, in: Int32.self)
      (mask, totals, n, total, squares) = (rows.mask, .short(rows.totals), rows.n, rows.total, rows.squares)
    } else {
      let rows = BlockKernel.complete(counts, sums, first, block.count, size: Int16(size), as: Int32.self, in: Int64.self)
      (mask, totals, n, total, squares) = (rows.mask, .long(rows.totals), rows.n, rows.total, rows.squares)
    }
  }

  /// The items' values item by item, zero in the rows that are not complete, and how many rows there are.
  func columns(_ items: Range<Int>) -> (values: [AnswerCode], rows: Int) {
    var values = [AnswerCode](repeating: 0, count: items.count * mask.count)
    for (place, item) in items.enumerated() {
      BlockKernel.masked(plus, minus, item * block.capacity, mask, into: &values, at: place * mask.count)
    }
    return (values, mask.count)
  }

  private var plus: [AnswerCode] { side == .expectation ? block.expectation : block.perception }
  private var minus: [AnswerCode]? { side == .gap ? block.expectation : nil }

  /// Σx, Σx² and ΣxT of one item.
  func moments(_ item: Int) -> (sum: Int64, squares: Int64, withTotal: Int64) {
    let column = item * block.capacity
    switch totals {
    case .short(let totals): return BlockKernel.moments(plus, minus, column, mask, totals, block.count)
    case .long(let totals): return BlockKernel.moments(plus, minus, column, mask, totals, block.count)
    }
  }
}
