/// What the importance points of a block's respondents add up to, and whose can be used.
struct PointsSums {
  /// Respondents with no points at all, with points that were rescaled loudly, and with points that cannot be used.
  private(set) var blank: Int64 = 0
  private(set) var rescaled: Int64 = 0
  private(set) var refused: Int64 = 0
  /// All ones in the rows with every pair answered and points that add up to 100.
  let usual: [Int16]
  /// The other rows with every pair answered and usable points.
  private(set) var unusual: [Int] = []
  private let sums: [Int32]
  /// Whether each row's points cannot be used; empty where all can.
  private var isUnusable: [Bool] = []
  static let whole: Int32 = 10_000

  init(_ block: ResponseBlock, _ shape: CellShape) {
    let dimensions = shape.scales.count - 1
    let columns = BlockKernel.pointSums(block.points, columns: dimensions, block.capacity, block.count)
    let first = dimensions * block.capacity
    (sums, usual) = (
      columns.sums,
      BlockKernel.usual(columns.sums, columns.blanks, block.pairs, first, block.count, sum: Self.whole, size: Int16(shape.itemCount))
    )
    for row in 0..<block.count where columns.blanks[row] != 0 || sums[row] != Self.whole {
      let verdict = PointsCheck.verdict(sum: sums[row], blanks: columns.blanks[row], of: dimensions)
      switch verdict {
      case .blank: blank += 1
      case .refused: refused += 1
      case .rescaled: rescaled += 1
      case .usable: break
      }
      if !verdict.isUsable {
        if isUnusable.isEmpty { isUnusable = Array(repeating: false, count: block.count) }
        isUnusable[row] = true
      } else if Int(block.pairs[first + row]) == shape.itemCount {
        unusual.append(row)
      }
    }
  }

  /// Those of some rows whose points can be used, by what they add up to.
  func usable(_ rows: ArraySlice<Int>) -> [(sum: Int64, rows: ArraySlice<Int>)] {
    // Nearly always all of them add up to 100.
    let usable = isUnusable.isEmpty ? rows : rows.filter { !isUnusable[$0] }[...]
    if usable.allSatisfy({ sums[$0] == Self.whole }) { return usable.isEmpty ? [] : [(Int64(Self.whole), usable)] }
    return Dictionary(grouping: usable, by: sum).sorted { $0.key < $1.key }.map { (sum: $0.key, rows: $0.value[...]) }
  }

  /// What one respondent's points add up to, in hundredths.
  @inline(__always)
  func sum(_ row: Int) -> Int64 { Int64(sums[row]) }
}

extension PointsCheck.Verdict {
  /// Whether the points are in the weighted sums.
  var isUsable: Bool { self == .usable || self == .rescaled }
}
