internal import SurveyModel

/// Where every response with an id stands: 32 bytes each, over all sources of a run.
struct DuplicateIndex {
  struct Entry {
    let key: RespondentHash
    let content: UInt32
    let time: Int64
    /// The source in the upper 24 bits, the record's ordinal in the lower 40.
    let place: UInt64

    var source: Int { Int(place >> 40) }
    var record: Int { Int(place & 0xFF_FFFF_FFFF) }
  }

  private var entries: [Entry] = []

  var count: Int { entries.count }

  /// Makes room for about so many responses at once, since growing by doubling would hold them twice.
  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  mutating func add(_ batch: ResponseBatch, source: Int) {
    for row in 0..<batch.count where !batch.keys[row].isNone {
      let place = UInt64(source) << 40 | UInt64(batch.positions[row].record)
      entries.append(Entry(key: batch.keys[row], content: batch.contents[row], time: batch.times[row], place: place))
    }
  }

  /// Forgets the responses of a source that was refused.
  mutating func remove(source: Int) { entries.removeAll { $0.source == source } }

  /// The responses that are replaced by another of the same respondent, by source and record: the latest recorded time stays, then the
  /// later arrival, then the later record; of responses that say the same at the same time the first stays.
  ///
  /// Beside them the span of the times of those that stay.
  consuming func losers() -> (losers: [Int: [Int: Rule]], span: TimeSpan) {
    entries.sort { $0.key.high < $1.key.high }
    var losers: [Int: [Int: Rule]] = [:]
    var span = TimeSpan()
    var first = 0
    while first < entries.count {
      var end = first + 1
      while end < entries.count, entries[end].key.high == entries[first].key.high { end += 1 }
      if end - first > 1 {
        for group in Dictionary(grouping: entries[first..<end], by: \.key).values {
          let (kept, replaced) = Self.resolve(group.sorted { $0.place < $1.place })
          span.add(kept?.time ?? .min)
          for (entry, rule) in replaced { losers[entry.source, default: [:]][entry.record] = rule }
        }
      } else {
        span.add(entries[first].time)
      }
      first = end
    }
    return (losers, span)
  }

  private static func resolve(_ group: [Entry]) -> (kept: Entry?, replaced: [(Entry, Rule)]) {
    guard let latest = group.max(by: { ($0.time, $0.place) < ($1.time, $1.place) }) else { return (nil, []) }
    let kept = group.first { $0.content == latest.content && $0.time == latest.time } ?? latest
    let replaced = group.filter { $0.place != kept.place }.map { entry in
      (entry, entry.content == kept.content ? Rule.duplicateIdentical : .duplicateConflict)
    }
    return (kept, replaced)
  }
}
