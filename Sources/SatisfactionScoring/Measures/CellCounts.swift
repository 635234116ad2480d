internal import SurveyModel

/// One cell as the measures read it: its sparse places are put in order once, and so are the answers to each item.
///
/// A class, since every measure holds one and a cell is a dozen arrays.
final class CellCounts: Sendable {
  let cell: CellTally
  private let sparsePlaces: [Int]
  /// By item.
  let items: [ItemCounts]

  init(_ cell: CellTally) {
    let sparsePlaces = cell.sparse.sorted.map(\.place)
    (self.cell, self.sparsePlaces) = (cell, sparsePlaces)
    items = (0..<cell.shape.itemCount).map { ItemCounts(cell.shape, item: $0) { Self.occupied($0, cell, sparsePlaces) } }
  }

  var shape: CellShape { cell.shape }

  subscript(place: Int) -> Int64 { cell[place] }

  /// All counts of a range together.
  func sum(_ places: Range<Int>) -> Int64 {
    guard places.upperBound <= cell.dense.count else { return occupied(places).reduce(0) { $0 + $1.count } }
    return cell.dense[places].reduce(0, +)
  }

  /// The places of a range that hold a count, in order.
  func occupied(_ places: Range<Int>) -> [(place: Int, count: Int64)] { Self.occupied(places, cell, sparsePlaces) }

  private static func occupied(_ places: Range<Int>, _ cell: CellTally, _ sparsePlaces: [Int]) -> [(place: Int, count: Int64)] {
    let dense = cell.dense
    if places.lowerBound < dense.count {
      var found: [(place: Int, count: Int64)] = []
      found.reserveCapacity(places.count)
      for place in places where dense[place] != 0 { found.append((place, dense[place])) }
      return found
    }
    var (low, high) = (0, sparsePlaces.count)
    while low < high {
      let middle = (low + high) / 2
      if sparsePlaces[middle] < places.lowerBound { low = middle + 1 } else { high = middle }
    }
    return sparsePlaces[low...].prefix { $0 < places.upperBound }.map { ($0, cell[$0]) }
  }
}

/// How often each two answers to one item were given together.
struct ItemCounts {
  /// All combinations of answers that occur, and of reasons for missing ones, which come behind the points; without expectations all are at
  /// expectation 0.
  let joint: [(expectation: Int, perception: Int, count: Int64)]
  /// Answered pairs alone.
  let pairs: [(expectation: Int, perception: Int, count: Int64)]

  fileprivate init(_ shape: CellShape, item: Int, _ occupied: (Range<Int>) -> [(place: Int, count: Int64)]) {
    let (points, width) = (shape.points, shape.points + MissingReason.allCases.count)
    let size = shape.hasGap ? width * width : width
    let first = shape.jointStart + item * size
    joint = occupied(first..<first + size).map { place, count in
      let offset = place - first
      return shape.hasGap ? (offset / width, offset % width, count) : (0, offset, count)
    }
    pairs = joint.filter { $0.expectation < points && $0.perception < points }
  }
}
