internal import GRDB

/// Which versions a batch brought, as ranges of version numbers: a cumulative export repeats thousands of neighbours, and one range names
/// them all. A range stands for those of its numbers that are there.
struct Memberships {
  /// Sorted and apart.
  let ranges: [ClosedRange<Int64>]

  init(_ ranges: [ClosedRange<Int64>]) { self.ranges = ranges }

  init(_ db: Database, batch: Int64) throws {
    let select = try HotStatement(db, "SELECT first, last FROM membership WHERE batch_id = ? ORDER BY first")
    select.bind(1, batch)
    var ranges: [ClosedRange<Int64>] = []
    while try select.next() { ranges.append(select.integer(0)...max(select.integer(0), select.integer(1))) }
    self.ranges = ranges
  }

  /// Whether a version is one of them.
  func contains(_ version: Int64) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < version { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(version)
  }

  /// All versions that any of the batches brought.
  static func union(_ all: [Memberships]) -> Memberships {
    var joined: [ClosedRange<Int64>] = []
    for range in all.flatMap(\.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return Memberships(joined)
  }

  /// Writes which versions a batch brought.
  static func write(_ db: Database, batch: Int64, versions: [Int64]) throws {
    let insert = try HotStatement(db, "INSERT INTO membership (batch_id, first, last) VALUES (?, ?, ?)")
    insert.bind(1, batch)
    for range in ranges(of: versions) {
      insert.bind(2, range.lowerBound)
      insert.bind(3, range.upperBound)
      try insert.run()
    }
  }

  static func ranges(of versions: [Int64]) -> [ClosedRange<Int64>] {
    var ranges: [ClosedRange<Int64>] = []
    for version in versions.sorted() {
      if let last = ranges.last, version <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...version
      } else {
        ranges.append(version...version)
      }
    }
    return ranges
  }
}

/// How late versions arrived: with the latest live batch that brought them.
struct Standing {
  private let batches: [(id: Int64, arrival: Int64, versions: Memberships)]
  /// All versions of live batches.
  let all: Memberships

  /// - Parameter left: batches that do not count.
  init(_ db: Database, _ wave: WaveRow, without left: [Int64] = []) throws {
    let select = try HotStatement(
      db, "SELECT id, arrival FROM batch WHERE wave_id = ? AND retracted_at IS NULL ORDER BY arrival DESC, id DESC")
    select.bind(1, wave.id)
    var found: [(Int64, Int64)] = []
    while try select.next() { found.append((select.integer(0), select.integer(1))) }
    found.removeAll { left.contains($0.0) }
    batches = try found.map { ($0.0, $0.1, try Memberships(db, batch: $0.0)) }
    all = Memberships.union(batches.map(\.versions))
  }

  /// The latest arrival of a version and the batch it came with; nil where no live batch brought it.
  func latest(_ version: Int64) -> (arrival: Int64, batch: Int64)? {
    batches.first { $0.versions.contains(version) }.map { ($0.arrival, $0.id) }
  }
}
