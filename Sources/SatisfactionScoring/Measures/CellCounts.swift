/// One cell as the measures read it: its sparse places are put in order once.
struct CellCounts {
  let cell: CellTally
  private let sparsePlaces: [Int]

  init(_ cell: CellTally) {
    self.cell = cell
    sparsePlaces = cell.sparse.sorted.map(\.place)
  }

  var shape: CellShape { cell.shape }

  subscript(place: Int) -> Int64 { cell[place] }

  /// All counts of a range together.
  func sum(_ places: Range<Int>) -> Int64 {
    guard places.upperBound <= cell.dense.count else { return occupied(places).reduce(0) { $0 + $1.count } }
    return cell.dense[places].reduce(0, +)
  }

  /// The places of a range that hold a count, in order.
  func occupied(_ places: Range<Int>) -> [(place: Int, count: Int64)] {
    let dense = cell.dense
    if places.lowerBound < dense.count { return places.compactMap { dense[$0] == 0 ? nil : ($0, dense[$0]) } }
    var (low, high) = (0, sparsePlaces.count)
    while low < high {
      let middle = (low + high) / 2
      if sparsePlaces[middle] < places.lowerBound { low = middle + 1 } else { high = middle }
    }
    return sparsePlaces[low...].prefix { $0 < places.upperBound }.map { ($0, cell[$0]) }
  }
}
