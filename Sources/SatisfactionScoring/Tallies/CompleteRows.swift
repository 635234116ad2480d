internal import SurveyModel

/// The rows of a block that answered every item of one scale on one side, for sums that need 64 bits and for products of items.
struct CompleteRows {
  private let block: ResponseBlock
  private let side: Side
  /// All ones in complete rows, zero in the others.
  private let mask: [Int16]
  /// Zero in the other rows.
  private let totals: [Int32]
  let n: Int64
  let total: Int64
  let squares: Int64

  init(_ block: ResponseBlock, _ scale: Int, _ side: Side) {
    self.block = block
    self.side = side
    let (counts, sums) = block.answered(side)
    (mask, totals, n, total, squares) = BlockKernel.complete(
      counts, sums, scale * block.capacity, block.count, size: Int16(block.shape.scales[scale].count))
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
    BlockKernel.moments(plus, minus, item * block.capacity, mask, totals, block.count)
  }
}
