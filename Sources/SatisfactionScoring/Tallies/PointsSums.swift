/// What the importance points of a block's respondents add up to, and whose can be used.
struct PointsSums {
  /// Respondents with no points at all, with points that were rescaled loudly, and with points that cannot be used.
  private(set) var blank: Int64 = 0
  private(set) var rescaled: Int64 = 0
  private(set) var refused: Int64 = 0
  /// The rows with every pair answered and points that add up to 100, and those with other usable points.
  private(set) var usual: [Int] = []
  private(set) var unusual: [Int] = []
  /// The rows with usable points and some pair missing.
  private(set) var partial: [Int] = []
  private let sums: [Int32]

  init(_ block: ResponseBlock, _ shape: CellShape) {
    let dimensions = shape.scales.count - 1
    let columns = BlockKernel.pointSums(block.points, columns: dimensions, block.capacity, block.count)
    sums = columns.sums
    usual.reserveCapacity(block.count)
    let whole = dimensions * block.capacity
    for row in 0..<block.count {
      let (blanks, faults) = (Int(columns.blanks[row] & 0xFF), columns.blanks[row] >> 8)
      // Nearly everybody's points are all there and add up to 100.
      if columns.blanks[row] != 0 || sums[row] != 10_000 {
        switch PointsCheck.verdict(sum: Int64(sums[row]), blanks: blanks, of: dimensions, isReadable: faults == 0) {
        case .blank: blank += 1
        case .refused: refused += 1
        case .rescaled: rescaled += 1
        case .usable: break
        }
        guard PointsCheck.verdict(sum: Int64(sums[row]), blanks: blanks, of: dimensions, isReadable: faults == 0).isUsable else { continue }
      }
      guard Int(block.pairs[whole &+ row]) == shape.itemCount else {
        partial.append(row)
        continue
      }
      if sums[row] == 10_000 { usual.append(row) } else { unusual.append(row) }
    }
  }

  /// What one respondent's points add up to, in hundredths.
  @inline(__always)
  func sum(_ row: Int) -> Int64 { Int64(sums[row]) }
}

extension PointsCheck.Verdict {
  /// Whether the points are in the weighted sums.
  var isUsable: Bool { self == .usable || self == .rescaled }
}
