internal import SurveyModel
internal import SurveyReading

/// The respondents of a store in the order of their hashes: 24 bytes each.
struct RespondentIndex: Sendable {
  struct Entry: Sendable {
    let high: UInt64
    let low: UInt32
    let part: Int32
    let index: Int64

    var row: ResponseStore.Row { ResponseStore.Row(part: Int(part), index: Int(index)) }

    static func < (left: Entry, right: Entry) -> Bool { left.high != right.high ? left.high < right.high : left.low < right.low }
  }

  private(set) var entries: [Entry] = []

  init(_ store: ResponseStore) throws(ReadingError) {
    var entries: [Entry] = []
    entries.reserveCapacity(store.count)
    try store.forEachRespondent { key, row in
      entries.append(Entry(high: key.high, low: key.low, part: Int32(row.part), index: Int64(row.index)))
    }
    entries.sort(by: <)
    self.entries = entries
  }

  /// Calls `body` for each respondent of both indexes whose place here is in `range`.
  func join(_ range: Range<Int>, _ other: RespondentIndex, _ body: (Entry, Entry) throws(ReadingError) -> Void) throws(ReadingError) {
    guard let first = range.first else { return }
    var place = other.place(of: entries[first])
    for entry in entries[range] {
      while place < other.entries.count, other.entries[place] < entry { place += 1 }
      guard place < other.entries.count else { return }
      if !(entry < other.entries[place]) { try body(entry, other.entries[place]) }
    }
  }

  /// Where the first entry stands that is not before `wanted`.
  private func place(of wanted: Entry) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
