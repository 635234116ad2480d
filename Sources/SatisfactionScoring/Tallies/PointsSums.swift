/// What the importance points of a block's respondents add up to, and whose can be used.
struct PointsSums {
  /// Respondents with no points at all, with points that were rescaled loudly, and with points that cannot be used.
  private(set) var blank: Int64 = 0
  private(set) var rescaled: Int64 = 0
  private(set) var refused: Int64 = 0
  /// The rows with every pair answered and points that add up to 100, and those with other usable points.
  private(set) var usual: [Int] = []
  private(set) var unusual: [Int] = []
  private let sums: [Int32]
  /// Whether each row's points can be used.
  private var isUsable: [Bool]

  init(_ block: ResponseBlock, _ shape: CellShape) {
    let dimensions = shape.scales.count - 1
    let columns = BlockKernel.pointSums(block.points, columns: dimensions, block.capacity, block.count)
    sums = columns.sums
    isUsable = Array(repeating: false, count: block.count)
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
      isUsable[row] = true
      guard Int(block.pairs[whole &+ row]) == shape.itemCount else { continue }
      if sums[row] == 10_000 { usual.append(row) } else { unusual.append(row) }
    }
  }

  /// Those of some rows whose points can be used, by what they add up to.
  func usable(_ rows: [Int]) -> [(sum: Int64, rows: [Int])] {
    let usable = rows.filter { isUsable[$0] }
    guard usable.contains(where: { sums[$0] != sums[usable[0]] }) else { return usable.isEmpty ? [] : [(sum(usable[0]), usable)] }
    return Dictionary(grouping: usable, by: sum).sorted { $0.key < $1.key }.map { (sum: $0.key, rows: $0.value) }
  }

  /// What one respondent's points add up to, in hundredths.
  @inline(__always)
  func sum(_ row: Int) -> Int64 { Int64(sums[row]) }
}

extension PointsCheck.Verdict {
  /// Whether the points are in the weighted sums.
  var isUsable: Bool { self == .usable || self == .rescaled }
}
