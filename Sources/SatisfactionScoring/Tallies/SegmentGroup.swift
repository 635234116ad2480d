/// Whose answers a cell counts: a segment value's, in one period.
struct CellKey: Hashable, Comparable {
  let label: String
  /// The period's key; `wholeSpan` where time is not looked at.
  let period: Int

  static let wholeSpan = 0

  static func < (left: CellKey, right: CellKey) -> Bool {
    left.label == right.label ? left.period < right.period : left.label.utf8.lexicographicallyPrecedes(right.label.utf8)
  }
}

/// The cells of one segment column, by the value's label and the period.
struct SegmentGroup: Mergeable {
  private let shape: CellShape
  private var places: [CellKey: Int] = [:]
  private var cells: [CellTally] = []

  init(shape: CellShape) { self.shape = shape }

  static func == (left: SegmentGroup, right: SegmentGroup) -> Bool {
    left.shape == right.shape && left.sorted.elementsEqual(right.sorted) { $0.key == $1.key && $0.cell == $1.cell }
  }

  /// The cells that hold a response, by label and period.
  var sorted: [(key: CellKey, cell: CellTally)] {
    places.sorted { $0.key < $1.key }.map { ($0.key, cells[$0.value]) }.filter { $0.1.responses != 0 }
  }

  /// Cells that hold a response; one from which all were taken out again is none.
  var cellCount: Int { cells.count { $0.responses != 0 } }

  var responses: Int64 { cells.reduce(0) { $0 + $1.responses } }

  /// All cells together.
  var total: CellTally { cells.reduce(into: CellTally(shape: shape)) { $0.merge($1) } }

  /// The cells of each label over all periods, by label.
  var byLabel: [(label: String, cell: CellTally)] { joined(by: \.label) { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The cells of each period over all labels, by period.
  var byPeriod: [(period: Int, cell: CellTally)] { joined(by: \.period, <).map { ($0.0, $0.1) } }

  private func joined<Part: Hashable>(by part: KeyPath<CellKey, Part>, _ precedes: (Part, Part) -> Bool) -> [(Part, CellTally)] {
    var joined: [Part: CellTally] = [:]
    for (key, cell) in sorted { joined[key[keyPath: part], default: CellTally(shape: shape)].merge(cell) }
    return joined.sorted { precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  mutating func add(_ block: ResponseBlock, _ key: CellKey, sign: Int64) { cells[place(key)].add(block, sign: sign) }

  mutating func put(_ cell: CellTally, _ key: CellKey) { cells[place(key)] = cell }

  mutating func merge(_ other: SegmentGroup) {
    for (key, cell) in other.sorted { cells[place(key)].merge(cell) }
  }

  mutating func retract(_ other: SegmentGroup) {
    for (key, cell) in other.sorted { cells[place(key)].retract(cell) }
  }

  private mutating func place(_ key: CellKey) -> Int {
    if let place = places[key] { return place }
    cells.append(CellTally(shape: shape))
    places[key] = cells.count - 1
    return cells.count - 1
  }
}
