/// Cross-products of the items of each scale over complete responses: with the moments beside them, the covariance matrix that
/// standardised alpha, lambda-6 and omega need. Counted only where it is asked for, since it costs more than all the rest.
struct ItemProductTally: Mergeable {
  private let shape: CellShape
  /// Σ x_i x_j for i < j, scale after scale, side after side; empty where it was not asked for.
  private var products: [Int64]
  private let starts: [Int]

  init(shape: CellShape) {
    self.shape = shape
    var next = 0
    starts = shape.scales.flatMap { scale in
      Side.allCases.map { _ in
        defer { next += scale.count * (scale.count - 1) / 2 }
        return next
      }
    }
    products = Array(repeating: 0, count: shape.hasItemProducts ? next : 0)
  }

  static func == (left: Self, right: Self) -> Bool { left.shape == right.shape && left.products == right.products }

  mutating func merge(_ other: Self) {
    for place in products.indices { products[place] += other.products[place] }
  }

  mutating func retract(_ other: Self) {
    for place in products.indices { products[place] -= other.products[place] }
  }

  /// Adds the rows of a block that answered every item of one scale on one side.
  mutating func add(_ complete: CompleteRows, _ scale: Int, _ side: Side, _ sign: Int64) {
    guard !products.isEmpty, complete.n > 0 else { return }
    let (columns, count) = complete.columns(shape.scales[scale].items)
    var place = starts[scale * Side.allCases.count + side.rawValue]
    let size = shape.scales[scale].count
    // 64 points and 4,096 rows stay within 32 bits.
    let isSmall = shape.points <= 64 && count <= 4_096
    for first in 0..<size {
      for second in first + 1..<max(size, first + 1) {
        let sum =
          isSmall
          ? BlockKernel.product(columns, first * count, second * count, count, as: Int32.self)
          : BlockKernel.product(columns, first * count, second * count, count, as: Int64.self)
        products[place] += sign * sum
        place += 1
      }
    }
  }

  /// Σ x_i x_j of two different items of a scale, by their places in it; nil where it was not counted.
  func product(_ scale: Int, _ side: Side, _ first: Int, _ second: Int) -> Int64? {
    guard !products.isEmpty, first != second else { return nil }
    let (low, high, size) = (min(first, second), max(first, second), shape.scales[scale].count)
    let offset = low * size - low * (low + 1) / 2 + high - low - 1
    return products[starts[scale * Side.allCases.count + side.rawValue] + offset]
  }
}

extension ItemProductTally: TallyCodable {
  func write(to writer: inout TallyWriter) { writer.values(products) }

  mutating func read(from reader: inout TallyReader) throws(TallyCodingError) { products = try reader.values(products.count) }
}
