extension ReportTable {
  /// How many rows the least patient readers look at before they fix the types of columns: polars 100, Power Query 200.
  private static let looked = 100

  /// The rows in the order of files: as they are, but a column that has a value at all has one within the first hundred rows.
  ///
  /// For that a row may stand before its turn. Otherwise readers take a column for one of nothing, and stumble over its first value.
  package var fileRows: [JSONValue] {
    guard rows.count > Self.looked else { return rows }
    // What moves forward pushes others back, which may be the first of their kind too.
    var (room, witnesses) = (Self.looked, firstOfTheirKind(from: Self.looked))
    while room > 1, Self.looked - witnesses.count < room {
      room = max(1, Self.looked - witnesses.count)
      witnesses = firstOfTheirKind(from: room)
    }
    let others = rows.indices.filter { !witnesses.contains($0) }
    return (others.prefix(room) + witnesses.sorted() + others.dropFirst(room)).map { rows[$0] }
  }

  /// Rows from a place on that have a value where no earlier row has one.
  private func firstOfTheirKind(from room: Int) -> Set<Int> {
    var missing = Set(columns.indices)
    var found = Set<Int>()
    for (place, row) in rows.enumerated() {
      guard !missing.isEmpty else { break }
      let seen = row.members.indices.filter { missing.contains($0) && row.members[$0].value != .null }
      missing.subtract(seen)
      if place >= room, !seen.isEmpty { found.insert(place) }
    }
    return found
  }
}
