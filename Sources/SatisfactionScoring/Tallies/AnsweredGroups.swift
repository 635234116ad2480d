/// Respondents who left something out, put together by how much they answered of each dimension: a few patterns are nearly all there are.
struct AnsweredGroups {
  /// The rows of each pattern.
  private(set) var rows: [[Int]] = []

  /// Groups of `count` rows; what a row answered of dimension d is at `d * capacity + row`, and all of it is `sizes[d]`.
  init(_ answered: [Int16], _ sizes: [Int], _ capacity: Int, _ count: Int) {
    let partial = BlockKernel.partialRows(answered, sizes, capacity, count)
    // Six bits tell how many of up to 63 items; where that is not enough, every row is a group.
    guard sizes.count <= 10, sizes.allSatisfy({ $0 < 64 }) else {
      rows = partial.map { [$0] }
      return
    }
    var places: [UInt64: Int] = [:]
    var last: (pattern: UInt64, place: Int)?
    for row in partial {
      var pattern: UInt64 = 0
      for dimension in sizes.indices { pattern = pattern << 6 | UInt64(truncatingIfNeeded: answered[dimension &* capacity &+ row]) }
      let place = last.flatMap { $0.pattern == pattern ? $0.place : nil } ?? places[pattern] ?? rows.count
      if place == rows.count {
        rows.append([])
        places[pattern] = place
      }
      rows[place].append(row)
      last = (pattern, place)
    }
  }
}
